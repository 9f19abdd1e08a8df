package tenure.jobs.night;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import tenure.bronze.Deliveries;
import tenure.jobs.lake.Lake;
import tenure.jobs.settings.Operations;
import tenure.ops.CheckAction;
import tenure.ops.CheckKind;

/**
 * Judges what the sources have delivered up to a night: how fresh it is, how much, and that none is
 * lost.
 */
final class SourceChecks {
  /** The check of how long ago a source last delivered anything. */
  static final String DELIVERED = "delivered";

  private final Lake lake;
  private final Operations.Checks settings;
  private final LocalDate night;

  SourceChecks(Lake lake, Operations.Checks settings, LocalDate night) {
    this.lake = lake;
    this.settings = settings;
    this.night = night;
  }

  /**
   * What was found.
   *
   * @param results freshness, rows set aside and volume by source, and whether every row has a fate
   * @param rowsRead rows of tonight's files
   */
  record Found(List<CheckResult> results, long rowsRead) {}

  Found found() {
    List<SourceDeliveries> sources = SourceDeliveries.of(lake, night, settings.volume().weeks());
    List<CheckResult> results = new ArrayList<>();
    for (SourceDeliveries source : sources) {
      results.add(freshness(source.source(), source.last()));
      results.add(readable(source.source(), source.rejected()));
      results.add(volume(source));
    }
    results.add(conservation(sources.stream().mapToLong(SourceDeliveries::lost).sum()));
    return new Found(
        List.copyOf(results), sources.stream().mapToLong(SourceDeliveries::read).sum());
  }

  /** Late is told of; silent for long is acted upon. */
  private CheckResult freshness(String source, LocalDate last) {
    long days = ChronoUnit.DAYS.between(last, night);
    CheckAction action =
        days > settings.errorDays()
            ? settings.action(CheckKind.FRESHNESS, source)
            : CheckAction.WARN;
    return new CheckResult(
        source,
        DELIVERED,
        CheckKind.FRESHNESS,
        action,
        days <= settings.warnDays(),
        BigDecimal.valueOf(days),
        "%s last delivered a file %d nights ago, on %s.".formatted(source, days, last));
  }

  /** The rows are set aside in any case; whether the rest goes on is chosen. */
  private CheckResult readable(String source, long rejected) {
    return new CheckResult(
        source,
        "rows_readable",
        CheckKind.RANGES,
        settings.action(CheckKind.RANGES, source),
        rejected == 0,
        BigDecimal.valueOf(rejected),
        "%d rows of %s were set aside tonight; see bronze.rejected_rows."
            .formatted(rejected, source));
  }

  /** A source has no table that readers could keep: it is told of then. */
  private CheckResult volume(SourceDeliveries source) {
    CheckAction chosen = settings.action(CheckKind.VOLUME, source.source());
    return new RowCount(source.source(), "rows_read", source.read(), source.sameWeekday())
        .judged(
            settings.volume().surprisedByArrivals(source.read(), source.sameWeekday()),
            chosen == CheckAction.KEEP_TABLE ? CheckAction.WARN : chosen);
  }

  private static CheckResult conservation(long lost) {
    return new CheckResult(
        Deliveries.TABLE.fullName(),
        "rows_conserved",
        CheckKind.CONSERVATION,
        CheckAction.FAIL_NIGHT,
        lost == 0,
        BigDecimal.valueOf(lost),
        "%d rows delivered tonight have no known fate.".formatted(lost));
  }
}
