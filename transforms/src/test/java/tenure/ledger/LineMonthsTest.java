package tenure.ledger;

import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.none;
import static tenure.kit.TextTable.rows;
import static tenure.ledger.Ledgers.lines;
import static tenure.ledger.Ledgers.months;
import static tenure.ledger.Ledgers.noRates;
import static tenure.ledger.Ledgers.rates;

import java.time.LocalDate;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import tenure.silver.SubscriptionLines;

class LineMonthsTest {
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
  void rule_1_3_every_interval_becomes_a_month() {
    Dataset<Row> lines =
        lines(
            """
            | subscription_line_id | amount    | interval_unit | interval_count | service_start_date | service_end_date |
            | day                  | 10.00     | day           | -              | 2025-01-01         | -                |
            | week                 | 30.00     | week          | 1              | 2025-01-01         | -                |
            | two weeks            | 60.00     | week          | 2              | 2025-01-01         | -                |
            | quarter              | 100.00    | month         | 3              | 2025-01-01         | -                |
            | year                 | 100.00    | year          | 1              | 2025-01-01         | -                |
            | three years          | 300000.00 | year          | 3              | 2025-01-01         | -                |
            | add-on               | 60000.00  | term          | -              | 2025-01-01         | 2025-07-01       |
            | multi-year           | 300000.00 | term          | -              | 2025-01-01         | 2028-01-01       |
            | three days short     | 12000.00  | term          | -              | 2025-01-01         | 2025-12-29       |
            | four days short      | 12000.00  | term          | -              | 2025-01-01         | 2025-12-28       |
            | ten days             | 100.00    | term          | -              | 2025-01-25         | 2025-02-04       |
            | nothing to divide by | 100.00    | month         | 0              | 2025-01-01         | -                |
            """);
    assertRows(
        months(lines, noRates(), "2025-02-01"),
        """
        | subscription_line_id | mrr      | is_amount_missing |
        | day                  | 304.17   | false             |
        | week                 | 130.00   | false             |
        | two weeks            | 130.00   | false             |
        | quarter              | 33.33    | false             |
        | year                 | 8.33     | false             |
        | three years          | 8333.33  | false             |
        | add-on               | 10000.00 | false             |
        | multi-year           | 8333.33  | false             |
        | three days short     | 1000.00  | false             |
        | four days short      | 1011.08  | false             |
        | ten days             | 304.17   | false             |
        | nothing to divide by | 0.00     | true              |
        """);
  }

  @Test
  void rule_1_3_a_line_cut_short_keeps_the_price_of_its_term() {
    assertRows(
        months(
            lines(
                """
                | amount   | interval_unit | service_start_date | service_end_date | term_end_date | status    |
                | 12000.00 | term          | 2025-01-01         | 2025-02-15       | 2026-01-01    | cancelled |
                """),
            noRates(),
            "2025-04-10"),
        """
        | month_end_date | mrr     |
        | 2025-01-31     | 1000.00 |
        """);
  }

  @Test
  void rule_1_4_only_what_recurs_counts_and_metered_use_stands_beside() {
    Dataset<Row> lines =
        lines(
            """
            | subscription_line_id | charge_kind       | amount | service_start_date |
            | licence              | licence           | 1.00   | 2025-01-01         |
            | seats                | seats             | 2.00   | 2025-01-01         |
            | minimum              | committed_minimum | 4.00   | 2025-01-01         |
            | metered              | usage             | 8.00   | 2025-01-01         |
            | setup                | one_off           | 16.00  | 2025-01-01         |
            | consulting           | services          | 32.00  | 2025-01-01         |
            """);
    assertRows(
        months(lines, noRates(), "2025-01-31"),
        """
        | subscription_line_id | mrr  | usage_revenue |
        | licence              | 1.00 | 0.00          |
        | seats                | 2.00 | 0.00          |
        | minimum              | 4.00 | 0.00          |
        | metered              | 0.00 | 8.00          |
        """);
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
  void rule_1_7_list_and_net_stand_side_by_side_while_a_discount_lasts() {
    Dataset<Row> lines =
        lines(
            """
            | subscription_line_id | amount  | interval_unit | service_start_date | discount_share | discount_amount | discount_start_date | discount_end_date | discount_duration |
            | quarter off          | 100.00  | month         | 2025-01-01         | 0.25           | -               | -                   | 2025-02-28        | repeating         |
            | fixed off            | 1200.00 | year          | 2025-01-01         | -              | 120.00          | 2025-02-28          | -                 | forever           |
            | both                 | 100.00  | month         | 2025-01-01         | 0.50           | 10.00           | -                   | -                 | -                 |
            | only once            | 100.00  | month         | 2025-01-01         | 0.50           | -               | -                   | -                 | once              |
            | more than all        | 100.00  | month         | 2025-01-01         | -              | 150.00          | -                   | -                 | forever           |
            """);
    assertRows(
        months(lines, noRates(), "2025-02-28"),
        """
        | subscription_line_id | month_end_date | mrr    | mrr_list |
        | quarter off          | 2025-01-31     | 75.00  | 100.00   |
        | quarter off          | 2025-02-28     | 100.00 | 100.00   |
        | fixed off            | 2025-01-31     | 100.00 | 100.00   |
        | fixed off            | 2025-02-28     | 90.00  | 100.00   |
        | both                 | 2025-01-31     | 40.00  | 100.00   |
        | both                 | 2025-02-28     | 40.00  | 100.00   |
        | only once            | 2025-01-31     | 100.00 | 100.00   |
        | only once            | 2025-02-28     | 100.00 | 100.00   |
        | more than all        | 2025-01-31     | 0.00   | 100.00   |
        | more than all        | 2025-02-28     | 0.00   | 100.00   |
        """);
  }

  @Test
  void rule_1_7_a_policy_may_count_discounts_granted_once() {
    LedgerPolicy once =
        Ledgers.policy(LedgerPolicy.Basis.NET, Set.of(LedgerPolicy.Duration.ONCE), 0);
    Dataset<Row> lines =
        lines(
            """
            | amount | service_start_date | discount_share | discount_duration |
            | 100.00 | 2025-01-01         | 0.50           | once              |
            """);
    assertRows(months(lines, noRates(), once, "2025-01-31"), "| mrr |\n| 50.00 |");
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
  void rule_1_9_a_missing_rate_leaves_the_amount_out_and_says_so() {
    Dataset<Row> lines =
        lines(
            """
            | amount | service_start_date | currency |
            | 100.00 | 2025-01-01         | EUR      |
            """);
    Dataset<Row> rates =
        rates(
            """
            | currency | month_end_date | rate |
            | EUR      | 2025-01-31     | 1.10 |
            | EUR      | 2025-03-31     | 1.20 |
            """);
    assertRows(
        months(lines, rates, "2025-03-31"),
        """
        | month_end_date | mrr_original | rate | mrr    | is_rate_missing |
        | 2025-01-31     | 100.00       | 1.10 | 110.00 | false           |
        | 2025-02-28     | 100.00       | -    | 0.00   | true            |
        | 2025-03-31     | 100.00       | 1.20 | 120.00 | false           |
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

  @Test
  void rule_1_13_a_night_appends_only_what_differs_and_takes_back_what_is_gone() {
    Dataset<Row> previous =
        rows(
            LineMonths.TABLE,
            """
            | source  | subscription_line_id | month_end_date | account_id | known_on   | state  | currency | mrr_original | mrr_list_original | rate | mrr    | mrr_list | paused_mrr | usage_revenue | intra_month_churn_mrr | is_rate_missing | is_amount_missing |
            | billing | same                 | 2025-01-31     | A          | 2025-01-31 | active | USD      | 100.00       | 100.00            | 1    | 100.00 | 100.00   | 0.00       | 0.00          | 0.00                  | false           | false             |
            | billing | raised               | 2025-01-31     | A          | 2025-01-31 | active | USD      | 100.00       | 100.00            | 1    | 100.00 | 100.00   | 0.00       | 0.00          | 0.00                  | false           | false             |
            | billing | gone                 | 2025-01-31     | A          | 2025-01-31 | active | USD      | 100.00       | 100.00            | 1    | 100.00 | 100.00   | 0.00       | 0.00          | 0.00                  | false           | false             |
            """);
    Dataset<Row> lines =
        lines(
            """
            | subscription_line_id | amount | service_start_date |
            | same                 | 100.00 | 2025-01-01         |
            | raised               | 150.00 | 2025-01-01         |
            """);
    LocalDate night = LocalDate.parse("2025-02-05");
    Dataset<Row> tonight = LineMonths.from(lines, noRates(), previous, Ledgers.POLICY, night);
    assertRows(
        tonight,
        """
        | subscription_line_id | month_end_date | known_on   | account_id | state  | mrr    |
        | raised               | 2025-01-31     | 2025-02-05 | A          | active | 150.00 |
        | gone                 | 2025-01-31     | 2025-02-05 | A          | absent | 0.00   |
        """);
    assertRows(
        LineMonths.asKnown(previous.unionByName(tonight), night),
        """
        | subscription_line_id | mrr    |
        | same                 | 100.00 |
        | raised               | 150.00 |
        """);
  }

  @Test
  void rule_1_13_the_same_night_again_appends_the_same() {
    Dataset<Row> lines = lines("| amount | service_start_date |\n| 100.00 | 2025-01-01 |");
    LocalDate night = LocalDate.parse("2025-01-31");
    Dataset<Row> once =
        LineMonths.from(lines, noRates(), none(LineMonths.TABLE), Ledgers.POLICY, night);
    Dataset<Row> again = LineMonths.from(lines, noRates(), once, Ledgers.POLICY, night);
    assertRows(again, "| month_end_date | mrr |\n| 2025-01-31 | 100.00 |");
    Dataset<Row> next = LineMonths.from(lines, noRates(), once, Ledgers.POLICY, night.plusDays(1));
    assertRows(next, "| month_end_date | mrr |");
  }

  @Test
  void rule_1_14_months_are_counted_from_the_anchor_day() {
    Dataset<Row> lines =
        lines(
            """
            | subscription_line_id | amount | interval_unit | service_start_date | service_end_date |
            | to short February    | 100.00 | term          | 2025-01-31         | 2025-02-28       |
            | to long March        | 200.00 | term          | 2025-01-31         | 2025-03-31       |
            | leap February        | 100.00 | term          | 2024-01-31         | 2024-02-29       |
            """);
    assertRows(
        months(lines, noRates(), "2025-01-31")
            .where("month_end_date IN ('2025-01-31', '2024-01-31')"),
        """
        | subscription_line_id | mrr    |
        | to short February    | 100.00 |
        | to long March        | 100.00 |
        | leap February        | 100.00 |
        """);
  }

  @Test
  void a_price_is_quantity_times_unit_price_where_the_source_gives_no_amount() {
    Dataset<Row> lines =
        lines(
            """
            | subscription_line_id | quantity | unit_price | service_start_date |
            | seats                | 3        | 0.33333333 | 2025-01-01         |
            | unknown              | 3        | -          | 2025-01-01         |
            """);
    assertRows(
        months(lines, noRates(), "2025-01-31"),
        """
        | subscription_line_id | mrr_original | mrr  | is_amount_missing |
        | seats                | 0.99999999   | 1.00 | false             |
        | unknown              | -            | 0.00 | true              |
        """);
  }

  @Test
  void nobody_there_makes_no_month() {
    assertRows(
        months(none(SubscriptionLines.TABLE), noRates(), "2025-01-31"), "| month_end_date |");
  }
}
