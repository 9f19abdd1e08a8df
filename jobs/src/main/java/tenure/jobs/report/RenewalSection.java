package tenure.jobs.report;

import static tenure.jobs.report.Grid.row;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tenure.jobs.report.CompanyReport.QuarterRisk;
import tenure.jobs.report.CompanyReport.Renewal;

/** What comes up for renewal within twelve months, what of it is at risk, and where it will end. */
final class RenewalSection {
  private final CompanyReport report;
  private final List<QuarterRisk> groups;
  private final Words words;

  RenewalSection(CompanyReport report, Words words) {
    this.report = report;
    this.groups = report.quarters();
    this.words = words;
  }

  Section section() {
    List<Chart> charts = new ArrayList<>();
    if (!groups.isEmpty()) {
      charts.add(quarters().wide());
    }
    new ForecastChart(report).chart().ifPresent(charts::add);
    return new Section(
        "renewals", "Renewals", charts, List.of(groups.isEmpty() ? none() : riskiest()));
  }

  private static Section.Panel none() {
    return new Section.Panel(
        "No term ends within twelve months",
        "Renewals appear here when a subscription has a term end.",
        "",
        "wide",
        null);
  }

  private Chart quarters() {
    List<String> names = groups.stream().map(QuarterRisk::quarter).distinct().toList();
    Function<Band, List<BigDecimal>> due = band -> names.stream().map(q -> due(q, band)).toList();
    List<Chart.Series> series =
        Arrays.stream(Band.values())
            .filter(b -> groups.stream().anyMatch(g -> g.risk() == b))
            .map(
                b ->
                    new Chart.Series(
                        risk(b),
                        b.tone(),
                        due.apply(b),
                        due.apply(b).stream().map(words::money).toList()))
            .toList();
    return Chart.of(
        "quarters",
        "ARR up for renewal by quarter",
        quartersFinding(),
        quartersTable(),
        "stack",
        Map.of("names", names, "unit", "money", "isSideways", false, "series", series));
  }

  private static String risk(Band band) {
    return switch (band) {
      case GREEN -> "Low risk";
      case YELLOW -> "Some risk";
      case RED -> "High risk";
      case UNKNOWN -> "Risk unknown";
    };
  }

  private BigDecimal due(String quarter, Band risk) {
    return sum(
        groups.stream().filter(g -> g.quarter().equals(quarter) && g.risk() == risk),
        QuarterRisk::arrDue);
  }

  private static BigDecimal sum(
      Stream<QuarterRisk> some, Function<QuarterRisk, BigDecimal> measure) {
    return some.map(measure).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private String quartersFinding() {
    BigDecimal due = sum(groups.stream(), QuarterRisk::arrDue);
    BigDecimal expected = sum(groups.stream(), QuarterRisk::arrExpected);
    BigDecimal high = sum(groups.stream().filter(g -> g.risk() == Band.RED), QuarterRisk::arrDue);
    long terms = groups.stream().mapToLong(QuarterRisk::terms).sum();
    return "Within 12 months %s worth %s of ARR come up; %s is expected to renew (%s). %s carries high risk."
        .formatted(
            Words.count(terms, "term"),
            words.money(due),
            words.money(expected),
            Words.part(expected, due),
            words.money(high));
  }

  private Grid quartersTable() {
    return Grid.of(
        "Renewals by quarter and risk",
        List.of("Quarter", "Risk", "#Terms", "#ARR due", "#Expected to renew"),
        groups.stream()
            .map(
                g ->
                    row(
                        g.quarter(),
                        g.risk(),
                        Words.count(g.terms()),
                        words.exact(g.arrDue()),
                        words.exact(g.arrExpected())))
            .collect(Collectors.toList()));
  }

  private Section.Panel riskiest() {
    return new Section.Panel(
        "The riskiest renewals",
        "The terms with the most ARR expected to be lost: what is due, less what is expected to renew.",
        "",
        "wide",
        Grid.of(
            "The riskiest renewals",
            List.of(
                "Account",
                "Segment",
                "Health",
                "#Score",
                "Term ends",
                "#ARR due",
                "#Likely to renew",
                "Risk",
                "~Why",
                "~Next"),
            report.riskiest().stream().map(this::line).toList()));
  }

  private List<Object> line(Renewal r) {
    return row(
        r.account(),
        Words.name(r.segment()),
        r.health(),
        Words.score(r.score()),
        Words.shortDay(r.ends()),
        words.exact(r.arrDue()),
        Words.share(r.probability()),
        r.risk(),
        Words.name(r.reasons()),
        Words.name(r.motion()));
  }
}
