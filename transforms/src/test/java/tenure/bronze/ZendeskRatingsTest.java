package tenure.bronze;

import static tenure.kit.StagedRows.withProblems;
import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.rows;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class ZendeskRatingsTest {
  @Test
  void good_is_5_bad_is_1_and_an_offer_is_no_rating() {
    assertRows(
        staged(
            """
            | id | ticket_id | requester_id | score | comment | updated_at |
            | 1 | 11 | - | good | thanks | 2024-07-26T19:26:40Z |
            | 2 | 12 | 7 | bad | - | 2024-07-26T19:26:40Z |
            | 3 | 13 | - | offered | - | 2024-07-26T19:26:40Z |
            | 4 | 14 | - | unoffered | - | 2024-07-26T19:26:40Z |
            | 5 | 15 | - | 5 | - | 2024-07-26T19:26:40Z |
            """),
        """
        | source | response_id | ticket_id | source_account_key | kind | score | has_comment | responded_date | problems |
        | zendesk | 1 | 11 | - | csat | 5.0 | true | 2024-07-26 | - |
        | zendesk | 2 | 12 | user:7 | csat | 1.0 | false | 2024-07-26 | - |
        | zendesk | 5 | 15 | - | csat | - | false | 2024-07-26 | score 5 is none of bad, good |
        """);
  }

  private static Dataset<Row> staged(String text) {
    return withProblems(ZendeskRatings.surveys(rows(ZendeskRatings.TABLE, text)));
  }
}
