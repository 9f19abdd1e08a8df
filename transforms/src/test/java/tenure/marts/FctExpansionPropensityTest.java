package tenure.marts;

import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.rows;

import java.time.LocalDate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import tenure.expansion.ExpansionPolicy.Propensity;
import tenure.ledger.Movements;
import tenure.silver.AccountHierarchy;

class FctExpansionPropensityTest {
  @Test
  void a_proposal_is_taken_where_the_customer_expands_in_that_way_within_the_months() {
    Dataset<Row> proposals =
        rows(
            FctExpansionOpportunity.TABLE,
            """
            | account_id | as_of_date | kind       | subject    |
            | A          | 2025-06-30 | seats      | seats      |
            | B          | 2025-06-30 | seats      | seats      |
            | C          | 2025-06-30 | seats      | seats      |
            | D          | 2025-06-29 | seats      | seats      |
            | D          | 2025-10-31 | seats      | seats      |
            | A          | 2025-06-30 | whitespace | Automation |
            | A          | 2025-06-30 | whitespace | Analytics  |
            """);
    Dataset<Row> movements =
        rows(
            Movements.TABLE,
            """
            | grain_id | month_end_date | known_on   | movement    | reason     | mrr    |
            | A        | 2025-12-31     | 2025-12-31 | expansion   | seat       | 10.00  |
            | B        | 2025-06-30     | 2025-06-30 | expansion   | seat       | 10.00  |
            | B        | 2026-01-31     | 2026-01-31 | expansion   | seat       | 10.00  |
            | parent   | 2025-08-31     | 2025-08-31 | expansion   | seat       | 10.00  |
            | parent   | 2025-08-31     | 2025-09-30 | expansion   | seat       | -10.00 |
            | D        | 2025-11-30     | 2025-11-30 | expansion   | seat       | 10.00  |
            """);
    Dataset<Row> hierarchy =
        rows(AccountHierarchy.TABLE, "| account_id | grain_id |\n| C          | parent   |");
    assertRows(
        FctExpansionPropensity.from(
            proposals, hierarchy, movements, new Propensity(3, 6), LocalDate.of(2026, 3, 31)),
        """
        | kind       | proposals | taken | propensity | known_on   |
        | seats      | 3         | 1     | 0.333333   | 2026-03-31 |
        | whitespace | 1         | 0     | -          | 2026-03-31 |
        """);
  }
}
