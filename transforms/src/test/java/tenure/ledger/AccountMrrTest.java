package tenure.ledger;

import static tenure.kit.TextTable.assertRows;
import static tenure.ledger.Ledgers.POLICY;
import static tenure.ledger.Ledgers.lines;
import static tenure.ledger.Ledgers.noRates;
import static tenure.ledger.Ledgers.rates;

import java.time.LocalDate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class AccountMrrTest {
  @Test
  void every_account_that_ever_had_a_line_has_a_row() {
    assertRows(
        on(
            "2025-03-15",
            lines(
                """
                | subscription_line_id | account_id | charge_kind | amount | status    | service_start_date | service_end_date | trial_end_date |
                | 1                    | pays       | licence     | 100.00 | active    | 2025-01-10         | -                | -              |
                | 2                    | left       | licence     | 100.00 | cancelled | 2025-01-10         | 2025-03-15       | -              |
                | 3                    | tries      | licence     | 100.00 | trialing  | 2025-03-10         | -                | 2025-03-24     |
                | 4                    | advised    | services    | 100.00 | active    | 2025-03-10         | -                | -              |
                | 5                    | begins     | licence     | 100.00 | active    | 2025-03-16         | -                | -              |
                | 6                    | converted  | licence     | 100.00 | active    | 2025-01-10         | -                | 2025-01-24     |
                | 7                    | free       | licence     | 0.00   | active    | 2025-01-10         | -                | -              |
                """)),
        """
        | account_id | as_of_date | mrr    | arr     | first_paid_date | is_trial |
        | pays       | 2025-03-15 | 100.00 | 1200.00 | 2025-01-10      | false    |
        | left       | 2025-03-15 | 0.00   | 0.00    | 2025-01-10      | false    |
        | tries      | 2025-03-15 | 0.00   | 0.00    | -               | true     |
        | advised    | 2025-03-15 | 0.00   | 0.00    | -               | false    |
        | begins     | 2025-03-15 | 0.00   | 0.00    | -               | false    |
        | converted  | 2025-03-15 | 100.00 | 1200.00 | 2025-01-24      | false    |
        | free       | 2025-03-15 | 0.00   | 0.00    | -               | false    |
        """);
  }

  @Test
  void rule_1_5_who_pauses_before_the_trial_is_over_has_not_paid_yet() {
    assertRows(
        on(
            "2025-03-15",
            lines(
                """
                | subscription_line_id | account_id | amount | status   | service_start_date | trial_end_date | paused_date |
                | 1                    | left_alone | 100.00 | paused   | 2025-03-01         | 2025-03-10     | 2025-03-10  |
                | 2                    | trying     | 100.00 | paused   | 2025-03-01         | 2025-03-24     | 2025-03-10  |
                | 3                    | paid       | 100.00 | paused   | 2025-03-01         | 2025-03-10     | 2025-03-11  |
                """)),
        """
        | account_id | mrr  | paused_mrr | last_paid_arr | first_paid_date | is_trial | is_paused |
        | left_alone | 0.00 | 0.00       | -             | -               | false    | false     |
        | trying     | 0.00 | 0.00       | -             | -               | true     | false     |
        | paid       | 0.00 | 100.00     | 1200.00       | 2025-03-10      | false    | true      |
        """);
  }

  @Test
  void rule_1_9_arr_of_a_past_day_stands_at_the_rates_of_now_and_begins_with_the_first_payment() {
    Dataset<Row> lines =
        lines(
            """
            | subscription_line_id | account_id | product_family | charge_kind | amount | currency | status    | service_start_date | service_end_date |
            | 1                    | pays       | Core           | licence     | 100.00 | USD      | active    | 2025-01-10         | -                |
            | 2                    | pays       | Analytics      | licence     | 10.00  | EUR      | active    | 2025-01-10         | -                |
            | 3                    | left       | Core           | licence     | 100.00 | USD      | cancelled | 2025-01-10         | 2025-03-15       |
            | 4                    | advised    | Core           | services    | 100.00 | USD      | active    | 2025-03-10         | -                |
            | 5                    | came       | Core           | licence     | 100.00 | USD      | active    | 2025-03-16         | -                |
            | 6                    | unrated    | Core           | licence     | 100.00 | GBP      | active    | 2025-01-10         | -                |
            """);
    Dataset<Row> rates =
        rates(
            """
            | currency | month_end_date | rate |
            | EUR      | 2025-02-28     | 1.5  |
            | EUR      | 2025-05-31     | 1.2  |
            """);
    assertRows(
        AccountMrr.arrOn(
            LocalDate.parse("2025-03-15"), lines, rates, POLICY, LocalDate.parse("2025-06-13")),
        """
        | account_id | arr     |
        | pays       | 1344.00 |
        | left       | 0.00    |
        | unrated    | 0.00    |
        """);
  }

  @Test
  void what_was_paid_last_is_that_of_the_last_day_on_which_anything_was_paid() {
    Dataset<Row> lines =
        lines(
            """
            | subscription_line_id | account_id | charge_kind | amount | discount_amount | status    | service_start_date | service_end_date | trial_end_date | paused_date |
            | 1                    | pays       | licence     | 100.00 | -               | active    | 2024-01-10         | -                | -              | -           |
            | 2                    | pays       | licence     | 50.00  | -               | cancelled | 2024-01-10         | 2024-07-10       | -              | -           |
            | 3                    | left       | licence     | 100.00 | 20.00           | cancelled | 2024-01-10         | 2024-09-10       | -              | -           |
            | 4                    | left       | licence     | 50.00  | -               | cancelled | 2024-01-10         | 2024-09-10       | -              | -           |
            | 5                    | left       | licence     | 30.00  | -               | cancelled | 2024-01-10         | 2024-09-09       | -              | -           |
            | 6                    | left       | services    | 900.00 | -               | cancelled | 2024-01-10         | 2024-12-10       | -              | -           |
            | 7                    | went_free  | licence     | 70.00  | -               | cancelled | 2024-01-10         | 2024-06-10       | -              | -           |
            | 8                    | went_free  | licence     | 0.00   | -               | active    | 2024-06-10         | -                | -              | -           |
            | 9                    | paused     | licence     | 10.00  | -               | paused    | 2024-01-10         | -                | -              | 2025-03-01  |
            | 10                   | gave_up    | licence     | 20.00  | -               | paused    | 2024-01-10         | -                | -              | 2024-05-01  |
            | 11                   | tried      | licence     | 40.00  | -               | cancelled | 2025-01-10         | 2025-01-24       | 2025-01-24     | -           |
            | 12                   | untold     | licence     | 40.00  | -               | cancelled | 2025-01-10         | -                | -              | -           |
            """);
    assertRows(
        on("2025-03-15", lines),
        """
        | account_id | arr     | last_paid_arr |
        | pays       | 1200.00 | 1200.00       |
        | left       | 0.00    | 1560.00       |
        | went_free  | 0.00    | 840.00        |
        | paused     | 0.00    | 120.00        |
        | gave_up    | 0.00    | 240.00        |
        | tried      | 0.00    | -             |
        | untold     | 0.00    | -             |
        """);
  }

  @Test
  void the_largest_line_names_plan_and_currency_and_the_largest_product_the_seats() {
    Dataset<Row> lines =
        lines(
            """
            | subscription_line_id | product_family | plan | charge_kind       | quantity | unit_price | currency | service_start_date | term_end_date | is_auto_renew |
            | 1                    | Core           | Team | seats             | 30       | 10         | USD      | 2025-01-01         | 2026-01-01    | false         |
            | 2                    | Core           | Plus | seats             | 20       | 20         | EUR      | 2025-01-01         | 2025-07-01    | true          |
            | 3                    | Analytics      | Base | seats             | 40       | 1          | USD      | 2025-01-01         | -             | -             |
            | 4                    | Core           | Min  | committed_minimum | 500      | 0.1        | USD      | 2025-01-01         | -             | -             |
            """);
    Dataset<Row> rates = rates("| currency | month_end_date | rate |\n| EUR | 2025-02-28 | 1.5 |");
    assertRows(
        AccountMrr.from(lines, rates, POLICY, LocalDate.parse("2025-03-15")),
        """
        | mrr    | plan | currency | seats | product_families | term_end_date | is_auto_renew | is_rate_missing |
        | 990.00 | Plus | EUR      | 50.0  | Analytics,Core   | 2025-07-01    | true          | false           |
        """);
  }

  @Test
  void rule_1_8_a_paused_account_says_so_and_stops_saying_so_when_the_pause_has_lapsed() {
    Dataset<Row> lines =
        lines(
            """
            | amount | service_start_date | status | paused_date |
            | 100.00 | 2025-01-01         | paused | 2025-02-10  |
            """);
    assertRows(
        on("2025-05-10", lines), "| mrr | paused_mrr | is_paused |\n| 0.00 | 100.00 | true |");
    assertRows(
        on("2025-05-11", lines), "| mrr | paused_mrr | is_paused |\n| 0.00 | 0.00 | false |");
  }

  @Test
  void rule_1_9_a_rate_too_old_leaves_the_amount_out_and_flags_it() {
    Dataset<Row> lines =
        lines("| amount | currency | service_start_date |\n| 100.00 | EUR | 2025-01-01 |");
    Dataset<Row> rates = rates("| currency | month_end_date | rate |\n| EUR | 2025-01-31 | 1.1 |");
    assertRows(
        AccountMrr.from(lines, rates, POLICY, LocalDate.parse("2025-03-17")),
        "| mrr | is_rate_missing |\n| 110.00 | false |");
    assertRows(
        AccountMrr.from(lines, rates, POLICY, LocalDate.parse("2025-03-18")),
        "| mrr | is_rate_missing |\n| 0.00 | true |");
  }

  @Test
  void rule_1_12_churn_is_scheduled_when_every_active_line_is_cancelled_for_a_day() {
    Dataset<Row> lines =
        lines(
            """
            | subscription_line_id | account_id | amount | service_start_date | cancel_effective_date |
            | 1                    | all        | 100.00 | 2025-01-01         | 2025-06-01            |
            | 2                    | all        | 100.00 | 2025-01-01         | 2025-04-01            |
            | 3                    | some       | 100.00 | 2025-01-01         | 2025-04-01            |
            | 4                    | some       | 100.00 | 2025-01-01         | -                     |
            """);
    assertRows(
        on("2025-03-15", lines),
        """
        | account_id | mrr    | scheduled_churn_date | scheduled_churn_mrr |
        | all        | 200.00 | 2025-06-01           | 200.00              |
        | some       | 200.00 | -                    | 100.00              |
        """);
  }

  private static Dataset<Row> on(String day, Dataset<Row> lines) {
    return AccountMrr.from(lines, noRates(), POLICY, LocalDate.parse(day));
  }
}
