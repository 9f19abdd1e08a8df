package tenure.bronze;

import static tenure.kit.StagedRows.withProblems;
import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.rows;

import org.junit.jupiter.api.Test;

class SalesforcePlayTasksTest {
  @Test
  void a_completed_task_says_that_its_step_is_done_and_any_other_takes_that_back() {
    assertRows(
        withProblems(
            SalesforcePlayTasks.completions(
                rows(
                    SalesforcePlayTasks.TABLE,
                    """
                    | Id              | Tenure_Step_Id__c | OwnerId         | Status      | CompletedDateTime        | SystemModstamp           | IsDeleted |
                    | 00T5g00000Xyy01 | p1:call: again    | 0055500000Xyy06 | completed   | 2026-04-03T10:00:00.000Z | 2026-04-04T10:00:00.000Z | false     |
                    | 00T5g00000Xyy02 | p1:plan           | 0055500000Xyy06 | Completed   | -                        | 2026-04-04T10:00:00.000Z | -         |
                    | 00T5g00000Xyy03 | p2:call           | -               | In Progress | -                        | 2026-04-04T10:00:00.000Z | false     |
                    | 00T5g00000Xyy04 | p3:call           | 0055500000Xyy06 | Completed   | 2026-04-03T10:00:00.000Z | 2026-04-04T10:00:00.000Z | true      |
                    | 00T5g00000Xyy05 | what is this      | 0055500000Xyy06 | Completed   | 2026-04-03T10:00:00.000Z | 2026-04-04T10:00:00.000Z | false     |
                    | 00T5g00000Xyy06 | p4:call           | 0055500000Xyy06 | Completed   | soon                     | 2026-04-04T10:00:00.000Z | false     |
                    | 00T5g00000Xyy07 | -                 | 0055500000Xyy06 | Completed   | 2026-04-03T10:00:00.000Z | 2026-04-04T10:00:00.000Z | false     |
                    """))),
        """
        | source     | play_id      | step         | status | completed_date | completed_by       | is_deleted | problems |
        | salesforce | p1           | call: again  | done   | 2026-04-03     | 0055500000Xyy06AAB | false      | -        |
        | salesforce | p1           | plan         | done   | 2026-04-04     | 0055500000Xyy06AAB | false      | -        |
        | salesforce | p2           | call         | done   | 2026-04-04     | 00T5g00000Xyy03EAB | true       | -        |
        | salesforce | p3           | call         | done   | 2026-04-03     | 0055500000Xyy06AAB | true       | -        |
        | salesforce | what is this | what is this | done   | 2026-04-03     | 0055500000Xyy06AAB | false      | -        |
        | salesforce | p4           | call         | done   | 2026-04-04     | 0055500000Xyy06AAB | false      | CompletedDateTime soon is not a moment from 1990 to 2100 |
        """);
  }
}
