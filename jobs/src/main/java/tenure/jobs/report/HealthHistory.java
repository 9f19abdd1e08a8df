package tenure.jobs.report;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import tenure.jobs.report.CompanyReport.Month;

/** How the colours of the customers shifted from month to month. */
final class HealthHistory {
  private static final int MONTHS = 24;

  private final TreeMap<LocalDate, HealthMonth> known = new TreeMap<>();
  private final List<LocalDate> ends;

  /** What nights saw comes before what was worked out later. */
  HealthHistory(CompanyReport report) {
    report.foresight().months().forEach(m -> known.put(m.end(), m));
    report.months().stream()
        .map(Month::health)
        .filter(Objects::nonNull)
        .forEach(m -> known.put(m.end(), m));
    this.ends = known.isEmpty() ? List.of() : ends();
  }

  /** Every month end from the first known to the last; what is older than two years goes. */
  private List<LocalDate> ends() {
    YearMonth last = YearMonth.from(known.lastKey());
    known.headMap(last.minusMonths(MONTHS).atEndOfMonth(), true).clear();
    return Stream.iterate(
            YearMonth.from(known.firstKey()), m -> !m.isAfter(last), m -> m.plusMonths(1))
        .map(YearMonth::atEndOfMonth)
        .toList();
  }

  /** The chart; nothing while there is nothing to compare. */
  Optional<Chart> chart() {
    return known.size() < 2
        ? Optional.empty()
        : Optional.of(
            Chart.of(
                    "bands-by-month",
                    "Health by month",
                    finding(),
                    table(),
                    "stack",
                    Map.of(
                        "names",
                        ends.stream().map(Words::month).toList(),
                        "unit",
                        "share",
                        "isSideways",
                        false,
                        "isUpright",
                        true,
                        "faded",
                        ends.stream().map(this::isWorkedOut).toList(),
                        "series",
                        Arrays.stream(Band.values()).map(this::series).toList()))
                .wide());
  }

  private boolean isWorkedOut(LocalDate end) {
    return known.containsKey(end) && known.get(end).isWorkedOut();
  }

  private Chart.Series series(Band band) {
    return new Chart.Series(
        Words.name(band.words()),
        band.tone(),
        Arrays.asList(ends.stream().map(end -> share(end, band)).toArray(Double[]::new)),
        ends.stream().map(end -> "").toList());
  }

  private Double share(LocalDate end, Band band) {
    return known.containsKey(end) ? known.get(end).shares().get(band) : null;
  }

  private String finding() {
    LocalDate first = known.firstKey();
    LocalDate last = known.lastKey();
    String sentence =
        "From %s to %s green went from %s to %s of the customers, and red from %s to %s."
            .formatted(
                Words.month(first),
                Words.month(last),
                Words.share(share(first, Band.GREEN)),
                Words.share(share(last, Band.GREEN)),
                Words.share(share(first, Band.RED)),
                Words.share(share(last, Band.RED)));
    String workedOut =
        known.values().stream().anyMatch(HealthMonth::isWorkedOut)
            ? " In pale months no night had run: they are worked out from dated facts."
            : "";
    String empty = known.size() < ends.size() ? " Empty months are not known." : "";
    return sentence + workedOut + empty;
  }

  private Grid table() {
    return Grid.of(
        "Health by month",
        List.of("Month", "#Green", "#Yellow", "#Red", "#Not enough data", "#Customers", "Known"),
        known.values().stream().map(HealthHistory::row).toList());
  }

  private static List<Object> row(HealthMonth month) {
    return Grid.row(
        Words.month(month.end()),
        Words.share(month.shares().get(Band.GREEN)),
        Words.share(month.shares().get(Band.YELLOW)),
        Words.share(month.shares().get(Band.RED)),
        Words.share(month.shares().get(Band.UNKNOWN)),
        Words.count(month.accounts()),
        month.isWorkedOut() ? "worked out later" : "at the time");
  }
}
