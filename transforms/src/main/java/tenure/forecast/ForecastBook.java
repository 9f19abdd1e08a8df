package tenure.forecast;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_max;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.exists;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.percentile;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Money;
import tenure.columns.Months;
import tenure.contract.Field;
import tenure.ledger.DueMrr;
import tenure.ledger.GrainMonths;
import tenure.ledger.LedgerPolicy;

/**
 * Where a forecast of retention begins: what each grain pays at the last complete month, and what
 * it paid a year before the end of each quarter ahead, all at the rates of the last month; and how
 * grains moved in the past year's quarters in which no term of theirs ended.
 */
public final class ForecastBook {
  public static final Field GRAIN_ID = GrainMonths.GRAIN_ID;
  public static final Field NOW_MRR = Field.money("now_mrr", "MRR at the last complete month.");

  /** How many equally likely values a quarter's move is drawn from. */
  static final int STEPS = 50;

  /** The moves, an array of {@link #STEPS} ratios in one row. */
  static final String RATIOS = "_ratios";

  private static final Column OPENED = col("_opened");
  private static final Column CLOSED = col("_closed");
  private static final Column FROM = col("_from");
  private static final Column DUE = col("_due");
  private static final Column RATIO = col("_ratio");

  private ForecastBook() {}

  /** What a grain paid a year before the end of a quarter ahead, 0 for the next one. */
  static Field opening(int quarter) {
    return Field.money(
        "opening_mrr_" + (quarter + 1), "MRR a year before the end of quarter " + (quarter + 1));
  }

  /**
   * One row per grain that pays now, or paid at one of the openings or in the past year.
   *
   * @param lineMonths as known on the night
   * @param hierarchy as known
   */
  public static Dataset<Row> from(
      Dataset<Row> lineMonths,
      Dataset<Row> hierarchy,
      Dataset<Row> fxRates,
      LedgerPolicy ledger,
      int fiscalYearStartMonth,
      LocalDate night) {
    ForecastMonths months = ForecastMonths.of(night, fiscalYearStartMonth);
    Dataset<Row> read =
        lineMonths
            .where(GrainMonths.MONTH_END_DATE.col().isin(months.ends()))
            .where(GrainMonths.isActive());
    List<Column> sums = new ArrayList<>();
    for (int i = 0; i < ForecastMonths.QUARTERS; i++) {
      int opening = months.opening(i);
      sums.add(at(opening, months.last() - opening).as(opening(i).name()));
      sums.add(at(months.pastEnd(i + 1), ForecastMonths.QUARTER).as(opened(i)));
      sums.add(at(months.pastEnd(i), 0).as(closed(i)));
    }
    return GrainMonths.from(read, hierarchy, fxRates, ledger, months.horizons())
        .groupBy(GRAIN_ID.col())
        .agg(at(months.last(), 0).as(NOW_MRR.name()), sums.toArray(Column[]::new));
  }

  /** The MRR at the end of a month, at the rates of so many months later. */
  private static Column at(int month, int later) {
    Column isMonth = GrainMonths.MONTH_END_DATE.col().equalTo(lit(Months.end(month)));
    return Money.neverNegative(sum(when(isMonth, GrainMonths.valueAt(later))));
  }

  /**
   * One row with the ratios that the MRR of a grain was multiplied by in a quarter in which no term
   * of it ended, of the past four; no move where nothing is known.
   *
   * @param book from {@link #from}
   * @param due from {@link DueMrr#from}: the same grains
   */
  public static Dataset<Row> moves(
      Dataset<Row> book, Dataset<Row> due, int fiscalYearStartMonth, LocalDate night) {
    ForecastMonths months = ForecastMonths.of(night, fiscalYearStartMonth);
    Column past =
        array(
            IntStream.range(0, ForecastMonths.QUARTERS)
                .mapToObj(i -> past(i, months))
                .toArray(Column[]::new));
    Dataset<Row> ends =
        due.groupBy(GRAIN_ID.col())
            .agg(collect_set(Months.number(DueMrr.MONTH_END_DATE.col())).as(DUE.toString()));
    Column within = exists(DUE, m -> m.gt(FROM).and(m.leq(FROM.plus(ForecastMonths.QUARTER))));
    Column none = array(IntStream.range(0, STEPS).mapToObj(i -> lit(1.0)).toArray(Column[]::new));
    return book.select(GRAIN_ID.col(), inline(past))
        .where(OPENED.gt(0))
        .join(ends, GRAIN_ID.name(), "left_outer")
        .where(not(coalesce(within, lit(false))))
        .select(Money.share(CLOSED, OPENED).as(RATIO.toString()))
        .agg(percentile(RATIO, middles()).as(RATIOS))
        .select(when(array_max(col(RATIOS)).isNotNull(), col(RATIOS)).otherwise(none).as(RATIOS));
  }

  private static Column past(int quartersAgo, ForecastMonths months) {
    return struct(
        col(opened(quartersAgo)).as(OPENED.toString()),
        col(closed(quartersAgo)).as(CLOSED.toString()),
        lit(months.pastEnd(quartersAgo + 1)).as(FROM.toString()));
  }

  /** The middles of {@link #STEPS} equal parts. */
  private static Column middles() {
    return array(
        IntStream.range(0, STEPS).mapToObj(i -> lit((i + 0.5) / STEPS)).toArray(Column[]::new));
  }

  private static String opened(int quartersAgo) {
    return "_opened_" + quartersAgo;
  }

  private static String closed(int quartersAgo) {
    return "_closed_" + quartersAgo;
  }
}
