package tenure.marts;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.try_divide;
import static org.apache.spark.sql.functions.when;
import static tenure.contract.Layer.MARTS;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.features.AccountProfile;
import tenure.scores.HealthPolicy;
import tenure.scores.HealthPolicy.Rollup;
import tenure.scores.HealthScores;
import tenure.silver.AccountHierarchy;

/**
 * How healthy each customer is as a whole, its subsidiaries weighed by their ARR (rule 3.1): one
 * row per ultimate parent and night.
 */
public final class FctParentHealth {
  public static final Field GRAIN_ID = AccountHierarchy.GRAIN_ID.key();
  public static final Field AS_OF_DATE = FctAccountDaily.AS_OF_DATE;
  public static final Field ACCOUNTS =
      Field.count("accounts", "Its scored accounts, itself among them.").required();
  public static final Field ARR = FctAccountDaily.ARR;
  public static final Field RED_ARR = Field.money("red_arr", "Of arr, that of red accounts.");
  public static final Field HEALTH_SCORE =
      HealthScores.HEALTH_SCORE.meaning(
          "Mean score of the accounts, weighed as configured: by ARR, alike, or the worst alone.");
  public static final Field HEALTH_COVERAGE =
      HealthScores.HEALTH_COVERAGE.meaning("Their coverage, weighed in the same way.");
  public static final Field HEALTH_BAND =
      HealthScores.HEALTH_BAND.meaning(
          "The colour of that score; it is not confirmed over nights.");
  public static final Field WORST_ACCOUNT_ID =
      Field.id("worst_account_id", "The account with the lowest score.");
  public static final Field WORST_SCORE =
      Field.score("worst_score", "The lowest score of its accounts.");

  public static final Table TABLE =
      Table.in(MARTS, "fct_parent_health", "How healthy each customer is as a whole.")
          .withColumns(
              GRAIN_ID,
              AS_OF_DATE,
              HEALTH_BAND,
              WORST_ACCOUNT_ID,
              ARR,
              RED_ARR,
              HEALTH_SCORE,
              WORST_SCORE,
              HEALTH_COVERAGE,
              ACCOUNTS)
          .sliced(AS_OF_DATE);

  private static final String EXACT = "decimal(12,6)";
  private static final Column WEIGHT = col("weight");

  private FctParentHealth() {}

  /**
   * Every ultimate parent with a scored account; where nobody pays, all of them weigh alike.
   *
   * @param accountDaily marts.fct_account_daily of asOf
   * @param hierarchy silver.account_hierarchy as known; who is not in it stands for itself
   */
  public static Dataset<Row> from(
      Dataset<Row> accountDaily, Dataset<Row> hierarchy, HealthPolicy policy, LocalDate asOf) {
    Column score = HealthScores.HEALTH_SCORE.col();
    Column id = AccountProfile.ACCOUNT_ID.col();
    Column isRed = FctAccountDaily.HEALTH_BAND.col().equalTo("red");
    return accountDaily
        .where(score.isNotNull())
        .join(
            hierarchy.select(id, GRAIN_ID.col()),
            new String[] {AccountProfile.ACCOUNT_ID.name()},
            "left_outer")
        .withColumn(GRAIN_ID.name(), coalesce(GRAIN_ID.col(), id))
        .withColumn(WEIGHT.toString(), weight(policy.rollup()))
        .groupBy(GRAIN_ID.col())
        .agg(
            count(lit(1)).as(ACCOUNTS.name()),
            sum(ARR.col()).as(ARR.name()),
            sum(when(isRed, ARR.col()).otherwise(lit(BigDecimal.ZERO))).as(RED_ARR.name()),
            min(score).as(WORST_SCORE.name()),
            min_by(id, struct(score, id)).as(WORST_ACCOUNT_ID.name()),
            weighed(HealthScores.HEALTH_SCORE, policy.rollup()).as(HEALTH_SCORE.name()),
            weighed(HealthScores.HEALTH_COVERAGE, policy.rollup()).as(HEALTH_COVERAGE.name()))
        .withColumns(
            Map.of(
                AS_OF_DATE.name(), lit(asOf),
                ARR.name(), ARR.col().cast(ARR.type()),
                RED_ARR.name(), RED_ARR.col().cast(RED_ARR.type()),
                HEALTH_BAND.name(),
                    policy.bands().colour(HEALTH_SCORE.col(), HEALTH_COVERAGE.col())))
        .transform(TABLE::conform);
  }

  private static Column weight(Rollup rollup) {
    return rollup == Rollup.ARR ? ARR.col() : lit(BigDecimal.ONE);
  }

  /** Amounts stay decimals: they only weigh. */
  private static Column weighed(Field figure, Rollup rollup) {
    if (rollup == Rollup.WORST) {
      return min(figure.col());
    }
    Column exact = figure.col().cast(EXACT);
    Column mean = try_divide(sum(exact.multiply(WEIGHT)), sum(WEIGHT));
    Column alike = try_divide(sum(exact), count(lit(1)).cast(EXACT));
    return coalesce(mean, alike).cast("double");
  }
}
