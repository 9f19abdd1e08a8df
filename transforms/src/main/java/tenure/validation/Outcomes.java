package tenure.validation;

import static org.apache.spark.sql.functions.add_months;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_min;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.last_day;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map_from_entries;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sequence;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import tenure.columns.Money;
import tenure.columns.Months;
import tenure.contract.Field;
import tenure.ledger.LedgerPolicy;
import tenure.ledger.LineMonths;
import tenure.scores.MonthEndScores;
import tenure.silver.Accounts;

/**
 * What became of the customers judged at each month end (rule 3.7): one row per frozen score and
 * horizon that has passed. Lost is whoever pays at one of the month ends within the horizon at
 * least the loss share less than at the beginning, at one and the same exchange rate; a pause is no
 * loss (rule 1.8).
 */
public final class Outcomes {
  public static final Field HORIZON_DAYS =
      Field.count("horizon_days", "How far ahead is looked, in days.").key();
  public static final Field PRIOR_SCORE =
      Field.score("prior_score", "The score three month ends before; null where there was none.");
  public static final Field IS_LOST = Predictions.IS_LOST;

  private static final int QUARTER = 3;
  private static final Column PAID = col("_paid");
  private static final Column OPENING = col("_opening");

  private Outcomes() {}

  /**
   * The rows of month_end_scores with their outcomes.
   *
   * @param frozen scores.month_end_scores
   * @param lineMonths ledger.line_months as known on night
   * @param accounts silver.accounts as known; a record merged into another was neither kept nor
   *     lost
   * @param night the last night of which anything is known
   */
  public static Dataset<Row> from(
      Dataset<Row> frozen,
      Dataset<Row> lineMonths,
      Dataset<Row> accounts,
      ValidationPolicy policy,
      LedgerPolicy ledger,
      LocalDate night) {
    Dataset<Row> scores = once(frozen);
    String[] id = {Predictions.ACCOUNT_ID.name()};
    Dataset<Row> merged =
        accounts
            .where(Accounts.MERGED_INTO_ACCOUNT_ID.col().isNotNull())
            .select(Accounts.ACCOUNT_ID.col());
    Column month = MonthEndScores.MONTH_END_DATE.col();
    Column isOver = last_day(add_months(month, col("_months"))).leq(Months.day(night));
    return scores
        .join(merged, id, "left_anti")
        .join(priorScores(scores), new String[] {id[0], month.toString()}, "left_outer")
        .join(payments(lineMonths, ledger), id, "inner")
        .withColumn(OPENING.toString(), opening(month))
        .where(OPENING.gt(0))
        .withColumn("_horizon", explode(horizons(policy)))
        .select(col("*"), col("_horizon.*"))
        .where(isOver)
        .withColumn(IS_LOST.name(), lowest(month).leq(OPENING.multiply(kept(policy))))
        .drop("_horizon", "_months", PAID.toString(), OPENING.toString());
  }

  /**
   * Of a month end that two nights wrote, what was kept on its own night counts, else the first.
   */
  private static Dataset<Row> once(Dataset<Row> frozen) {
    Column order =
        row_number()
            .over(
                Window.partitionBy(
                        MonthEndScores.ACCOUNT_ID.col(), MonthEndScores.MONTH_END_DATE.col())
                    .orderBy(MonthEndScores.IS_RECONSTRUCTED.col(), MonthEndScores.KNOWN_ON.col()));
    return frozen.withColumn("_order", order).where(col("_order").equalTo(1)).drop("_order");
  }

  private static Dataset<Row> priorScores(Dataset<Row> scores) {
    return scores.select(
        MonthEndScores.ACCOUNT_ID.col(),
        Months.plus(MonthEndScores.MONTH_END_DATE.col(), QUARTER)
            .as(MonthEndScores.MONTH_END_DATE.name()),
        MonthEndScores.HEALTH_SCORE.col().as(PRIOR_SCORE.name()));
  }

  /** What each account paid at each month end, at the last rate of each currency. */
  private static Dataset<Row> payments(Dataset<Row> lineMonths, LedgerPolicy ledger) {
    Column month = LineMonths.MONTH_END_DATE.col();
    boolean isNet = ledger.basis() == LedgerPolicy.Basis.NET;
    Column original = (isNet ? LineMonths.ORIGINAL : LineMonths.ORIGINAL_LIST).col();
    Dataset<Row> rates =
        lineMonths
            .groupBy(LineMonths.CURRENCY.col())
            .agg(
                max_by(LineMonths.RATE.col(), when(LineMonths.RATE.col().isNotNull(), month))
                    .as("_rate"));
    return lineMonths
        .where(LineMonths.STATE.col().isin("active", "paused"))
        .join(broadcast(rates), LineMonths.CURRENCY.name(), "inner")
        .groupBy(LineMonths.ACCOUNT_ID.col(), month)
        .agg(sum(Money.converted(original, col("_rate"))).as("_mrr"))
        .groupBy(LineMonths.ACCOUNT_ID.col())
        .agg(
            map_from_entries(collect_list(struct(month, Money.orZero(col("_mrr")))))
                .as(PAID.toString()));
  }

  /**
   * A reconstructed score lies some days before its month end, so the month may have begun better.
   */
  private static Column opening(Column month) {
    Column before = PAID.getItem(last_day(add_months(month, -1)));
    Column now = Money.orZero(PAID.getItem(month));
    return when(now.gt(0), now).when(MonthEndScores.IS_RECONSTRUCTED.col(), Money.orZero(before));
  }

  private static Column horizons(ValidationPolicy policy) {
    return array(
        policy.horizonDays().stream()
            .map(
                days ->
                    struct(
                        lit((long) days).as(HORIZON_DAYS.name()),
                        lit(ValidationPolicy.months(days)).as("_months")))
            .toArray(Column[]::new));
  }

  private static Column lowest(Column month) {
    Column first = when(MonthEndScores.IS_RECONSTRUCTED.col(), 0).otherwise(1);
    Column months = sequence(first, col("_months"));
    return array_min(
        transform(months, k -> Money.orZero(PAID.getItem(last_day(add_months(month, k))))));
  }

  private static Column kept(ValidationPolicy policy) {
    return lit(BigDecimal.ONE.subtract(policy.lossShare()));
  }
}
