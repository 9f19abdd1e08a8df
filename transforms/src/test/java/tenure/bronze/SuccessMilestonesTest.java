package tenure.bronze;

import static tenure.kit.StagedRows.withProblems;
import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.rows;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class SuccessMilestonesTest {
  @Test
  void a_milestone_stands_under_its_account_and_name() {
    assertRows(
        staged(
            """
            | account_id | milestone | due_date | done_date | updated_at |
            | 0015500000Xyy06 | kick-off | 2026-01-10 | 2026-01-12 | 2026-01-12 |
            | 0015500000Xyy06 | go-live | 2026-03-10 | - | - |
            | - | go-live | 2026-03-10 | - | - |
            """),
        """
        | source | source_account_key | milestone | due_date | done_date | problems |
        | success | 0015500000Xyy06AAB | kick-off | 2026-01-10 | 2026-01-12 | - |
        | success | 0015500000Xyy06AAB | go-live | 2026-03-10 | - | - |
        | success | - | go-live | 2026-03-10 | - | source_account_key is missing |
        """);
  }

  private static Dataset<Row> staged(String text) {
    return withProblems(SuccessMilestones.milestones(rows(SuccessMilestones.TABLE, text)));
  }
}
