package tenure.scores;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.rows;
import static tenure.kit.TextTable.strings;
import static tenure.ledger.Ledgers.POLICY;
import static tenure.ledger.Ledgers.lines;
import static tenure.ledger.Ledgers.months;
import static tenure.ledger.Ledgers.noHierarchy;
import static tenure.ledger.Ledgers.noRates;
import static tenure.ledger.Ledgers.rates;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import tenure.ledger.LineMonths;
import tenure.marts.FctRetention;
import tenure.silver.AccountHierarchy;

class RetentionTest {
  private static final RetentionPolicy CONSTANT = policy(true);
  private static final String YEAR = "definition_id = 'cohort_12m'";

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
  void rule_2_6_each_definition_has_its_own_period_and_window() {
    Dataset<Row> lines =
        lines(
            """
            | subscription_line_id | account_id | amount | service_start_date | service_end_date |
            | 1                    | X          | 100.00 | 2023-01-01         | -                |
            | 2                    | Y          | 100.00 | 2023-01-01         | 2024-06-01       |
            | 3                    | Z          | 100.00 | 2023-01-01         | 2024-12-10       |
            """);
    assertRows(
        total(lines).where("period_end_date = '2024-12-31'"),
        """
        | definition_id       | period_kind | opening_mrr | churn_mrr | closing_mrr | grr      |
        | cohort_12m          | trailing_12 | 300.00      | 200.00    | 100.00      | 0.333333 |
        | strict_no_return    | trailing_12 | 300.00      | 200.00    | 100.00      | 0.333333 |
        | monthly             | month       | 200.00      | 100.00    | 100.00      | 0.5      |
        | quarterly           | quarter     | 200.00      | 100.00    | 100.00      | 0.5      |
        | fiscal_year         | fiscal_year | 300.00      | 200.00    | 100.00      | 0.333333 |
        | fiscal_ytd          | fiscal_year | 300.00      | 200.00    | 100.00      | 0.333333 |
        | cohort_12m_as_reported | trailing_12 | 300.00   | 200.00    | 100.00      | 0.333333 |
        | monthly_as_reported | month       | 200.00      | 100.00    | 100.00      | 0.5      |
        | trailing_12_chained | trailing_12 | 300.00      | 200.00    | 100.00      | 0.333333 |
        | trailing_12_average | trailing_12 | 300.00      | 200.00    | 100.00      | 0.930556 |
        """);
  }

  @Test
  void rule_2_7_a_product_is_a_slice_of_the_lines() {
    Dataset<Row> lines =
        lines(
            """
            | subscription_line_id | product_family | amount | service_start_date | service_end_date |
            | 1                    | Core           | 100.00 | 2024-12-01         | -                |
            | 2                    | Reports        | 50.00  | 2024-12-01         | 2025-01-01       |
            | 3                    | Alerts         | 50.00  | 2025-01-01         | -                |
            """);
    assertRows(
        run(lines, noRates(), nobody(), CONSTANT)
            .where("definition_id = 'monthly' AND period_end_date = '2025-01-31'"),
        """
        | slice_kind | slice_value | opening_mrr | new_mrr | churn_mrr | closing_mrr | grr |
        | total      | total       | 150.00      | 0.00    | 0.00      | 150.00      | 1.0 |
        | cohort     | 2024-Q4     | 150.00      | 0.00    | 0.00      | 150.00      | 1.0 |
        | product    | Core        | 100.00      | 0.00    | 0.00      | 100.00      | 1.0 |
        | product    | Reports     | 50.00       | 0.00    | 50.00     | 0.00        | 0.0 |
        | product    | Alerts      | 0.00        | 50.00   | 0.00      | 50.00       | -   |
        """);
  }

  @Test
  void rule_2_8_accounts_without_a_parent_record_are_a_slice_of_their_own() {
    Dataset<Row> orphan =
        rows(AccountHierarchy.TABLE, "| account_id | grain_id |\n| A | unresolved |");
    Dataset<Row> lines = lines("| amount | service_start_date |\n| 100.00 | 2024-12-01 |");
    assertRows(
        run(lines, noRates(), orphan, strings("| grain_id | region |"), CONSTANT)
            .where("definition_id = 'monthly' AND period_end_date = '2025-01-31'")
            .where("slice_kind IN ('total', 'region')"),
        """
        | slice_kind | slice_value | closing_mrr |
        | total      | total       | 100.00      |
        | region     | unresolved  | 100.00      |
        """);
  }

  @Test
  void rule_2_7_each_slice_adds_its_own_grains_and_the_slices_add_to_the_total() {
    Dataset<Row> lines =
        lines(
            """
            | subscription_line_id | account_id | amount | service_start_date | service_end_date |
            | 1                    | X          | 100.00 | 2024-12-01         | -                |
            | 2                    | Y          | 100.00 | 2024-12-01         | 2025-01-01       |
            | 3                    | Z          | 100.00 | 2024-12-01         | -                |
            """);
    Dataset<Row> grains =
        strings(
            """
            | grain_id | region | csm_id |
            | X        | EMEA   | ann    |
            | Y        | EMEA   | -      |
            """);
    assertRows(
        run(lines, noRates(), grains, CONSTANT)
            .where("definition_id = 'monthly' AND period_end_date = '2025-01-31'"),
        """
        | slice_kind | slice_value | cohort_mrr | grr |
        | cohort     | 2024-Q4     | 300.00     | 0.666667 |
        | product    | unknown     | 300.00     | 0.666667 |
        | total      | total       | 300.00     | 0.666667 |
        | region     | EMEA        | 200.00     | 0.5 |
        | region     | unknown     | 100.00     | 1.0 |
        | csm        | ann         | 100.00     | 1.0 |
        | csm        | unknown     | 200.00     | 0.5 |
        """);
  }

  @Test
  void rule_1_13_as_reported_is_what_the_closes_knew_and_the_restatement_closes_the_bridge() {
    // December closed on January 5 with 100 of A and 50 of B; that A paid 130 was learned later.
    Dataset<Row> restatements =
        rows(
            LineMonths.TABLE,
            """
            | source | subscription_line_id | account_id | month_end_date | state  | currency | mrr_original | mrr_list_original | rate | known_on   |
            | s      | 1                    | A          | 2024-12-31     | active | USD      | 100          | 100               | 1    | 2024-12-31 |
            | s      | 2                    | B          | 2024-12-31     | active | USD      | 50           | 50                | 1    | 2025-01-04 |
            | s      | 1                    | A          | 2024-12-31     | active | USD      | 130          | 130               | 1    | 2025-01-20 |
            | s      | 1                    | A          | 2025-01-31     | active | USD      | 130          | 130               | 1    | 2025-01-31 |
            | s      | 2                    | B          | 2025-01-31     | absent | USD      | -            | -                 | -    | 2025-02-03 |
            | s      | 2                    | B          | 2025-01-31     | active | USD      | 50           | 50                | 1    | 2025-01-31 |
            | s      | 1                    | A          | 2025-01-31     | active | USD      | 140          | 140               | 1    | 2025-02-20 |
            """);
    assertRows(
        Retention.from(
                restatements,
                noHierarchy(),
                noRates(),
                nobody(),
                POLICY,
                CONSTANT,
                LocalDate.parse("2025-02-20"))
            .where("slice_kind = 'total' AND definition_id LIKE 'monthly%'"),
        """
        | definition_id       | period_end_date | opening_mrr | restatement_mrr | new_mrr | expansion_mrr | churn_mrr | closing_mrr | cohort_mrr | grr      | nrr      |
        | monthly             | 2024-12-31      | 0.00        | 0.00            | 180.00  | 0.00          | 0.00      | 180.00      | 0.00       | -        | -        |
        | monthly             | 2025-01-31      | 180.00      | 0.00            | 0.00    | 10.00         | 50.00     | 140.00      | 180.00     | 0.722222 | 0.777778 |
        | monthly_as_reported | 2024-12-31      | 0.00        | 0.00            | 150.00  | 0.00          | 0.00      | 150.00      | 0.00       | -        | -        |
        | monthly_as_reported | 2025-01-31      | 150.00      | 30.00           | 0.00    | 0.00          | 50.00     | 130.00      | 180.00     | 0.722222 | 0.722222 |
        """);
  }

  @Test
  void rule_2_8_the_hierarchy_effect_is_what_the_parents_of_the_beginning_would_give() {
    // The child was a customer of its own a year ago and came under the parent in May.
    Dataset<Row> hierarchies =
        rows(
            AccountHierarchy.TABLE,
            """
            | account_id | grain_id | known_on   | is_deleted |
            | parent     | parent   | 2023-12-31 | false      |
            | child      | child    | 2023-12-31 | false      |
            | child      | parent   | 2024-05-05 | false      |
            """);
    Dataset<Row> lines =
        lines(
            """
            | subscription_line_id | account_id | amount | service_start_date | service_end_date |
            | 1                    | parent     | 100.00 | 2023-01-01         | -                |
            | 2                    | child      | 60.00  | 2024-03-01         | -                |
            """);
    assertRows(
        run(lines, noRates(), hierarchies, nobody(), CONSTANT)
            .where(YEAR + " AND slice_kind = 'total' AND period_end_date >= '2024-12-31'"),
        """
        | period_end_date | nrr | hierarchy_effect |
        | 2024-12-31      | 1.6 | 0.6              |
        | 2025-01-31      | 1.6 | 0.6              |
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

  private static Dataset<Row> total(Dataset<Row> lines) {
    return run(lines, noRates(), nobody(), CONSTANT).where("slice_kind = 'total'");
  }

  private static Dataset<Row> run(
      Dataset<Row> lines, Dataset<Row> rates, Dataset<Row> grains, RetentionPolicy policy) {
    return run(lines, rates, noHierarchy(), grains, policy);
  }

  private static Dataset<Row> run(
      Dataset<Row> lines,
      Dataset<Row> rates,
      Dataset<Row> hierarchy,
      Dataset<Row> grains,
      RetentionPolicy policy) {
    String night = "2025-01-31";
    return Retention.from(
        months(lines, rates, night),
        hierarchy,
        rates,
        grains,
        POLICY,
        policy,
        LocalDate.parse(night));
  }

  private static Dataset<Row> nobody() {
    return strings("| grain_id |");
  }

  private static RetentionPolicy policy(boolean isConstantCurrency) {
    return new RetentionPolicy(isConstantCurrency, 1, BigDecimal.ONE, new BigDecimal("0.85"));
  }
}
