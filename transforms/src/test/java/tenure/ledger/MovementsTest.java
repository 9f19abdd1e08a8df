package tenure.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.none;
import static tenure.ledger.Ledgers.POLICY;
import static tenure.ledger.Ledgers.lines;
import static tenure.ledger.Ledgers.movements;
import static tenure.ledger.Ledgers.noHierarchy;
import static tenure.ledger.Ledgers.noRates;

import java.time.LocalDate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import tenure.marts.FctMrrMovement;

class MovementsTest {
  @Test
  void the_ladder_tests_zero_before_less() {
    Dataset<Row> lines =
        lines(
            """
            | subscription_line_id | amount | service_start_date | service_end_date |
            | 1                    | 100.00 | 2025-02-01         | 2025-03-01       |
            | 2                    | 100.00 | 2025-04-01         | 2025-05-01       |
            | 3                    | 150.00 | 2025-05-01         | 2025-06-01       |
            """);
    assertRows(
        movements(lines, "2025-06-30"),
        """
        | grain_id | month_end_date | movement     | reason       | mrr     |
        | A        | 2025-02-28     | new          | new          | 100.00  |
        | A        | 2025-03-31     | churn        | churn        | -100.00 |
        | A        | 2025-04-30     | reactivation | reactivation | 100.00  |
        | A        | 2025-05-31     | expansion    | upsell       | 50.00   |
        | A        | 2025-06-30     | churn        | churn        | -150.00 |
        """);
  }

  @Test
  void movements_since_birth_are_the_recurring_revenue_of_now() {
    LocalDate night = LocalDate.parse("2025-03-31");
    Dataset<Row> lines =
        lines(
            """
            | subscription_line_id | account_id | amount | service_start_date | service_end_date |
            | 1                    | A          | 100.00 | 2025-01-01         | -                |
            | 2                    | A          | 70.00  | 2025-02-01         | -                |
            | 3                    | B          | 30.00  | 2025-02-01         | 2025-03-01       |
            """);
    Dataset<Row> moved = movements(lines, "2025-03-31");
    String sound =
        """
        | scope | grain_id | month_end_date | moved_mrr | lines_mrr | residual |
        | grain | A        | 2025-03-31     | 170.00    | 170.00    | 0.00     |
        | grain | B        | 2025-03-31     | 0.00      | 0.00      | 0.00     |
        | total | total    | 2025-03-31     | 170.00    | 170.00    | 0.00     |
        """;
    assertRows(identities(moved, lines, night), sound);
    assertRows(
        identities(moved.where("movement <> 'expansion'"), lines, night).where("scope = 'total'"),
        """
        | scope | moved_mrr | lines_mrr | residual |
        | total | 100.00    | 170.00    | 70.00    |
        """);
  }

  @Test
  void the_mart_holds_the_movements_as_they_are() {
    Dataset<Row> moved =
        movements(lines("| amount | service_start_date |\n| 1.00 | 2025-01-01 |"), "2025-01-31");
    assertRows(
        FctMrrMovement.from(moved),
        """
        | grain_id | month_end_date | known_on   | movement | reason | mrr  |
        | A        | 2025-01-31     | 2025-01-31 | new      | new    | 1.00 |
        """);
    assertEquals(0, FctMrrMovement.from(none(Movements.TABLE)).count());
  }

  private static Dataset<Row> identities(Dataset<Row> moved, Dataset<Row> lines, LocalDate night) {
    return LedgerIdentities.from(moved, lines, noHierarchy(), noRates(), POLICY, night);
  }
}
