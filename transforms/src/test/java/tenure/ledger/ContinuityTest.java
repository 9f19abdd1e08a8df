package tenure.ledger;

import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.rows;
import static tenure.ledger.Ledgers.POLICY;
import static tenure.ledger.Ledgers.lines;
import static tenure.ledger.Ledgers.movements;
import static tenure.ledger.Ledgers.noHierarchy;
import static tenure.ledger.Ledgers.noRates;

import java.time.LocalDate;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import tenure.silver.AccountHierarchy;

class ContinuityTest {
  @Test
  void rule_1_8_a_pause_and_its_end_are_neither_churn_nor_reactivation() {
    Dataset<Row> versions =
        lines(
            """
            | known_on   | amount | service_start_date | status | paused_date |
            | 2025-01-01 | 100.00 | 2025-01-01         | active | -           |
            | 2025-02-11 | 100.00 | 2025-01-01         | paused | 2025-02-10  |
            | 2025-03-20 | 100.00 | 2025-01-01         | active | -           |
            """);
    assertRows(
        movements(LineHistory.from(versions, LocalDate.parse("2025-03-31")), "2025-03-31"),
        """
        | month_end_date | movement | mrr     |
        | 2025-01-31     | new      | 100.00  |
        | 2025-02-28     | pause    | -100.00 |
        | 2025-03-31     | resume   | 100.00  |
        """);
  }

  @Test
  void rule_1_8_a_pause_beyond_its_days_is_churn_in_the_month_it_began() {
    Dataset<Row> lines =
        lines(
            """
            | amount | service_start_date | status | paused_date |
            | 100.00 | 2025-01-01         | paused | 2025-02-10  |
            """);
    assertRows(
        movements(lines, "2025-05-31"),
        """
        | month_end_date | movement | mrr     |
        | 2025-01-31     | new      | 100.00  |
        | 2025-02-28     | churn    | -100.00 |
        """);
  }

  @Test
  void rule_1_11_a_replacement_without_a_gap_is_one_continuous_period() {
    Dataset<Row> lines =
        lines(
            """
            | subscription_line_id | amount | status    | service_start_date | service_end_date |
            | old                  | 100.00 | cancelled | 2025-01-01         | 2025-01-31       |
            | new                  | 80.00  | active    | 2025-01-31         | -                |
            """);
    assertRows(
        movements(lines, "2025-02-28"),
        """
        | month_end_date | movement | mrr   |
        | 2025-01-31     | new      | 80.00 |
        """);
  }

  @Test
  void rule_1_11_a_gap_across_a_month_end_is_bridged_only_as_far_as_the_policy_says() {
    Dataset<Row> lines =
        lines(
            """
            | subscription_line_id | amount | status    | service_start_date | service_end_date |
            | old                  | 100.00 | cancelled | 2025-01-01         | 2025-02-27       |
            | new                  | 120.00 | active    | 2025-03-02         | -                |
            """);
    LedgerPolicy three = Ledgers.policy(LedgerPolicy.Basis.NET, Set.of(), 3);
    LedgerPolicy two = Ledgers.policy(LedgerPolicy.Basis.NET, Set.of(), 2);
    assertRows(
        movements(lines, noRates(), noHierarchy(), three, "2025-03-31"),
        """
        | month_end_date | movement  | mrr    |
        | 2025-01-31     | new       | 100.00 |
        | 2025-03-31     | expansion | 20.00  |
        """);
    assertRows(
        movements(lines, noRates(), noHierarchy(), two, "2025-03-31"),
        """
        | month_end_date | movement     | mrr     |
        | 2025-01-31     | new          | 100.00  |
        | 2025-02-28     | churn        | -100.00 |
        | 2025-03-31     | reactivation | 120.00  |
        """);
  }

  @Test
  void rule_2_8_children_move_as_one_under_their_ultimate_parent() {
    Dataset<Row> lines =
        lines(
            """
            | subscription_line_id | account_id | amount | service_start_date | service_end_date |
            | 1                    | child      | 100.00 | 2025-01-01         | 2025-02-01       |
            | 2                    | parent     | 70.00  | 2025-02-01         | -                |
            """);
    Dataset<Row> hierarchy =
        rows(
            AccountHierarchy.TABLE,
            """
            | account_id | grain_id |
            | child      | parent   |
            | parent     | parent   |
            """);
    assertRows(
        movements(lines, noRates(), hierarchy, POLICY, "2025-02-28"),
        """
        | grain_id | month_end_date | movement    | mrr    |
        | parent   | 2025-01-31     | new         | 100.00 |
        | parent   | 2025-02-28     | contraction | -30.00 |
        """);
  }
}
