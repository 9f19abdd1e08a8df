package tenure.scores;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sequence;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import tenure.columns.Money;
import tenure.ledger.GrainMrr;

/** The survival of all customers, of each segment and of each cohort (rule 2.12). */
public final class Survival {
  private static final Column[] SLICE = {Retention.SLICE_KIND.col(), Retention.SLICE_VALUE.col()};
  private static final Column MONTH = SurvivalCurve.MONTH;

  private Survival() {}

  /**
   * One row per slice and month since the start, with the columns of the mart.
   *
   * @param grainMrr from {@link GrainMrr#from}
   * @param grains one row per grain_id with its segment
   */
  public static Dataset<Row> from(
      Dataset<Row> grainMrr, Dataset<Row> grains, SurvivalPolicy policy, LocalDate night) {
    Dataset<Row> counts = counts(Lifetimes.from(grainMrr, night), grains);
    double rate = policy.discountRate().doubleValue();
    return valued(SurvivalCurve.from(counts, rate, SLICE), policy);
  }

  /** Each grain is at risk at every month end up to its own end, and at that meets its fate. */
  private static Dataset<Row> counts(Dataset<Row> lifetimes, Dataset<Row> grains) {
    Column segments =
        array(
            RetentionSlices.TOTAL_SLICE,
            RetentionSlices.slice("segment", RetentionSlices.valueOf("segment")),
            RetentionSlices.slice("cohort", RetentionSlices.quarterOf(Lifetimes.START)));
    Column isEnd = MONTH.equalTo(Lifetimes.MONTHS);
    Column isFirst = MONTH.equalTo(0);
    return RetentionSlices.beside(lifetimes, grains.select(GrainMrr.GRAIN_ID.col(), col("segment")))
        .select(col("*"), inline(segments))
        .withColumn(MONTH.toString(), explode(sequence(lit(0L), Lifetimes.MONTHS)))
        .groupBy(SLICE[0], SLICE[1], MONTH)
        .agg(
            sum(lit(1L)).as(SurvivalCurve.AT_RISK.toString()),
            number(isEnd.and(Lifetimes.IS_CHURNED)).as(SurvivalCurve.CHURNED.toString()),
            number(isEnd.and(not(Lifetimes.IS_CHURNED))).as("censored_accounts"),
            Money.orZero(sum(when(isFirst, Lifetimes.MRR))).as("_mrr"),
            number(isFirst.and(Lifetimes.MRR.gt(0))).as("_paying"));
  }

  private static Dataset<Row> valued(Dataset<Row> curve, SurvivalPolicy policy) {
    WindowSpec slice = Window.partitionBy(SLICE);
    Column risked = sum(when(MONTH.gt(0), SurvivalCurve.AT_RISK)).over(slice);
    Column churned = sum(SurvivalCurve.CHURNED).over(slice);
    Column paying = sum(col("_paying")).over(slice);
    Column mrr = sum(col("_mrr")).over(slice).cast("decimal(18,2)");
    Column arpa = when(paying.gt(0), mrr.divide(paying.cast("decimal(12,0)")));
    Column churn =
        when(risked.gt(0), churned.cast("decimal(12,0)").divide(risked.cast("decimal(12,0)")));
    Column margin = lit(policy.grossMargin());
    Column kept = Money.cents(arpa).multiply(margin).cast("decimal(20,6)");
    Column lifetime = SurvivalCurve.LIFETIME.cast("decimal(12,6)");
    Column exact = col("_churn").cast("decimal(14,10)");
    return curve
        .withColumns(Map.of("arpa", Money.cents(arpa), "_kept", kept, "_churn", churn))
        .withColumns(
            Map.of(
                "monthly_churn", col("_churn").cast("double"),
                "ltv", Money.cents(col("_kept").multiply(lifetime)),
                "naive_ltv", Money.cents(when(exact.gt(0), col("_kept").divide(exact)))));
  }

  private static Column number(Column condition) {
    return coalesce(sum(when(condition, 1L)), lit(0L));
  }
}
