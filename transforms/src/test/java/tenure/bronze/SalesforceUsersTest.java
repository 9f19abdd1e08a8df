package tenure.bronze;

import static tenure.kit.StagedRows.withProblems;
import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.rows;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class SalesforceUsersTest {
  @Test
  void a_user_is_a_customer_success_manager() {
    assertRows(
        staged(
            """
            | Id | Name | Team__c | Capacity__c | Annual_Cost__c | IsActive | SystemModstamp |
            | 0055g00000Xyy06 | Cleo | EMEA | 40.0 | 98000.5 | true | 2026-01-05T01:02:03.000Z |
            | 0055g00000Xyy07 | Dan | - | - | - | False | - |
            """),
        """
        | csm_id | csm_name | team | capacity | annual_cost | is_active | is_deleted | _order | problems |
        | 0055g00000Xyy06AAB | Cleo | EMEA | 40 | 98000.50 | true | false | 2026-01-05 01:02:03 | - |
        | 0055g00000Xyy07AAB | Dan | - | - | - | false | false | - | - |
        """);
  }

  @Test
  void half_an_account_is_no_capacity() {
    assertRows(
        staged(
            """
            | Id | Capacity__c | Annual_Cost__c |
            | 0055g00000Xyy06 | 40.5 | 1,000 |
            """),
        """
        | capacity | annual_cost | problems |
        | - | - | Capacity__c 40.5 is not a whole number; Annual_Cost__c 1,000 is not a number |
        """);
  }

  private static Dataset<Row> staged(String text) {
    return withProblems(SalesforceUsers.csms(rows(SalesforceUsers.TABLE, text)));
  }
}
