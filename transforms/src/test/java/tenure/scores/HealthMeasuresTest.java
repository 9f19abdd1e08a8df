package tenure.scores;

import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.none;
import static tenure.scores.Customer.NIGHT;
import static tenure.scores.Customer.techCorp;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class HealthMeasuresTest {
  @Test
  void techcorp_is_69_and_yellow_component_by_component() {
    Dataset<Row> measures = judged(techCorp());
    assertRows(
        measures
            .groupBy("component")
            .agg(
                org.apache.spark.sql.functions.sum("points").as("points"),
                org.apache.spark.sql.functions.sum("max_points").as("max_points")),
        """
        | component     | points | max_points |
        | product_usage | 20.0   | 40.0       |
        | engagement    | 25.0   | 25.0       |
        | support       | 15.0   | 15.0       |
        | relationship  | 7.0    | 15.0       |
        | financial     | 2.0    | 5.0        |
        | outcome       | 0.0    | 0.0        |
        """);
    assertRows(
        HealthScores.from(
            measures,
            Customer.features(NIGHT, techCorp()).profile(),
            none(HealthScores.TABLE),
            Cards.BANDS,
            NIGHT),
        """
        | account_id | scorecard | health_score | proven_score | raw_band | health_band | health_coverage | lifecycle_stage | biggest_gap    |
        | TechCorp   | default   | 69.0         | 69.0         | yellow   | yellow      | 1.0             | adoption        | dau_share |
        """);
  }

  private static Dataset<Row> judged(Customer... customers) {
    return HealthMeasures.from(
        Customer.features(NIGHT, customers), none(HealthMeasures.TABLE), Cards.policy(), NIGHT);
  }
}
