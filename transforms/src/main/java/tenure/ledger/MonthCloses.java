package tenure.ledger;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.min;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Field;

/**
 * When each month was closed (rule 1.13): one row per month. What is learned later than that is a
 * restatement.
 */
public final class MonthCloses {
  private static final Field MONTH_END_DATE = LineMonths.MONTH_END_DATE;
  private static final Column MONTH = col("_closed_month");
  private static final Column FIRST_KNOWN = col("_first_known_on");
  private static final Column CLOSED_ON = col("_closed_on");

  private MonthCloses() {}

  /**
   * The close of every month that the ledger knows. A month first known after its closing day, as
   * with a history that was loaded at once, closes on the night that first knew it.
   *
   * @param lineMonths the restatements of some nights, none left out before the last of them
   */
  public static Dataset<Row> from(Dataset<Row> lineMonths, LedgerPolicy policy) {
    return lineMonths
        .groupBy(MONTH_END_DATE.col().as(MONTH.toString()))
        .agg(min(LineMonths.KNOWN_ON.col()).as(FIRST_KNOWN.toString()))
        .withColumn(CLOSED_ON.toString(), greatest(closingDay(MONTH, policy), FIRST_KNOWN));
  }

  /** The rows of months, each with the close of its month, where it has one. */
  static Dataset<Row> beside(Dataset<Row> rows, Dataset<Row> closes) {
    return rows.join(broadcast(closes), MONTH_END_DATE.col().equalTo(MONTH), "left_outer")
        .drop(MONTH);
  }

  /** The month that a row of {@link #from} is about. */
  static Column month() {
    return MONTH;
  }

  /** The last night whose knowledge counts as reported; null for a month not known before. */
  static Column closedOn() {
    return CLOSED_ON;
  }

  /** Whether the month was first known after its closing day. */
  static Column isReconstructed(LedgerPolicy policy) {
    return FIRST_KNOWN.gt(closingDay(MONTH_END_DATE.col(), policy));
  }

  /** The day on which a month closes whose lines are known by then. */
  static Column closingDay(Column monthEnd, LedgerPolicy policy) {
    return date_add(monthEnd, policy.closeDay());
  }
}
