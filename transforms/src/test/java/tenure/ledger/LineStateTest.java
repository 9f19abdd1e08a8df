package tenure.ledger;

import static tenure.kit.TextTable.assertRows;
import static tenure.ledger.Ledgers.lines;
import static tenure.ledger.Ledgers.months;
import static tenure.ledger.Ledgers.noRates;

import java.time.LocalDate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class LineStateTest {
  @Test
  void rule_1_1_a_month_counts_what_runs_at_its_last_instant() {
    Dataset<Row> lines =
        lines(
            """
            | subscription_line_id | amount | service_start_date | service_end_date |
            | last_day             | 100.00 | 2025-01-31         | 2025-02-28       |
            | ends_after           | 100.00 | 2025-01-31         | 2025-03-01       |
            """);
    assertRows(
        months(lines, noRates(), "2025-04-10"),
        """
        | subscription_line_id | month_end_date | mrr    |
        | last_day             | 2025-01-31     | 100.00 |
        | ends_after           | 2025-01-31     | 100.00 |
        | ends_after           | 2025-02-28     | 100.00 |
        """);
  }

  @Test
  void rule_1_1_a_line_within_one_month_is_in_no_month_end_but_beside() {
    assertRows(
        months(
            lines(
                """
                | amount | service_start_date | service_end_date |
                | 100.00 | 2025-01-02         | 2025-01-31       |
                """),
            noRates(),
            "2025-04-10"),
        """
        | month_end_date | state       | mrr  | intra_month_churn_mrr |
        | 2025-01-31     | intra_month | 0.00 | 100.00                |
        """);
  }

  @Test
  void rule_1_2_the_open_month_is_left_out_until_its_last_day_has_passed() {
    Dataset<Row> lines =
        lines(
            """
            | amount | service_start_date |
            | 100.00 | 2025-01-15         |
            """);
    assertRows(months(lines, noRates(), "2025-02-27"), "| month_end_date |\n| 2025-01-31 |");
    assertRows(
        months(lines, noRates(), "2025-02-28"),
        "| month_end_date |\n| 2025-01-31 |\n| 2025-02-28 |");
  }

  @Test
  void rule_1_5_a_trial_pays_nothing_until_its_first_paid_instant() {
    Dataset<Row> lines =
        lines(
            """
            | subscription_line_id | amount | service_start_date | trial_end_date | status    | service_end_date |
            | converted            | 100.00 | 2025-01-10         | 2025-02-28     | active    | -                |
            | trying               | 100.00 | 2025-01-10         | 2025-06-01     | trialing  | -                |
            | overdue trial        | 100.00 | 2025-01-10         | 2025-02-01     | trialing  | -                |
            | never paid           | 100.00 | 2025-01-10         | 2025-02-28     | cancelled | 2025-02-28       |
            | free                 | 0.00   | 2025-01-10         | -              | active    | -                |
            """);
    assertRows(
        months(lines, noRates(), "2025-03-31"),
        """
        | subscription_line_id | month_end_date | mrr    |
        | converted            | 2025-02-28     | 100.00 |
        | converted            | 2025-03-31     | 100.00 |
        """);
  }

  @Test
  void rule_1_5_a_trial_that_ends_in_a_pause_is_paid_once_the_pause_is_over() {
    Dataset<Row> versions =
        lines(
            """
            | known_on   | subscription_line_id | amount | service_start_date | trial_end_date | status    | paused_date |
            | 2025-01-10 | resumed              | 100.00 | 2025-01-10         | 2025-01-24     | trialing  | -           |
            | 2025-01-25 | resumed              | 100.00 | 2025-01-10         | 2025-01-24     | paused    | 2025-01-24  |
            | 2025-03-05 | resumed              | 100.00 | 2025-01-10         | 2025-01-24     | active    | -           |
            | 2025-01-10 | given up             | 100.00 | 2025-01-10         | 2025-01-24     | paused    | 2025-01-24  |
            | 2025-03-05 | given up             | 100.00 | 2025-01-10         | 2025-01-24     | cancelled | -           |
            | 2025-01-10 | still paused         | 100.00 | 2025-01-10         | 2025-01-24     | paused    | 2025-01-24  |
            | 2025-01-10 | paid before          | 100.00 | 2025-01-10         | 2025-01-24     | active    | -           |
            | 2025-03-05 | paid before          | 100.00 | 2025-01-10         | 2025-01-24     | paused    | 2025-03-04  |
            """);
    Dataset<Row> known = LineHistory.from(versions, LocalDate.parse("2025-03-31"));
    assertRows(
        months(known, noRates(), "2025-03-31"),
        """
        | subscription_line_id | month_end_date | state  | mrr    | paused_mrr |
        | resumed              | 2025-03-31     | active | 100.00 | 0.00       |
        | paid before          | 2025-01-31     | active | 100.00 | 0.00       |
        | paid before          | 2025-02-28     | active | 100.00 | 0.00       |
        | paid before          | 2025-03-31     | paused | 0.00   | 100.00     |
        """);
  }

  @Test
  void rule_1_6_active_and_past_due_count_and_ended_lines_count_until_their_end() {
    Dataset<Row> lines =
        lines(
            """
            | subscription_line_id   | status     | amount | service_start_date | service_end_date | term_start_date |
            | active                 | active     | 100.00 | 2025-01-01         | -                | -               |
            | past due               | past_due   | 100.00 | 2025-01-01         | -                | -               |
            | unpaid since February  | unpaid     | 100.00 | 2025-01-01         | -                | 2025-02-01      |
            | never paid             | unpaid     | 100.00 | 2025-01-01         | -                | -               |
            | incomplete             | incomplete | 100.00 | 2025-01-01         | -                | -               |
            | cancelled              | cancelled  | 100.00 | 2025-01-01         | 2025-02-10       | -               |
            | expired                | expired    | 100.00 | 2025-01-01         | 2025-02-10       | -               |
            | cancelled, no one says | cancelled  | 100.00 | 2025-01-01         | -                | -               |
            """);
    assertRows(
        months(lines, noRates(), "2025-02-28"),
        """
        | subscription_line_id  | month_end_date |
        | active                | 2025-01-31     |
        | active                | 2025-02-28     |
        | past due              | 2025-01-31     |
        | past due              | 2025-02-28     |
        | unpaid since February | 2025-01-31     |
        | cancelled             | 2025-01-31     |
        | expired               | 2025-01-31     |
        """);
  }

  @Test
  void rule_1_8_a_pause_is_a_state_for_ninety_days_and_then_churn_from_its_start() {
    Dataset<Row> lines =
        lines(
            """
            | amount | service_start_date | status | paused_date |
            | 100.00 | 2025-01-01         | paused | 2025-02-10  |
            """);
    assertRows(
        months(lines, noRates(), "2025-05-10"),
        """
        | month_end_date | state  | mrr    | paused_mrr |
        | 2025-01-31     | active | 100.00 | 0.00       |
        | 2025-02-28     | paused | 0.00   | 100.00     |
        | 2025-03-31     | paused | 0.00   | 100.00     |
        | 2025-04-30     | paused | 0.00   | 100.00     |
        """);
    assertRows(
        months(lines, noRates(), "2025-05-11"),
        """
        | month_end_date | state  | mrr    | paused_mrr |
        | 2025-01-31     | active | 100.00 | 0.00       |
        | 2025-02-28     | lapsed | 0.00   | 0.00       |
        | 2025-03-31     | lapsed | 0.00   | 0.00       |
        | 2025-04-30     | lapsed | 0.00   | 0.00       |
        """);
  }

  @Test
  void rule_1_8_the_versions_tell_when_a_pause_ended() {
    Dataset<Row> versions =
        lines(
            """
            | known_on   | amount | service_start_date | status | paused_date |
            | 2025-01-01 | 100.00 | 2025-01-01         | active | -           |
            | 2025-02-11 | 100.00 | 2025-01-01         | paused | 2025-02-10  |
            | 2025-03-20 | 100.00 | 2025-01-01         | active | -           |
            """);
    Dataset<Row> lines = LineHistory.from(versions, LocalDate.parse("2025-03-31"));
    assertRows(
        months(lines, noRates(), "2025-03-31"),
        """
        | month_end_date | state  |
        | 2025-01-31     | active |
        | 2025-02-28     | paused |
        | 2025-03-31     | active |
        """);
  }

  @Test
  void rule_1_12_a_line_counts_until_the_end_of_its_paid_service() {
    Dataset<Row> lines =
        lines(
            """
            | subscription_line_id | amount | service_start_date | status    | cancel_requested_date | cancel_effective_date | service_end_date | paused_date |
            | announced            | 100.00 | 2025-01-01         | active    | 2025-01-05            | 2025-03-01            | -                | -           |
            | out of a pause       | 100.00 | 2025-01-01         | cancelled | 2025-03-05            | -                     | 2025-03-05       | 2025-02-01  |
            """);
    assertRows(
        months(lines, noRates(), "2025-03-31"),
        """
        | subscription_line_id | month_end_date | mrr    |
        | announced            | 2025-01-31     | 100.00 |
        | announced            | 2025-02-28     | 100.00 |
        | out of a pause       | 2025-01-31     | 100.00 |
        | out of a pause       | 2025-02-28     | 0.00   |
        """);
  }
}
