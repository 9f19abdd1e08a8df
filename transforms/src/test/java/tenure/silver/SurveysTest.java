package tenure.silver;

import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.rows;

import org.junit.jupiter.api.Test;

class SurveysTest {
  @Test
  void a_rating_belongs_to_the_account_of_its_ticket() {
    assertRows(
        Surveys.withTickets(
            rows(
                Surveys.TABLE,
                """
                | source  | response_id | ticket_id | source_account_key |
                | zendesk | 1           | 11        | -                  |
                | zendesk | 2           | 12        | user:7             |
                | zendesk | 3           | 13        | user:8             |
                | surveys | 4           | -         | A                  |
                """),
            rows(
                Tickets.TABLE,
                """
                | source  | ticket_id | source_account_key |
                | zendesk | 11        | 360                |
                | zendesk | 12        | 361                |
                """)),
        """
        | response_id | source_account_key |
        | 1           | 360                |
        | 2           | 361                |
        | 3           | user:8             |
        | 4           | A                  |
        """);
  }
}
