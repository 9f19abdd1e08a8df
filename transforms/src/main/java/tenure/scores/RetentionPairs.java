package tenure.scores;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
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
 * The opening and closing MRR of each grain, and of each of its products, in each window. A month
 * is the closing of some windows and the opening of others, so one pass gives both.
 */
final class RetentionPairs {
  static final Column PRODUCT = col("product");
  static final Column MONTHS = col("months");
  static final Column END = col("end");
  static final Column OWN = col("own");
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
  private static final Column LATER = col(GrainValues.MONTHS_LATER);
  private static final List<Column> AMOUNTS =
      List.of(OWN, OPENING, OPENING_PAUSED, CLOSING, CLOSING_PAUSED);
  private static final Column ACTIVE = col("active");
  private static final Column PAUSED = col("paused");

  private RetentionPairs() {}

  /** One row per grain, product (null for all of them) and window up to the last complete month. */
  static Dataset<Row> from(
      Dataset<Row> lineMonths,
      Dataset<Row> hierarchy,
      Dataset<Row> fxRates,
      LedgerPolicy ledger,
      RetentionWindows windows,
      LocalDate night) {
    Column later = concatenated(windows);
    Dataset<Row> values = GrainValues.from(lineMonths, hierarchy, fxRates, ledger, later);
    Column[] sums =
        AMOUNTS.stream().map(a -> Money.cents(sum(a)).as(a.toString())).toArray(Column[]::new);
    return withPast(grains(products(values, ledger)))
        .select(
            GRAIN,
            PRODUCT,
            FIRST_POSITIVE,
            when(LATER.equalTo(0), PAYING_MONTHS).as(PAYING_MONTHS.toString()),
            inline(sides(windows)))
        .where(END.leq(Months.day(Months.lastComplete(night))))
        .groupBy(GRAIN, PRODUCT, MONTHS, END)
        .agg(
            min(FIRST_POSITIVE).as(FIRST_POSITIVE.toString()),
            with(sums, max(PAYING_MONTHS).as(PAYING_MONTHS.toString())))
        .where(AMOUNTS.stream().reduce(Column::plus).orElseThrow().gt(0));
  }

  private static Column concatenated(RetentionWindows windows) {
    return org.apache.spark.sql.functions.concat(
        array(lit(0)), windows.openedBy(LineMonths.MONTH_END_DATE.col()));
  }

  /** What the lines of a product family add to, at its own rates and at those of each horizon. */
  private static Dataset<Row> products(Dataset<Row> values, LedgerPolicy ledger) {
    Column isActive = GrainMonths.isActive();
    Column value = GrainValues.value(ledger);
    return values
        .groupBy(GRAIN, LineMonths.PRODUCT_FAMILY.col().as("family"), MONTH, LATER)
        .agg(
            sum(when(isActive, GrainValues.ownValue(ledger))).as(OWN.toString()),
            sum(when(isActive, value)).as(ACTIVE.toString()),
            sum(when(isActive.equalTo(false), value)).as(PAUSED.toString()));
  }

  /** Each product family beside the whole grain, neither below 0 (rule 1.10). */
  private static Dataset<Row> grains(Dataset<Row> products) {
    Column each = array(lit(null), coalesce(col("family"), lit("unknown")));
    Column[] sums =
        Stream.of(OWN, ACTIVE, PAUSED)
            .map(a -> Money.neverNegative(sum(a)).as(a.toString()))
            .toArray(Column[]::new);
    return products
        .withColumn(PRODUCT.toString(), explode(each))
        .groupBy(GRAIN, PRODUCT, MONTH, LATER)
        .agg(sums[0], sums[1], sums[2]);
  }

  private static Dataset<Row> withPast(Dataset<Row> months) {
    WindowSpec unit = Window.partitionBy(GRAIN, PRODUCT);
    Column index = year(MONTH).multiply(12).plus(month(MONTH));
    WindowSpec year = unit.orderBy(index).rangeBetween(-RetentionWindows.YEAR, 0);
    Column isMonth = LATER.equalTo(0);
    Column isHeld = isMonth.and(ACTIVE.plus(PAUSED).gt(0));
    return months.withColumns(
        Map.of(
            FIRST_POSITIVE.toString(), min(when(isHeld, MONTH)).over(unit),
            PAYING_MONTHS.toString(),
                sum(when(isMonth.and(ACTIVE.gt(0)), 1).otherwise(0)).over(year)));
  }

  /** A month's own value closes windows; what it is worth later opens one. */
  private static Column sides(RetentionWindows windows) {
    Column none = Money.zero();
    Column closings =
        transform(windows.closedBy(MONTH), m -> side(m, MONTH, none, none, none, ACTIVE, PAUSED));
    Column end = Months.plus(MONTH, LATER);
    Column opening = array(side(LATER, end, OWN, ACTIVE, PAUSED, none, none));
    return when(LATER.equalTo(0), closings).otherwise(opening);
  }

  private static Column side(Column months, Column end, Column... amounts) {
    List<Column> fields =
        new ArrayList<>(List.of(months.as(MONTHS.toString()), end.as(END.toString())));
    for (int i = 0; i < amounts.length; i++) {
      fields.add(amounts[i].as(AMOUNTS.get(i).toString()));
    }
    return struct(fields.toArray(Column[]::new));
  }

  private static Column[] with(Column[] columns, Column last) {
    return Stream.concat(Stream.of(columns), Stream.of(last)).toArray(Column[]::new);
  }
}
