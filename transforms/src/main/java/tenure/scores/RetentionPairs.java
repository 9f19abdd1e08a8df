package tenure.scores;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.month;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.year;
import static tenure.ledger.GrainValues.MONTHS_LATER;
import static tenure.scores.RetentionMonths.ACTIVE;
import static tenure.scores.RetentionMonths.PAUSED;
import static tenure.scores.RetentionMonths.PRODUCT;
import static tenure.scores.RetentionMonths.VIEW;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import tenure.columns.Money;
import tenure.columns.Months;
import tenure.ledger.GrainMonths;
import tenure.ledger.GrainValues;
import tenure.ledger.LedgerPolicy;
import tenure.ledger.LineMonths;

/**
 * The opening and closing MRR of each grain, and of each of its products, in each window and view.
 * A month is the closing of some windows and the opening of others, so one pass gives both.
 */
final class RetentionPairs {
  static final Column MONTHS = col("months");
  static final Column END = col("end");
  static final Column REPORTED = RetentionMonths.REPORTED;
  static final Column OWN = RetentionMonths.OWN;
  static final Column OPENING = col("opening");
  static final Column OPENING_PAUSED = col("opening_paused");
  static final Column CLOSING = col("closing");
  static final Column CLOSING_PAUSED = col("closing_paused");

  /** The first month end ever paid at, of the grain or its product. */
  static final Column FIRST_POSITIVE = col("first_positive");

  /** At how many of the last thirteen month ends MRR was above 0, the closing included. */
  static final Column PAYING_MONTHS = col("paying_months");

  private static final Column GRAIN = GrainMonths.GRAIN_ID.col();
  private static final Column MONTH = GrainMonths.MONTH_END_DATE.col();
  private static final List<Column> AMOUNTS =
      List.of(REPORTED, OWN, OPENING, OPENING_PAUSED, CLOSING, CLOSING_PAUSED);

  private RetentionPairs() {}

  /** One row per grain, product, view and window up to the last complete month. */
  static Dataset<Row> from(
      Dataset<Row> restatements,
      Dataset<Row> hierarchies,
      Dataset<Row> fxRates,
      LedgerPolicy ledger,
      RetentionWindows windows,
      LocalDate night) {
    Column opened = windows.openedBy(LineMonths.MONTH_END_DATE.col());
    Column later = concat(array(lit(0)), opened);
    Dataset<Row> values = GrainValues.from(restatements, hierarchies, fxRates, ledger, later);
    Stream<Column> sums = AMOUNTS.stream().map(a -> Money.cents(sum(a)).as(a.toString()));
    Stream<Column> last = Stream.of(max(PAYING_MONTHS).as(PAYING_MONTHS.toString()));
    return withPast(RetentionMonths.from(values, ledger))
        .select(
            GRAIN,
            PRODUCT,
            VIEW,
            FIRST_POSITIVE,
            when(MONTHS_LATER.equalTo(0), PAYING_MONTHS).as(PAYING_MONTHS.toString()),
            inline(sides(windows)))
        .where(END.leq(Months.day(Months.lastComplete(night))))
        .groupBy(GRAIN, PRODUCT, VIEW, MONTHS, END)
        .agg(
            min(FIRST_POSITIVE).as(FIRST_POSITIVE.toString()),
            Stream.concat(sums, last).toArray(Column[]::new))
        .where(AMOUNTS.stream().reduce(Column::plus).orElseThrow().gt(0));
  }

  private static Dataset<Row> withPast(Dataset<Row> months) {
    WindowSpec unit = Window.partitionBy(GRAIN, PRODUCT, VIEW);
    Column index = year(MONTH).multiply(12).plus(month(MONTH));
    WindowSpec year = unit.orderBy(index).rangeBetween(-RetentionWindows.YEAR, 0);
    Column isMonth = MONTHS_LATER.equalTo(0);
    Column isHeld = isMonth.and(ACTIVE.plus(PAUSED).gt(0));
    Column pays = when(isMonth.and(ACTIVE.gt(0)), 1).otherwise(0);
    return months.withColumns(
        Map.of(
            FIRST_POSITIVE.toString(), min(when(isHeld, MONTH)).over(unit),
            PAYING_MONTHS.toString(), sum(pays).over(year)));
  }

  /** A month's own value closes windows; what it is worth later opens one. */
  private static Column sides(RetentionWindows windows) {
    Column none = Money.zero();
    Column closings =
        transform(
            windows.closedBy(MONTH), m -> side(m, MONTH, none, none, none, none, ACTIVE, PAUSED));
    Column end = Months.plus(MONTH, MONTHS_LATER);
    Column opening = array(side(MONTHS_LATER, end, REPORTED, OWN, ACTIVE, PAUSED, none, none));
    return when(MONTHS_LATER.equalTo(0), closings).otherwise(opening);
  }

  private static Column side(Column months, Column end, Column... amounts) {
    List<Column> fields = new ArrayList<>();
    fields.add(months.as(MONTHS.toString()));
    fields.add(end.as(END.toString()));
    for (int i = 0; i < amounts.length; i++) {
      fields.add(amounts[i].as(AMOUNTS.get(i).toString()));
    }
    return struct(fields.toArray(Column[]::new));
  }
}
