package tenure.bronze;

import static tenure.kit.StagedRows.withProblems;
import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.rows;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class SalesforceTasksTest {
  @Test
  void a_completed_task_took_place_and_says_who_came() {
    assertRows(
        staged(
            """
            | Id | AccountId | WhoId | Type | Status | ActivityDate | Scheduled_Date__c | Attended__c | Answered__c | IsDeleted |
            | 00T5g00000Xyy01 | 0015500000Xyy06 | 0035g00000Xyy06 | QBR | Completed | 2026-01-31 | 2026-01-30 | true | - | false |
            | 00T5g00000Xyy02 | 0015500000Xyy06 | - | Email | Completed | 2026-01-31 | - | - | false | false |
            | 00T5g00000Xyy03 | 0015500000Xyy06 | - | Call | Not Started | 2026-03-01 | - | - | - | false |
            """),
        """
        | touchpoint_id | source_account_key | contact_id | kind | scheduled_date | held_date | is_attended | is_answered | problems |
        | 00T5g00000Xyy01EAB | 0015500000Xyy06AAB | 0035g00000Xyy06AAB | qbr | 2026-01-30 | 2026-01-31 | true | - | - |
        | 00T5g00000Xyy02EAB | 0015500000Xyy06AAB | - | email | 2026-01-31 | 2026-01-31 | - | false | - |
        | 00T5g00000Xyy03EAB | 0015500000Xyy06AAB | - | call | 2026-03-01 | - | - | - | - |
        """);
  }

  @Test
  void tasks_that_are_no_touchpoints_are_left_out_but_deletions_stay() {
    assertRows(
        staged(
            """
            | Id | Type | IsDeleted |
            | 00T5g00000Xyy01 | To-do | false |
            | 00T5g00000Xyy02 | - | false |
            | 00T5g00000Xyy03 | - | true |
            """),
        """
        | touchpoint_id | is_deleted | problems |
        | 00T5g00000Xyy03EAB | true | - |
        """);
  }

  private static Dataset<Row> staged(String text) {
    return withProblems(SalesforceTasks.touchpoints(rows(SalesforceTasks.TABLE, text)));
  }
}
