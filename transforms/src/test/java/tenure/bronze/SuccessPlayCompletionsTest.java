package tenure.bronze;

import static tenure.kit.StagedRows.withProblems;
import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.rows;

import org.junit.jupiter.api.Test;

class SuccessPlayCompletionsTest {
  @Test
  void a_step_is_done_or_given_up_however_it_is_written() {
    assertRows(
        withProblems(
            SuccessPlayCompletions.completions(
                rows(
                    SuccessPlayCompletions.TABLE,
                    """
                    | play_id | step | status    | completed_on | completed_by | updated_at |
                    | p1      | call | Completed | 2026-04-03   | c1           | 2026-04-03 |
                    | p1      | plan | cancelled | 2026-04-04   | c1           | -          |
                    | p2      | call | perhaps   | 2026-04-04   | c1           | -          |
                    | -       | call | done      | 2026-04-04   | c1           | -          |
                    """))),
        """
        | source  | play_id | step | status  | completed_date | completed_by | problems           |
        | success | p1      | call | done    | 2026-04-03     | c1           | -                  |
        | success | p1      | plan | skipped | 2026-04-04     | c1           | -                  |
        | success | p2      | call | -       | 2026-04-04     | c1           | status is missing  |
        | success | -       | call | done    | 2026-04-04     | c1           | play_id is missing |
        """);
  }
}
