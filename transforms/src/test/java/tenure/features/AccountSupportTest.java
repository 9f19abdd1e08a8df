package tenure.features;

import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.none;
import static tenure.kit.TextTable.rows;

import java.time.LocalDate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import tenure.silver.Surveys;
import tenure.silver.Tickets;

class AccountSupportTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 31);
  private static final Dataset<Row> ACCOUNTS =
      rows(
          AccountProfile.TABLE,
          """
          | account_id |
          | A          |
          | quiet      |
          """);

  @Test
  void tickets_count_in_the_28_days_they_were_opened_in() {
    Dataset<Row> tickets =
        rows(
            Tickets.TABLE,
            """
            | account_id | source | ticket_id | created_at          | status | is_escalated | known_on   |
            | A          | z      | last      | 2026-03-31T23:59:59 | open   | true         | 2026-03-31 |
            | A          | z      | first     | 2026-03-04T00:00:00 | solved | true         | 2026-03-04 |
            | A          | z      | prior     | 2026-03-03T23:59:59 | hold   | -            | 2026-03-04 |
            | A          | z      | oldest    | 2026-02-04          | closed | false        | 2026-03-04 |
            | A          | z      | gone      | 2026-02-03T23:00:00 | closed | false        | 2026-03-04 |
            | A          | z      | ahead     | 2026-04-01T00:00:00 | new    | true         | 2026-03-31 |
            """);
    assertRows(
        AccountSupport.from(ACCOUNTS, tickets, none(Surveys.TABLE), DAY),
        """
        | account_id | tickets_28d | tickets_prior_28d | ticket_growth | open_tickets | open_escalations | csat_responses_90d | csat_average_90d | tickets_freshness_days | csat_freshness_days |
        | A          | 2           | 2                 | 0.0           | 2            | 1                | 0                  | -                | 0                      | -                   |
        | quiet      | 0           | 0                 | 0.0           | 0            | 0                | 0                  | -                | 0                      | -                   |
        """);
  }

  @Test
  void growth_from_nothing_is_counted_in_tickets() {
    Dataset<Row> tickets =
        rows(
            Tickets.TABLE,
            """
            | account_id | source | ticket_id | created_at | status | known_on   |
            | A          | z      | 1         | 2026-03-31 | solved | 2026-03-28 |
            | A          | z      | 2         | 2026-03-30 | solved | 2026-03-28 |
            """);
    assertRows(
        AccountSupport.from(ACCOUNTS, tickets, none(Surveys.TABLE), DAY),
        """
        | account_id | ticket_growth | tickets_freshness_days |
        | A          | 2.0           | 3                      |
        | quiet      | 0.0           | 3                      |
        """);
  }

  @Test
  void a_rating_that_ticket_and_survey_carry_counts_once_and_for_90_days() {
    Dataset<Row> tickets =
        rows(
            Tickets.TABLE,
            """
            | account_id | source | ticket_id | created_at | solved_at  | status | csat_score | known_on   |
            | A          | z      | both      | 2026-03-01 | 2026-03-02 | solved | 1.0        | 2026-03-02 |
            | A          | z      | own       | 2026-03-01 | 2026-03-02 | solved | 5.0        | 2026-03-02 |
            """);
    Dataset<Row> surveys =
        rows(
            Surveys.TABLE,
            """
            | account_id | source | response_id | ticket_id | kind | score | responded_date | known_on   |
            | A          | z      | 1           | both      | csat | 4.0   | 2026-03-02     | 2026-03-03 |
            | A          | z      | 2           | -         | csat | 3.0   | 2026-01-01     | 2026-03-03 |
            | A          | z      | 3           | -         | csat | 1.0   | 2025-12-31     | 2026-03-03 |
            | A          | z      | 4           | -         | nps  | 9.0   | 2026-03-02     | 2026-03-31 |
            """);
    assertRows(
        AccountSupport.from(ACCOUNTS, tickets, surveys, DAY),
        """
        | account_id | csat_responses_90d | csat_sum_90d | csat_average_90d | last_csat_date | csat_freshness_days |
        | A          | 3                  | 12.0         | 4.0              | 2026-03-02     | 28                  |
        | quiet      | 0                  | 0.0          | -                | -              | 28                  |
        """);
  }

  @Test
  void urgency_answers_and_solutions_are_measured_over_their_windows() {
    Dataset<Row> tickets =
        rows(
            Tickets.TABLE,
            """
            | account_id | source | ticket_id | created_at          | solved_at           | first_response_minutes | reopens | priority | is_escalated | status | known_on   |
            | A          | z      | day_6     | 2026-03-25T08:00:00 | 2026-03-25T20:00:00 | 10.0                   | 2       | urgent   | true         | solved | 2026-03-31 |
            | A          | z      | day_7     | 2026-03-24T08:00:00 | -                   | 30.0                   | -       | high     | false        | open   | 2026-03-31 |
            | A          | z      | day_89    | 2026-01-01T00:00:00 | 2026-01-03T00:00:00 | -                      | 1       | low      | true         | closed | 2026-03-31 |
            | A          | z      | day_90    | 2025-12-31T23:00:00 | 2026-01-01T23:00:00 | 99.0                   | 9       | urgent   | true         | closed | 2026-03-31 |
            """);
    assertRows(
        AccountSupport.from(ACCOUNTS, tickets, none(Surveys.TABLE), DAY),
        """
        | account_id | tickets_7d | tickets_90d | urgent_tickets_28d | escalations_90d | reopens_90d | first_responses_90d | first_response_minutes_90d | solved_90d | hours_to_solve_90d |
        | A          | 1          | 3           | 2                  | 2               | 3           | 2                   | 20.0                       | 3          | 28.0               |
        | quiet      | 0          | 0           | 0                  | 0               | 0           | 0                   | -                          | 0          | -                  |
        """);
  }
}
