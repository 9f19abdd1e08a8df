package tenure.ledger;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Money;
import tenure.columns.Months;

/**
 * The line months that count, active or paused, gathered under their ultimate parents (rule 2.8):
 * one row per grain, with all that its movements are made from, read by {@link LedgerMonth#of}.
 */
final class GrainLines {
  /** The column that holds the line months. */
  static final Column LINE_MONTHS = col("line_months");

  private static final Column MONTH = LineMonths.MONTH_END_DATE.col();

  private GrainLines() {}

  /**
   * The lines of every grain.
   *
   * @param lineMonths as known, from {@link LineMonths#asKnown}
   * @param hierarchy as known; an account that it does not list stands for itself
   */
  static Dataset<Row> from(
      Dataset<Row> lineMonths, Dataset<Row> hierarchy, Dataset<Row> fxRates, LedgerPolicy policy) {
    Dataset<Row> counting =
        GrainMonths.underParents(lineMonths.where(GrainMrr.counts()), hierarchy);
    return Rates.atMonthEnds(counting, LineMonths.CURRENCY.col(), MONTH, fxRates, List.of(1))
        .select(GrainMonths.GRAIN_ID.col(), line(policy).as("line"))
        .groupBy(GrainMonths.GRAIN_ID.col())
        .agg(collect_list(col("line")).as(LINE_MONTHS.toString()));
  }

  private static Column line(LedgerPolicy policy) {
    Column tier = LineMonths.TIER_RANK.col().cast("string");
    return struct(
        Months.number(MONTH).as("month"),
        coalesce(LineMonths.PRODUCT_FAMILY.col(), lit("")).as("family"),
        coalesce(tier, LineMonths.PLAN.col(), lit("")).as("tier"),
        GrainMonths.isActive().as("is_active"),
        LineMonths.QUANTITY.col().cast("decimal(16,4)").as("quantity"),
        GrainValues.ownValue(policy).as("value"),
        Money.converted(LineMonths.ORIGINAL_LIST.col(), LineMonths.RATE.col()).as("list"),
        inItsCurrency(GrainValues.original(policy), policy).as("original"),
        inItsCurrency(LineMonths.ORIGINAL_LIST.col(), policy).as("original_list"),
        Rates.later(1, LineMonths.CURRENCY.col(), policy).cast("decimal(14,8)").as("next_rate"));
  }

  /** Null where it is the reporting currency, which the next month end values the same. */
  private static Column inItsCurrency(Column original, LedgerPolicy policy) {
    return when(GrainValues.isForeign(policy), original).cast("decimal(20,8)");
  }
}
