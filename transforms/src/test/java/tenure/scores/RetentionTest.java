package tenure.scores;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static tenure.kit.TextTable.assertRows;
import static tenure.ledger.Ledgers.lines;
import static tenure.ledger.Ledgers.rates;
import static tenure.scores.RetentionRuns.CONSTANT;
import static tenure.scores.RetentionRuns.YEAR;
import static tenure.scores.RetentionRuns.nobody;
import static tenure.scores.RetentionRuns.policy;
import static tenure.scores.RetentionRuns.run;
import static tenure.scores.RetentionRuns.total;

import java.math.BigDecimal;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import tenure.marts.FctRetention;

class RetentionTest {
  @Test
  void the_worked_check_gives_85_71_and_114_29() {
    Dataset<Row> lines =
        lines(
            """
            | subscription_line_id | account_id | amount | service_start_date | service_end_date |
            | 1                    | X          | 50.00  | 2024-01-01         | 2025-01-01       |
            | 2                    | X          | 100.00 | 2025-01-01         | -                |
            | 3                    | Y          | 125.00 | 2024-01-01         | 2025-01-01       |
            | 4                    | Y          | 100.00 | 2025-01-01         | -                |
            """);
    assertRows(
        total(lines).where(YEAR + " AND period_end_date = '2025-01-31'"),
        """
        | period_kind | cohort_mrr | cohort_closing_mrr | retained_mrr | grr      | nrr      | logo_retention |
        | trailing_12 | 175.00     | 200.00             | 150.00       | 0.857143 | 1.142857 | 1.0            |
        """);
  }

  @Test
  void rule_2_1_without_an_opening_there_is_no_rate() {
    assertRows(
        total(lines("| amount | service_start_date |\n| 100.00 | 2025-01-01 |"))
            .where("period_end_date = '2025-01-31'"),
        """
        | definition_id       | opening_mrr | new_mrr | closing_mrr | grr | nrr | logo_retention | is_churn_masked |
        | monthly             | 0.00        | 100.00  | 100.00      | -   | -   | -              | false           |
        | cohort_12m          | 0.00        | 100.00  | 100.00      | -   | -   | -              | false           |
        | strict_no_return    | 0.00        | 100.00  | 100.00      | -   | -   | -              | false           |
        | fiscal_ytd          | 0.00        | 100.00  | 100.00      | -   | -   | -              | false           |
        | cohort_12m_as_reported | 0.00     | 100.00  | 100.00      | -   | -   | -              | false           |
        | monthly_as_reported | 0.00        | 100.00  | 100.00      | -   | -   | -              | false           |
        | trailing_12_chained | 0.00        | 100.00  | 100.00      | -   | -   | -              | false           |
        | trailing_12_average | 0.00        | 100.00  | 100.00      | -   | -   | -              | false           |
        """);
  }

  @Test
  void rule_2_2_one_grain_s_growth_never_covers_another_s_loss() {
    Dataset<Row> lines =
        lines(
            """
            | subscription_line_id | account_id | amount  | service_start_date | service_end_date |
            | 1                    | X          | 4000.00 | 2024-12-01         | -                |
            | 2                    | X          | 2000.00 | 2025-01-01         | -                |
            | 3                    | Y          | 1000.00 | 2024-12-01         | 2025-01-01       |
            """);
    assertRows(
        total(lines).where("definition_id = 'monthly' AND period_end_date = '2025-01-31'"),
        """
        | opening_mrr | expansion_mrr | churn_mrr | closing_mrr | grr | nrr | opening_accounts | retained_accounts | is_churn_masked |
        | 5000.00     | 2000.00       | 1000.00   | 6000.00     | 0.8 | 1.2 | 2                | 1                 | true            |
        """);
  }

  @Test
  void rule_2_4_a_new_account_is_in_no_numerator() {
    Dataset<Row> lines =
        lines(
            """
            | subscription_line_id | account_id | amount | service_start_date |
            | 1                    | old        | 100.00 | 2024-01-01         |
            | 2                    | new        | 900.00 | 2024-09-01         |
            """);
    assertRows(
        total(lines).where(YEAR + " AND period_end_date = '2025-01-31'"),
        """
        | new_mrr | closing_mrr | cohort_mrr | cohort_closing_mrr | nrr |
        | 900.00  | 1000.00     | 100.00     | 100.00             | 1.0 |
        """);
  }

  @Test
  void rule_2_5_who_left_and_came_back_inside_the_window_counts_the_lesser_amount() {
    Dataset<Row> lines =
        lines(
            """
            | subscription_line_id | amount | service_start_date | service_end_date |
            | 1                    | 100.00 | 2024-01-01         | 2024-05-01       |
            | 2                    | 60.00  | 2024-09-01         | -                |
            """);
    assertRows(
        total(lines).where(YEAR + " AND period_end_date = '2025-01-31'"),
        """
        | contraction_mrr | churn_mrr | retained_mrr | grr |
        | 40.00           | 0.00      | 60.00        | 0.6 |
        """);
  }

  @Test
  void rule_2_5_the_strict_definition_counts_who_left_and_came_back_as_lost() {
    Dataset<Row> lines =
        lines(
            """
            | subscription_line_id | account_id | amount | service_start_date | service_end_date |
            | 1                    | back       | 100.00 | 2024-01-01         | 2024-05-01       |
            | 2                    | back       | 60.00  | 2024-09-01         | -                |
            | 3                    | stays      | 300.00 | 2024-01-01         | -                |
            """);
    assertRows(
        total(lines).where("definition_id = 'strict_no_return' AND period_end_date = '2025-01-31'"),
        """
        | churn_mrr | reactivation_mrr | contraction_mrr | retained_mrr | cohort_closing_mrr | grr  | nrr  | logo_retention |
        | 100.00    | 60.00            | 0.00            | 300.00       | 300.00             | 0.75 | 0.75 | 0.5            |
        """);
  }

  @Test
  void rule_1_8_a_pause_stands_in_its_own_column() {
    Dataset<Row> lines =
        lines(
            """
            | amount | service_start_date | status | paused_date |
            | 100.00 | 2024-12-01         | paused | 2025-01-20  |
            """);
    assertRows(
        total(lines).where("definition_id = 'monthly' AND period_end_date = '2025-01-31'"),
        """
        | opening_mrr | churn_mrr | pause_mrr | closing_mrr | retained_mrr |
        | 100.00      | 0.00      | -100.00   | 0.00        | 0.00         |
        """);
  }

  @Test
  void rule_1_9_constant_currency_takes_both_ends_at_the_end_rate_and_shows_the_rest_as_fx() {
    Dataset<Row> lines =
        lines(
            """
            | amount | service_start_date | currency |
            | 100.00 | 2024-12-01         | EUR      |
            """);
    Dataset<Row> rates =
        rates(
            """
            | currency | month_end_date | rate |
            | EUR      | 2024-12-31     | 1.25 |
            | EUR      | 2025-01-31     | 1.00 |
            """);
    String january = "definition_id = 'monthly' AND period_end_date = '2025-01-31'";
    assertRows(
        run(lines, rates, nobody(), CONSTANT).where(january + " AND slice_kind = 'total'"),
        """
        | opening_mrr | fx_mrr | closing_mrr | cohort_mrr | grr |
        | 125.00      | -25.00 | 100.00      | 100.00     | 1.0 |
        """);
    assertRows(
        run(lines, rates, nobody(), policy(false)).where(january + " AND slice_kind = 'total'"),
        """
        | opening_mrr | fx_mrr | closing_mrr | cohort_mrr | grr |
        | 125.00      | -25.00 | 100.00      | 125.00     | 0.8 |
        """);
  }

  @Test
  void the_mart_holds_what_was_concluded() {
    assertRows(
        FctRetention.from(total(lines("| amount | service_start_date |\n| 100.00 | 2025-01-01 |")))
            .where("definition_id IN ('monthly', 'cohort_12m')"),
        """
        | definition_id | slice_kind | known_on   | period_end_date | closing_mrr |
        | monthly       | total      | 2025-01-31 | 2025-01-31      | 100.00      |
        | cohort_12m    | total      | 2025-01-31 | 2025-01-31      | 100.00      |
        """);
  }

  @Test
  void nonsense_in_the_policy_is_refused() {
    BigDecimal one = BigDecimal.ONE;
    assertThrows(IllegalArgumentException.class, () -> new RetentionPolicy(true, 0, one, one));
    assertThrows(
        IllegalArgumentException.class, () -> new RetentionPolicy(true, 1, BigDecimal.ZERO, one));
    assertThrows(
        IllegalArgumentException.class, () -> new RetentionPolicy(true, 1, one, BigDecimal.TEN));
  }
}
