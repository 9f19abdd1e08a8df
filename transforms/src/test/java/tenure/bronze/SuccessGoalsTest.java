package tenure.bronze;

import static tenure.kit.StagedRows.withProblems;
import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.rows;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class SuccessGoalsTest {
  @Test
  void a_goal_is_read_with_its_figures() {
    assertRows(
        staged(
            """
            | goal_id | account_id | goal | metric | baseline | target | actual | due_date | reached_date | value_realised | currency | updated_at |
            | g1 | 0015500000Xyy06 | Faster close | days | 10 | 5.5 | 7 | 2026-06-30 | - | 1200.50 | usd | 2026-01-31T08:00:00.000Z |
            | g2 | 0015500000Xyy06 | Growth | - | - | - | - | - | - | lots | - | - |
            """),
        """
        | source | goal_id | source_account_key | baseline | target | actual | due_date | value_realised | currency | _order | problems |
        | success | g1 | 0015500000Xyy06AAB | 10.0 | 5.5 | 7.0 | 2026-06-30 | 1200.50 | USD | 2026-01-31 08:00:00 | - |
        | success | g2 | 0015500000Xyy06AAB | - | - | - | - | - | - | - | value_realised lots is not a number |
        """);
  }

  private static Dataset<Row> staged(String text) {
    return withProblems(SuccessGoals.goals(rows(SuccessGoals.TABLE, text)));
  }
}
