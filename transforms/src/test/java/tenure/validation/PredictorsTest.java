package tenure.validation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.rows;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;
import tenure.scores.MonthEndScores;

/** What each judge says of a tested month end, having learned from earlier ones only. */
class PredictorsTest {
  private static final LocalDate NIGHT = LocalDate.of(2025, 12, 31);
  private static final ValidationPolicy POLICY =
      new ValidationPolicy(List.of(90), new BigDecimal("0.20"), 24, 1, 2, 2, 0.01);

  /** Of 90 days, September is tested; what was known then is what followed on June and before. */
  private static final String FROZEN =
      """
      | account_id | month_end_date | health_score | tenure_days | days_to_renewal | health_band | is_reconstructed |
      | L          | 2025-06-30     | 12           | 30          | 20              | red         | true             |
      | K1         | 2025-06-30     | 15           | 30          | 20              | red         | true             |
      | K2         | 2025-06-30     | 95           | 800         | -               | green       | true             |
      | K3         | 2025-05-31     | 99           | 800         | -               | green       | true             |
      | L          | 2025-08-31     | 95           | 800         | -               | green       | false            |
      | A          | 2025-09-30     | 18           | 40          | 25              | red         | false            |
      | B          | 2025-09-30     | 91           | 900         | 300             | green       | false            |
      """;

  @Test
  void each_judge_expects_what_came_of_the_like_as_known_then() {
    assertRows(
        predictions(false)
            .select(
                "predictor",
                "account_id",
                "month_end_date",
                "risk",
                "expected",
                "base",
                "health_band"),
        """
        | predictor           | account_id | month_end_date | risk  | expected | base | health_band |
        | health_score        | A          | 2025-09-30     | 82.0  | 0.375    | 0.25 | red         |
        | health_score        | B          | 2025-09-30     | 9.0   | 0.125    | 0.25 | green       |
        | last_quarters_score | A          | 2025-09-30     | 40.0  | -        | -    | -           |
        | tenure_and_renewal  | A          | 2025-09-30     | 0.375 | 0.375    | 0.25 | -           |
        | tenure_and_renewal  | B          | 2025-09-30     | 0.125 | 0.125    | 0.25 | -           |
        | base_rate           | A          | 2025-09-30     | 0.0   | 0.25     | 0.25 | -           |
        | base_rate           | B          | 2025-09-30     | 0.0   | 0.25     | 0.25 | -           |
        """);
  }

  @Test
  void the_challenger_judges_by_its_weights() {
    assertRows(
        predictions(true)
            .where("predictor = 'challenger'")
            .select("account_id", "risk", "expected"),
        """
        | account_id | risk     | expected |
        | A          | 0.731059 | 0.731059 |
        | B          | 0.731059 | 0.731059 |
        """);
  }

  private static Dataset<Row> predictions(boolean hasWeights) {
    Dataset<Row> outcomes =
        rows(MonthEndScores.TABLE, FROZEN)
            .withColumns(
                Map.of(
                    "horizon_days", lit(90L),
                    "is_lost", col("account_id").equalTo("L"),
                    "prior_score", when(col("account_id").equalTo("A"), 60.0)));
    List<Row> weights = new ArrayList<>();
    if (hasWeights) {
      weights.add(weight("intercept", 1.0));
      MonthEndScores.levels().forEach(l -> weights.add(weight(l.name().substring(6), 0.0)));
    }
    Dataset<Row> learned = outcomes.sparkSession().createDataFrame(weights, Challenger.SCHEMA);
    return Predictors.from(outcomes, learned, POLICY, NIGHT);
  }

  private static Row weight(String term, double coefficient) {
    return RowFactory.create(90L, term, coefficient, 0.5, 9L, 5L);
  }
}
