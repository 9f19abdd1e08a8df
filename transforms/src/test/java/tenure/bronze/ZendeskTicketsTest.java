package tenure.bronze;

import static tenure.kit.StagedRows.withProblems;
import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.rows;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class ZendeskTicketsTest {
  @Test
  void a_ticket_is_read_with_its_times_and_tags() {
    assertRows(
        staged(
            """
            | id | organization_id | requester_id | status | priority | created_at | solved_at | metric_set | tags |
            | 1 | 360 | 7 | solved | high | 2024-05-14T16:05:13Z | 2024-05-15T17:05:13Z | {"reply_time_in_minutes":{"calendar":58},"solved_at":"2024-05-15T17:05:13Z","reopens":2} | ["area_reports","escalated"] |
            | 2 | - | 7 | hold | - | 2020-04-24 14:13:07.083 | - | {"reply_time_in_minutes":{"calendar":null},"solved_at":null,"reopens":0} | [] |
            | 3 | - | - | new | - | 2024-05-14T16:05:13Z | - | - | - |
            """),
        """
        | source | ticket_id | source_account_key | created_at | first_response_minutes | solved_at | reopens | priority | is_escalated | product_area | status | is_deleted | problems |
        | zendesk | 1 | 360 | 2024-05-14T16:05:13 | 58.0 | 2024-05-15T17:05:13 | 2 | high | true | reports | solved | false | - |
        | zendesk | 2 | user:7 | 2020-04-24T14:13:07.083 | - | - | 0 | - | false | - | hold | false | - |
        | zendesk | 3 | - | 2024-05-14T16:05:13 | - | - | - | - | false | - | new | false | - |
        """);
  }

  @Test
  void a_row_generated_later_wins_though_it_was_changed_earlier() {
    assertRows(
        staged(
            """
            | id | status | updated_at | generated_timestamp |
            | 1 | open | 2024-05-19T17:05:13Z | 1716138400 |
            | 1 | solved | 2024-05-18T17:05:13Z | 1716138413 |
            """),
        """
        | status | _order |
        | open | 2024-05-19 17:06:40 |
        | solved | 2024-05-19 17:06:53 |
        """);
  }

  @Test
  void a_deleted_ticket_is_a_deletion_and_an_unknown_status_a_problem() {
    assertRows(
        staged(
            """
            | id | status | priority |
            | 1 | deleted | - |
            | 2 | lost | soon |
            """),
        """
        | ticket_id | status | is_deleted | problems |
        | 1 | - | true | - |
        | 2 | - | false | priority soon is none of high, low, normal, urgent; status lost is none of closed, hold, new, open, pending, solved |
        """);
  }

  @Test
  void a_ticket_merged_into_another_goes_on_there() {
    assertRows(
        staged(
            """
            | id | status | tags |
            | 1 | closed | ["closed_by_merge"] |
            | 2 | closed | ["merged_up"] |
            """),
        """
        | ticket_id | is_deleted | problems |
        | 1 | true | - |
        | 2 | false | - |
        """);
  }

  @Test
  void a_rating_is_a_word_and_one_that_was_only_offered_is_none() {
    assertRows(
        staged(
            """
            | id | status | satisfaction_rating |
            | 1 | solved | {"score":"good","comment":"fast"} |
            | 2 | solved | {"score":"bad"} |
            | 3 | solved | {"score":"offered"} |
            | 4 | solved | {"score":"unoffered"} |
            | 5 | solved | - |
            | 6 | solved | {"score":"4"} |
            """),
        """
        | ticket_id | csat_score | problems |
        | 1 | 5.0 | - |
        | 2 | 1.0 | - |
        | 3 | - | - |
        | 4 | - | - |
        | 5 | - | - |
        | 6 | - | satisfaction_rating.score 4 is none of bad, good |
        """);
  }

  private static Dataset<Row> staged(String text) {
    return withProblems(ZendeskTickets.tickets(rows(ZendeskTickets.TABLE, text)));
  }
}
