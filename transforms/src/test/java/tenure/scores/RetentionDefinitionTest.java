package tenure.scores;

import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.rows;
import static tenure.ledger.Ledgers.POLICY;
import static tenure.ledger.Ledgers.lines;
import static tenure.ledger.Ledgers.noHierarchy;
import static tenure.ledger.Ledgers.noRates;
import static tenure.scores.RetentionRuns.CONSTANT;
import static tenure.scores.RetentionRuns.nobody;
import static tenure.scores.RetentionRuns.total;

import java.time.LocalDate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import tenure.ledger.LineMonths;
import tenure.silver.AccountHierarchy;

class RetentionDefinitionTest {
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
  void rule_1_13_as_reported_keeps_the_parents_that_the_close_knew() {
    // B left in January, and came under A only when January was closed.
    Dataset<Row> hierarchies =
        rows(
            AccountHierarchy.TABLE,
            """
            | account_id | grain_id | known_on   | is_deleted |
            | A          | A        | 2024-12-31 | false      |
            | B          | B        | 2024-12-31 | false      |
            | B          | A        | 2025-02-10 | false      |
            """);
    Dataset<Row> restatements =
        rows(
            LineMonths.TABLE,
            """
            | source | subscription_line_id | account_id | month_end_date | state  | currency | mrr_original | mrr_list_original | rate | known_on   |
            | s      | 1                    | A          | 2024-12-31     | active | USD      | 100          | 100               | 1    | 2024-12-31 |
            | s      | 2                    | B          | 2024-12-31     | active | USD      | 60           | 60                | 1    | 2024-12-31 |
            | s      | 1                    | A          | 2025-01-31     | active | USD      | 100          | 100               | 1    | 2025-01-31 |
            """);
    assertRows(
        Retention.from(
                restatements,
                hierarchies,
                noRates(),
                nobody(),
                POLICY,
                CONSTANT,
                LocalDate.parse("2025-02-20"))
            .where("slice_kind = 'total' AND definition_id LIKE 'monthly%'")
            .where("period_end_date = '2025-01-31'"),
        """
        | definition_id       | opening_accounts | retained_accounts | contraction_mrr | churn_mrr | grr   |
        | monthly             | 1                | 1                 | 60.00           | 0.00      | 0.625 |
        | monthly_as_reported | 2                | 1                 | 0.00            | 60.00     | 0.625 |
        """);
  }
}
