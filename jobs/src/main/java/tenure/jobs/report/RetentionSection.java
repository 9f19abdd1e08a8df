package tenure.jobs.report;

import static tenure.jobs.report.Grid.row;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tenure.jobs.report.CompanyReport.Retention;

/**
 * How much of a year-old revenue is still there, month by month, and of each quarter's customers.
 */
final class RetentionSection {
  private final List<Retention> months;
  private final CohortCharts cohorts;
  private final Words words;

  RetentionSection(CompanyReport report, Words words) {
    this.months = report.retention().stream().filter(r -> r.nrr() != null).toList();
    this.cohorts = new CohortCharts(report);
    this.words = words;
  }

  Section section() {
    List<Chart> charts = new ArrayList<>();
    if (!months.isEmpty()) {
      charts.add(rates().wide());
    }
    charts.addAll(cohorts.charts());
    return new Section("retention", "Retention", charts, List.of());
  }

  private Chart rates() {
    return Chart.of(
        "rates",
        "Net and gross revenue retention",
        finding(),
        table(),
        "lines",
        Map.of(
            "names", months.stream().map(r -> Words.month(r.end())).toList(),
            "unit", "share",
            "fromZero", false,
            "guides",
                List.of(
                    new Chart.Guide("100%: growth covers losses", Verdict.LEVEL_NRR),
                    new Chart.Guide("85%: below is a problem for GRR", Verdict.WEAK_GRR)),
            "series",
                List.of(
                    Chart.line("Net (NRR)", values(Retention::nrr)),
                    Chart.line("Gross (GRR)", values(Retention::grr)),
                    Chart.line("Logos", values(Retention::logo)))));
  }

  private List<Double> values(Function<Retention, Double> rate) {
    return Arrays.asList(months.stream().map(rate).toArray(Double[]::new));
  }

  private String finding() {
    Retention now = months.get(months.size() - 1);
    return ("Each point looks back 12 months from the end of its month. In %s: NRR %s, GRR %s. The gap"
            + " between the two lines is expansion; a falling lower line is loss that expansion may hide.")
        .formatted(Words.month(now.end()), Words.share(now.nrr()), Words.share(now.grr()));
  }

  private Grid table() {
    return Grid.of(
        "Retention by month",
        List.of(
            "12 months to",
            "#Paid then",
            "#Paid now",
            "#Of it retained",
            "#NRR",
            "#GRR",
            "#Logos",
            "#Customers then",
            "#Still paying"),
        months.stream()
            .map(
                r ->
                    row(
                        Words.month(r.end()),
                        words.exact(r.opening()),
                        words.exact(r.closing()),
                        words.exact(r.retained()),
                        Words.share(r.nrr()),
                        Words.share(r.grr()),
                        Words.share(r.logo()),
                        Words.count(r.openingAccounts()),
                        Words.count(r.retainedAccounts())))
            .toList());
  }
}
