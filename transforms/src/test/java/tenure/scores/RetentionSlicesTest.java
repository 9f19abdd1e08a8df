package tenure.scores;

import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.rows;
import static tenure.kit.TextTable.strings;
import static tenure.ledger.Ledgers.lines;
import static tenure.ledger.Ledgers.noRates;
import static tenure.scores.RetentionRuns.CONSTANT;
import static tenure.scores.RetentionRuns.YEAR;
import static tenure.scores.RetentionRuns.nobody;
import static tenure.scores.RetentionRuns.run;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import tenure.silver.AccountHierarchy;

class RetentionSlicesTest {
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
}
