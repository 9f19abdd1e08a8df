package tenure.jobs.report;

import static tenure.jobs.report.Grid.row;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import tenure.jobs.report.CompanyReport.Retention;
import tenure.jobs.report.ForecastQuarter.Range;

/** Where retention was at the ends of past quarters, and where it is expected at those to come. */
final class ForecastChart {
  private static final int QUARTER = 3;
  private static final int PAST_MONTHS = 15;

  private final List<ForecastQuarter> ahead;
  private final List<Retention> past;

  ForecastChart(CompanyReport report) {
    List<Retention> rates = report.retention().stream().filter(r -> r.nrr() != null).toList();
    this.ahead = report.forecast();
    this.past =
        rates.stream()
            .filter(r -> r == CompanyReport.last(rates) || isQuarterEnd(r.end()))
            .toList();
  }

  /** Whether a month ends a quarter, as those do that are forecast, and is not long ago. */
  private boolean isQuarterEnd(LocalDate end) {
    if (ahead.isEmpty()) {
      return false;
    }
    long back = ChronoUnit.MONTHS.between(YearMonth.from(end), YearMonth.from(ahead.get(0).end()));
    return back % QUARTER == 0 && back <= PAST_MONTHS;
  }

  /** The chart; nothing before the first forecast. */
  Optional<Chart> chart() {
    return ahead.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Chart.of(
                    "forecast",
                    "Where retention will end",
                    finding(),
                    table(),
                    "fan",
                    Map.of(
                        "names", names(),
                        "tips", tips(),
                        "series",
                            List.of(
                                series("Net (NRR)", Retention::nrr, ForecastQuarter::nrr),
                                series("Gross (GRR)", Retention::grr, ForecastQuarter::grr))))
                .wide());
  }

  private List<String> names() {
    return Stream.concat(
            past.stream().map(Retention::end), ahead.stream().map(ForecastQuarter::end))
        .map(Words::month)
        .toList();
  }

  /** The lines of what is expected begin where the known ones end. */
  private Map<String, Object> series(
      String name, Function<Retention, Double> known, Function<ForecastQuarter, Range> range) {
    List<Double> actual = new ArrayList<>(past.stream().map(known).toList());
    actual.addAll(Arrays.asList(new Double[ahead.size()]));
    return Map.of(
        "name", name,
        "actual", actual,
        "expected", joined(known, q -> range.apply(q).expected()),
        "low", joined(known, q -> range.apply(q).low()),
        "high", joined(known, q -> range.apply(q).high()));
  }

  private List<Double> joined(
      Function<Retention, Double> known, Function<ForecastQuarter, Double> expected) {
    List<Double> values = new ArrayList<>(Arrays.asList(new Double[past.size()]));
    if (!past.isEmpty()) {
      values.set(past.size() - 1, known.apply(CompanyReport.last(past)));
    }
    ahead.stream().map(expected).forEach(values::add);
    return values;
  }

  private List<String> tips() {
    return Stream.concat(
            past.stream()
                .map(
                    r ->
                        "%s: NRR %s, GRR %s"
                            .formatted(
                                Words.month(r.end()), Words.share(r.nrr()), Words.share(r.grr()))),
            ahead.stream()
                .map(
                    q ->
                        "%s: NRR %s (%s), GRR %s (%s)"
                            .formatted(
                                Words.month(q.end()),
                                Words.share(q.nrr().expected()),
                                interval(q.nrr()),
                                Words.share(q.grr().expected()),
                                interval(q.grr()))))
        .toList();
  }

  private String finding() {
    ForecastQuarter end = CompanyReport.last(ahead);
    return ("By the end of %s NRR is expected at %s and GRR at %s. Of %s drawn futures %.0f%% end in"
            + " the shaded ranges: NRR %s, GRR %s.")
        .formatted(
            Words.month(end.end()),
            Words.share(end.nrr().expected()),
            Words.share(end.grr().expected()),
            Words.count(end.draws()),
            end.interval() * 100,
            interval(end.nrr()),
            interval(end.grr()));
  }

  private static String interval(Range range) {
    return Words.share(range.low()) + " – " + Words.share(range.high());
  }

  private Grid table() {
    return Grid.of(
        "Retention expected by quarter",
        List.of("12 months to", "#NRR", "#NRR interval", "#GRR", "#GRR interval"),
        Stream.concat(
                past.stream().map(ForecastChart::known),
                ahead.stream().map(ForecastChart::expected))
            .toList());
  }

  private static List<Object> known(Retention r) {
    return row(Words.month(r.end()), Words.share(r.nrr()), "known", Words.share(r.grr()), "known");
  }

  private static List<Object> expected(ForecastQuarter q) {
    return row(
        Words.month(q.end()),
        Words.share(q.nrr().expected()),
        interval(q.nrr()),
        Words.share(q.grr().expected()),
        interval(q.grr()));
  }
}
