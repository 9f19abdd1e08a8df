package tenure.marts;

import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.rows;

import java.time.LocalDate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import tenure.scores.Cards;
import tenure.scores.HealthPolicy;
import tenure.scores.HealthPolicy.Rollup;
import tenure.silver.AccountHierarchy;

class FctParentHealthTest {
  private static final Dataset<Row> ACCOUNTS =
      rows(
          FctAccountDaily.TABLE,
          """
          | account_id | health_score | health_coverage | health_band | arr    |
          | parent     | 90.0         | 1.0             | green       | 300.00 |
          | child      | 30.0         | 0.5             | red         | 100.00 |
          | unscored   | -            | -               | -           | 900.00 |
          | alone      | 60.0         | 0.4             | red         | 50.00  |
          | free_one   | 80.0         | 1.0             | green       | 0.00   |
          | free_two   | 60.0         | 1.0             | yellow      | 0.00   |
          """);
  private static final Dataset<Row> HIERARCHY =
      rows(
          AccountHierarchy.TABLE,
          """
          | account_id | grain_id |
          | parent     | parent   |
          | child      | parent   |
          | unscored   | parent   |
          | free_one   | free     |
          | free_two   | free     |
          """);

  @Test
  void subsidiaries_weigh_by_what_they_pay_and_alike_where_nobody_pays() {
    assertRows(
        rolledUp(Rollup.ARR),
        """
        | grain_id | accounts | arr    | red_arr | health_score | health_coverage | health_band       | worst_account_id | worst_score |
        | parent   | 2        | 400.00 | 100.00  | 75.0         | 0.875           | yellow            | child            | 30.0        |
        | alone    | 1        | 50.00  | 50.00   | 60.0         | 0.4             | insufficient_data | alone            | 60.0        |
        | free     | 2        | 0.00   | 0.00    | 70.0         | 1.0             | yellow            | free_two         | 60.0        |
        """);
  }

  @Test
  void they_weigh_alike_or_the_worst_counts_where_that_is_configured() {
    assertRows(
        rolledUp(Rollup.ACCOUNTS).where("grain_id = 'parent'").unionByName(worst()),
        """
        | health_score | health_band       |
        | 60.0         | yellow            |
        | 30.0         | insufficient_data |
        """);
  }

  private static Dataset<Row> worst() {
    return rolledUp(Rollup.WORST).where("grain_id = 'parent'");
  }

  private static Dataset<Row> rolledUp(Rollup rollup) {
    HealthPolicy standard = Cards.policy();
    return FctParentHealth.from(
        ACCOUNTS,
        HIERARCHY,
        new HealthPolicy(standard.scorecards(), standard.keeping(), standard.bands(), rollup),
        LocalDate.of(2026, 3, 31));
  }
}
