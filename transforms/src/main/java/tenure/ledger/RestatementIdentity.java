package tenure.ledger;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Money;
import tenure.columns.Months;

/** Whether each month as reported and its restatements since are the month as known now. */
public final class RestatementIdentity {
  private static final Column MONTH = LineMonths.MONTH_END_DATE.col();
  private static final Column REPORTED = col("_reported");
  private static final Column KNOWN = col("_known");

  private RestatementIdentity() {}

  /**
   * One row of {@link Compared}, over all months; amounts are those of the lines.
   *
   * @param lineMonths every restatement of line months up to night
   * @param restatements of all nights up to night
   */
  public static Dataset<Row> from(
      Dataset<Row> lineMonths,
      Dataset<Row> restatements,
      LedgerPolicy policy,
      BigDecimal tolerance,
      LocalDate night) {
    Column gap = abs(REPORTED.minus(KNOWN));
    Column isKnown = Restatements.KNOWN_ON.col().leq(Months.day(night));
    return amounts(lineMonths, policy, night)
        .unionByName(
            restatements
                .where(isKnown)
                .select(MONTH, Restatements.MRR.col().as("_reported"), Money.zero().as("_known")))
        .groupBy(MONTH)
        .agg(orZero(REPORTED).as("_reported"), orZero(KNOWN).as("_known"))
        .withColumn("_gap", Compared.difference(gap, lit("total"), MONTH))
        .agg(
            count(lit(1)).as("_months"),
            count_if(Compared.size(col("_gap")).gt(lit(tolerance))).as("_failed"),
            sum(REPORTED).as("_left"),
            sum(KNOWN).as("_right"),
            max("_gap").as("_worst"))
        .select(inline(array(row())));
  }

  /** Each line month that is there as reported or as known, with its amounts: in one pass. */
  private static Dataset<Row> amounts(
      Dataset<Row> lineMonths, LedgerPolicy policy, LocalDate night) {
    Column learned = LineMonths.KNOWN_ON.col();
    Dataset<Row> known = lineMonths.where(learned.leq(Months.day(night)));
    Column inTime = when(learned.leq(MonthCloses.closedOn()), learned);
    Column present = when(LineMonths.STATE.col().notEqual("absent"), Restatements.basis(policy));
    return MonthCloses.beside(known, MonthCloses.from(known, policy))
        .groupBy(LineMonths.SOURCE.col(), LineMonths.SUBSCRIPTION_LINE_ID.col(), MONTH)
        .agg(max_by(present, inTime).as("_reported"), max_by(present, learned).as("_known"))
        .where(REPORTED.isNotNull().or(KNOWN.isNotNull()))
        .select(MONTH, REPORTED, KNOWN);
  }

  private static Column orZero(Column amount) {
    return coalesce(sum(amount), Money.zero());
  }

  private static Column row() {
    return Compared.row(
        "reported_and_restated",
        "total",
        col("_months"),
        col("_failed"),
        col("_left"),
        col("_right"),
        col("_worst"));
  }
}
