package tenure.ledger;

import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Money;
import tenure.contract.Field;

/** What each grain paid at each month end at which it had a line. */
public final class GrainMrr {
  public static final Field GRAIN_ID = GrainMonths.GRAIN_ID;
  public static final Field MONTH_END_DATE = GrainMonths.MONTH_END_DATE;
  public static final Field MRR =
      Field.money("mrr", "MRR at the rates of the month end, never below 0 (rule 1.10).");
  public static final Field PAUSED_MRR = LineMonths.PAUSED_MRR;

  private GrainMrr() {}

  /**
   * One row per grain and month end with a line that counts, active or paused.
   *
   * @param lineMonths as known, from {@link LineMonths#asKnown}
   * @param hierarchy as known; an account that it does not list stands for itself
   */
  public static Dataset<Row> from(
      Dataset<Row> lineMonths, Dataset<Row> hierarchy, LedgerPolicy policy) {
    Column value = GrainValues.ownValue(policy);
    Column isActive = GrainMonths.isActive();
    return GrainMonths.underParents(lineMonths.where(counts()), hierarchy)
        .groupBy(GRAIN_ID.col(), MONTH_END_DATE.col())
        .agg(
            Money.neverNegative(sum(when(isActive, value))).as(MRR.name()),
            Money.neverNegative(sum(when(not(isActive), value))).as(PAUSED_MRR.name()));
  }

  /** Whether the grain is a customer at the month end, paying or paused. */
  public static Column isHeld() {
    return MRR.col().plus(PAUSED_MRR.col()).gt(0);
  }

  static Column counts() {
    return LineMonths.STATE.col().isin(LineState.ACTIVE, LineState.PAUSED);
  }
}
