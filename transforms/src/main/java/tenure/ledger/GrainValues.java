package tenure.ledger;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Money;
import tenure.columns.Months;
import tenure.silver.FxRates;

/**
 * Line months once for every later month end that compares itself with them, valued at the rate of
 * that end (rule 1.9). Where {@link GrainMonths} gives a column per horizon, this gives a row, so
 * that few months can have many horizons.
 */
public final class GrainValues {
  /** How many months after its own the row is looked at. */
  public static final Column MONTHS_LATER = col("_months_later");

  /** The later month end. */
  static final Column END = col("_later_end");

  private static final Column RATE = col("_later_rate");

  private GrainValues() {}

  /** Line months once per horizon, with what {@link #value} needs. */
  static Dataset<Row> later(
      Dataset<Row> lineMonths, Dataset<Row> fxRates, LedgerPolicy policy, Column monthsLater) {
    Column month = LineMonths.MONTH_END_DATE.col();
    Dataset<Row> looked =
        lineMonths
            .withColumn(MONTHS_LATER.toString(), explode(monthsLater))
            .withColumn(END.toString(), Months.plus(month, MONTHS_LATER));
    return rated(looked, fxRates, policy);
  }

  /** MRR of the line at the rate of the later month end, whether active or paused. */
  public static Column value(LedgerPolicy policy) {
    Column isOwn = MONTHS_LATER.equalTo(0).or(not(isForeign(policy)));
    return Money.converted(original(policy), when(isOwn, LineMonths.RATE.col()).otherwise(RATE));
  }

  /** The same at the rate of its own month end. */
  public static Column ownValue(LedgerPolicy policy) {
    return Money.converted(original(policy), LineMonths.RATE.col());
  }

  private static Dataset<Row> rated(Dataset<Row> rows, Dataset<Row> fxRates, LedgerPolicy policy) {
    Dataset<Row> rates =
        broadcast(
            fxRates.select(
                FxRates.CURRENCY.col().as("_rate_currency"),
                FxRates.MONTH_END_DATE.col().as("_rate_end"),
                FxRates.RATE.col().as(RATE.toString())));
    Column same =
        LineMonths.CURRENCY
            .col()
            .equalTo(col("_rate_currency"))
            .and(END.equalTo(col("_rate_end")))
            .and(isForeign(policy));
    return rows.join(rates, same, "left_outer").drop("_rate_currency", "_rate_end");
  }

  static Column isForeign(LedgerPolicy policy) {
    return LineMonths.CURRENCY.col().notEqual(lit(policy.reportingCurrency()));
  }

  static Column original(LedgerPolicy policy) {
    boolean isNet = policy.basis() == LedgerPolicy.Basis.NET;
    return (isNet ? LineMonths.ORIGINAL : LineMonths.ORIGINAL_LIST).col();
  }
}
