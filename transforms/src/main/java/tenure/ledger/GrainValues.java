package tenure.ledger;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Money;
import tenure.columns.Months;
import tenure.silver.FxRates;

/**
 * Line months under their ultimate parent (rule 2.8), once for every later month end at whose rate
 * they are needed (rule 1.9). Where {@link GrainMonths} gives a column per horizon, this gives a
 * row, so that few months can have many horizons.
 */
public final class GrainValues {
  public static final String MONTHS_LATER = "_months_later";

  private static final String RATE = "_later_rate";
  private static final String CURRENCY = "_later_currency";
  private static final String END = "_later_end";

  private GrainValues() {}

  /**
   * The line months that count, active or paused, with {@link #MONTHS_LATER} and {@link #value}.
   *
   * @param lineMonths as known
   * @param hierarchy as known; an account that it does not list stands for itself
   * @param monthsLater the horizons of a row, an array of whole numbers, 0 for its own month end
   */
  public static Dataset<Row> from(
      Dataset<Row> lineMonths,
      Dataset<Row> hierarchy,
      Dataset<Row> fxRates,
      LedgerPolicy policy,
      Column monthsLater) {
    Column counts = LineMonths.STATE.col().isin(LineState.ACTIVE, LineState.PAUSED);
    Dataset<Row> rates =
        broadcast(
            fxRates.select(
                FxRates.CURRENCY.col().as(CURRENCY),
                FxRates.MONTH_END_DATE.col().as(END),
                FxRates.RATE.col().as(RATE)));
    Column end = Months.plus(LineMonths.MONTH_END_DATE.col(), col(MONTHS_LATER));
    Column same = LineMonths.CURRENCY.col().equalTo(col(CURRENCY)).and(end.equalTo(col(END)));
    return GrainMonths.underParents(lineMonths.where(counts), hierarchy)
        .withColumn(MONTHS_LATER, explode(monthsLater))
        .join(rates, same.and(isForeign(policy)), "left_outer")
        .drop(CURRENCY, END);
  }

  /** MRR of the line at the rate so many months later, whether active or paused. */
  public static Column value(LedgerPolicy policy) {
    Column own = LineMonths.RATE.col();
    Column isOwn = col(MONTHS_LATER).equalTo(0).or(isForeign(policy).equalTo(false));
    return Money.converted(original(policy), when(isOwn, own).otherwise(col(RATE)));
  }

  /** The same at the rate of its own month end. */
  public static Column ownValue(LedgerPolicy policy) {
    return Money.converted(original(policy), LineMonths.RATE.col());
  }

  private static Column isForeign(LedgerPolicy policy) {
    return LineMonths.CURRENCY.col().notEqual(lit(policy.reportingCurrency()));
  }

  private static Column original(LedgerPolicy policy) {
    boolean isNet = policy.basis() == LedgerPolicy.Basis.NET;
    return (isNet ? LineMonths.ORIGINAL : LineMonths.ORIGINAL_LIST).col();
  }
}
