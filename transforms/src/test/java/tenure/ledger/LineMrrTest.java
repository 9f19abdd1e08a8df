package tenure.ledger;

import static tenure.kit.TextTable.assertRows;
import static tenure.ledger.Ledgers.lines;
import static tenure.ledger.Ledgers.months;
import static tenure.ledger.Ledgers.noRates;
import static tenure.ledger.Ledgers.rates;

import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class LineMrrTest {
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
}
