package tenure.bronze;

import static tenure.kit.StagedRows.withProblems;
import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.rows;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class ZendeskUsersTest {
  @Test
  void a_requester_is_known_by_the_domain_of_the_mail_and_agents_are_left_out() {
    assertRows(
        staged(
            """
            | id | email | role |
            | 1 | Ann@acme.com | end-user |
            | 2 | - | end-user |
            | 3 | me@us.com | agent |
            """),
        """
        | source_account_key | explicit_account_id | domains | problems |
        | user:1 | - | acme.com | - |
        | user:2 | - | - | - |
        """);
  }

  private static Dataset<Row> staged(String text) {
    return withProblems(ZendeskUsers.links(rows(ZendeskUsers.TABLE, text)));
  }
}
