package tenure.jobs.night;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import tenure.bronze.Deliveries;
import tenure.contract.Field;
import tenure.jobs.lake.Lake;
import tenure.jobs.settings.Operations;
import tenure.ops.CheckAction;
import tenure.ops.CheckKind;

/** Judges what the sources have delivered up to a night: how fresh it is, and that none is lost. */
final class SourceChecks {
  private static final LocalDate EVER = LocalDate.of(1900, 1, 1);

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
   * @param results freshness by source, and whether every row has a fate
   * @param rowsRead rows of tonight's files
   */
  record Found(List<CheckResult> results, long rowsRead) {}

  Found found() {
    List<CheckResult> results = new ArrayList<>();
    long read = 0;
    long lost = 0;
    for (Row source : sources()) {
      results.add(freshness(source.getString(0), source.getDate(1).toLocalDate()));
      results.add(readable(source.getString(0), source.getLong(4)));
      read += source.getLong(2);
      lost += source.getLong(3);
    }
    results.add(conservation(lost));
    return new Found(List.copyOf(results), read);
  }

  private List<Row> sources() {
    Column isTonight = Deliveries.KNOWN_ON.col().equalTo(lit(Date.valueOf(night)));
    Column isBronze = Deliveries.TARGET.col().startsWith("bronze.");
    return lake.slices(Deliveries.TABLE, EVER, night)
        .groupBy(Deliveries.SOURCE.col())
        .agg(
            max(Deliveries.KNOWN_ON.col()),
            sum(when(isTonight.and(isBronze), Deliveries.ROWS_READ.col()).otherwise(lit(0L))),
            sum(when(isTonight, lost()).otherwise(lit(0L))),
            sum(when(isTonight, Deliveries.ROWS_REJECTED.col()).otherwise(lit(0L))))
        .orderBy(Deliveries.SOURCE.col())
        .collectAsList();
  }

  private static Column lost() {
    Column fates = lit(0L);
    for (Field fate :
        List.of(
            Deliveries.ROWS_LOADED,
            Deliveries.ROWS_REJECTED,
            Deliveries.ROWS_DUPLICATE,
            Deliveries.ROWS_FILTERED)) {
      fates = fates.plus(fate.col());
    }
    return Deliveries.ROWS_READ.col().plus(Deliveries.ROWS_ADDED.col()).minus(fates);
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
        "delivered",
        CheckKind.FRESHNESS,
        action,
        days <= settings.warnDays(),
        BigDecimal.valueOf(days),
        "%s last delivered a file %d nights ago, on %s.".formatted(source, days, last));
  }

  private static CheckResult readable(String source, long rejected) {
    return new CheckResult(
        source,
        "rows_readable",
        CheckKind.RANGES,
        CheckAction.REJECT_ROW,
        rejected == 0,
        BigDecimal.valueOf(rejected),
        "%d rows of %s were set aside tonight; see bronze.rejected_rows."
            .formatted(rejected, source));
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
