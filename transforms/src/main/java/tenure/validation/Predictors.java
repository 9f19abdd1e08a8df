package tenure.validation;

import static org.apache.spark.sql.functions.add_months;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.last_day;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.try_divide;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import tenure.columns.Months;
import tenure.contract.Field;
import tenure.scores.MonthEndScores;

/**
 * The judges that are compared: the health score, what it has to beat, and the challenger. One row
 * per judged customer, month end, horizon and judge, in the columns of {@link Predictions}.
 *
 * <p>Time splits them: what a judge learned, it learned from month ends whose outcome was known at
 * the first tested one.
 */
public final class Predictors {
  public static final String HEALTH = "health_score";
  public static final String LAST_QUARTER = "last_quarters_score";
  public static final String TENURE_AND_RENEWAL = "tenure_and_renewal";
  public static final String BASE_RATE = "base_rate";
  public static final String CHALLENGER = "challenger";

  public static final Field PREDICTOR =
      Field.choice(
              "predictor",
              "Who judged: the health score, a baseline, or the challenger.",
              HEALTH,
              LAST_QUARTER,
              TENURE_AND_RENEWAL,
              BASE_RATE,
              CHALLENGER)
          .key();

  private static final Column MONTH = MonthEndScores.MONTH_END_DATE.col();
  private static final Column HORIZON = Outcomes.HORIZON_DAYS.col();
  private static final Column IS_LEARNED = col("_is_learned");
  private static final Column BIN = col("_bin");

  private Predictors() {}

  /** Whether the outcome of a row was known when the first tested month ended. */
  static Column isLearned(ValidationPolicy policy, LocalDate night) {
    Column months = HORIZON.divide(ValidationPolicy.DAYS_PER_MONTH).cast("int");
    Column back = months.multiply(-2).minus(policy.testedMonths() - 1);
    return MONTH.leq(last_day(add_months(lastComplete(night), back)));
  }

  private static Column isTested(ValidationPolicy policy, LocalDate night) {
    Column months = HORIZON.divide(ValidationPolicy.DAYS_PER_MONTH).cast("int");
    Column back = months.multiply(-1).minus(policy.testedMonths());
    return MONTH.gt(last_day(add_months(lastComplete(night), back)));
  }

  private static Column lastComplete(LocalDate night) {
    return Months.day(Months.lastComplete(night));
  }

  /**
   * The tested month ends as every judge saw them.
   *
   * @param outcomes from {@link Outcomes#from}, all that are kept
   * @param weights the challenger's, from {@link Challenger#from}; no rows where it learned nothing
   */
  public static Dataset<Row> from(
      Dataset<Row> outcomes, Dataset<Row> weights, ValidationPolicy policy, LocalDate night) {
    Dataset<Row> judged =
        Challenger.attach(outcomes, weights)
            .withColumns(
                Map.of(
                    IS_LEARNED.toString(),
                    isLearned(policy, night),
                    "_is_tested",
                    isTested(policy, night)))
            .where(IS_LEARNED.or(col("_is_tested")))
            .withColumn("_judge", explode(judges()))
            .select(col("*"), col("_judge.*"));
    return judged
        .withColumns(learned(policy))
        .where(col("_is_tested"))
        .withColumns(judgements())
        .where(Predictions.RISK.col().isNotNull())
        .drop("_judge", "_bin", "_own", "_seen", "_lost", IS_LEARNED.toString(), "_is_tested");
  }

  private static Column judges() {
    Column score = MonthEndScores.HEALTH_SCORE.col();
    Column prior = Outcomes.PRIOR_SCORE.col();
    Column challenged = Challenger.PROBABILITY.col();
    return array_compact(
        array(
            judge(HEALTH, tenth(score), lit(100.0).minus(score)),
            when(prior.isNotNull(), judge(LAST_QUARTER, tenth(prior), lit(100.0).minus(prior))),
            judge(TENURE_AND_RENEWAL, age(), lit(null).cast("double")),
            judge(BASE_RATE, lit(0L), lit(0.0)),
            when(challenged.isNotNull(), judge(CHALLENGER, lit(0L), challenged))));
  }

  private static Column judge(String name, Column bin, Column risk) {
    return struct(lit(name).as(PREDICTOR.name()), bin.as("_bin"), risk.as("_own"));
  }

  private static Column tenth(Column score) {
    return floor(score.divide(10)).cast("long");
  }

  /** Twelve kinds of customers by how long they have been here and how soon their term ends. */
  private static Column age() {
    Column tenure = coalesce(MonthEndScores.TENURE_DAYS.col(), lit(0L));
    Column renewal = MonthEndScores.DAYS_TO_RENEWAL.col();
    Column old = when(tenure.leq(90), 0L).when(tenure.leq(365), 1L).otherwise(2L);
    Column near = when(renewal.leq(30), 0L).when(renewal.leq(90), 1L).when(renewal.leq(180), 2L);
    return old.multiply(4).plus(coalesce(near, lit(3L)));
  }

  /** What was lost of those like it, as far as was known then. */
  private static Map<String, Column> learned(ValidationPolicy policy) {
    WindowSpec alike = Window.partitionBy(HORIZON, PREDICTOR.col(), BIN);
    WindowSpec all = Window.partitionBy(HORIZON, PREDICTOR.col());
    Column seen = when(IS_LEARNED, 1L).otherwise(0L);
    Column lost = when(IS_LEARNED.and(Predictions.IS_LOST.col()), 1L).otherwise(0L);
    Column base = try_divide(sum(lost).over(all), sum(seen).over(all));
    return Map.of(
        Predictions.BASE.name(),
        base,
        "_seen",
        sum(seen).over(alike).plus(policy.priorJudgements()),
        "_lost",
        sum(lost).over(alike).plus(base.multiply(policy.priorJudgements())));
  }

  private static Map<String, Column> judgements() {
    Column isOf = PREDICTOR.col();
    Column ofBin = try_divide(col("_lost"), col("_seen"));
    Column expected = when(isOf.equalTo(CHALLENGER), Challenger.PROBABILITY.col()).otherwise(ofBin);
    Column risk = when(isOf.equalTo(TENURE_AND_RENEWAL), ofBin).otherwise(col("_own"));
    return Map.of(
        Predictions.EXPECTED.name(), expected,
        Predictions.RISK.name(), risk,
        Predictions.HEALTH_BAND.name(), when(isOf.equalTo(HEALTH), Predictions.HEALTH_BAND.col()));
  }
}
