package tenure.jobs.night;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import tenure.bronze.Deliveries;
import tenure.contract.Field;
import tenure.jobs.lake.Lake;

/**
 * What a source has delivered up to a night.
 *
 * @param source the source
 * @param last the night that last took a file of it
 * @param read rows of tonight's files
 * @param lost rows of tonight's files whose fate is unknown
 * @param rejected rows of tonight's files that were set aside
 * @param sameWeekday rows of the files of the same weekday of the weeks before, as far as these
 *     nights ran and it delivered at all by then
 */
record SourceDeliveries(
    String source, LocalDate last, long read, long lost, long rejected, List<Long> sameWeekday) {
  private static final LocalDate EVER = LocalDate.of(1900, 1, 1);

  /** Every source that ever delivered, in one pass, looking so many weeks back. */
  static List<SourceDeliveries> of(Lake lake, LocalDate night, int weeks) {
    List<Row> rows = counted(lake, night, weeks);
    List<SourceDeliveries> all = new ArrayList<>();
    for (Row row : rows) {
      List<Long> sameWeekday = new ArrayList<>();
      for (int week = 0; week < weeks; week++) {
        int at = week;
        boolean hasRun = rows.stream().anyMatch(r -> r.<Long>getList(6).get(at) != null);
        boolean hasBegun = !row.getDate(5).toLocalDate().isAfter(night.minusWeeks(week + 1L));
        if (hasRun && hasBegun) {
          Long read = row.<Long>getList(6).get(week);
          sameWeekday.add(read == null ? 0 : read);
        }
      }
      all.add(of(row, Collections.unmodifiableList(sameWeekday)));
    }
    return all;
  }

  private static SourceDeliveries of(Row row, List<Long> sameWeekday) {
    return new SourceDeliveries(
        row.getString(0),
        row.getDate(1).toLocalDate(),
        row.getLong(2),
        row.getLong(3),
        row.getLong(4),
        sameWeekday);
  }

  private static List<Row> counted(Lake lake, LocalDate night, int weeks) {
    Column isTonight = isOn(night);
    Column isBronze = Deliveries.TARGET.col().startsWith("bronze.");
    Column[] before =
        IntStream.rangeClosed(1, weeks)
            .mapToObj(week -> isOn(night.minusWeeks(week)).and(isBronze))
            .map(isThen -> sum(when(isThen, Deliveries.ROWS_READ.col())))
            .toArray(Column[]::new);
    return lake.slices(Deliveries.TABLE, EVER, night)
        .groupBy(Deliveries.SOURCE.col())
        .agg(
            max(Deliveries.KNOWN_ON.col()),
            sum(when(isTonight.and(isBronze), Deliveries.ROWS_READ.col()).otherwise(lit(0L))),
            sum(when(isTonight, fateless()).otherwise(lit(0L))),
            sum(when(isTonight, Deliveries.ROWS_REJECTED.col()).otherwise(lit(0L))),
            min(Deliveries.KNOWN_ON.col()),
            array(before))
        .orderBy(Deliveries.SOURCE.col())
        .collectAsList();
  }

  private static Column isOn(LocalDate night) {
    return Deliveries.KNOWN_ON.col().equalTo(lit(Date.valueOf(night)));
  }

  private static Column fateless() {
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
}
