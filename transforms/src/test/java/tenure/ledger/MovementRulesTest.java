package tenure.ledger;

import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.none;
import static tenure.ledger.Ledgers.POLICY;
import static tenure.ledger.Ledgers.lines;
import static tenure.ledger.Ledgers.movements;
import static tenure.ledger.Ledgers.noHierarchy;
import static tenure.ledger.Ledgers.noRates;
import static tenure.ledger.Ledgers.rates;

import java.time.LocalDate;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import tenure.silver.Accounts;

class MovementRulesTest {
  @Test
  void rule_1_7_a_discount_that_begins_is_a_contraction_by_discount() {
    Dataset<Row> lines =
        lines(
            """
            | amount | discount_amount | discount_start_date | service_start_date |
            | 100.00 | 25.00           | 2025-02-15          | 2025-01-01         |
            """);
    assertRows(
        movements(lines, "2025-02-28"),
        """
        | month_end_date | movement    | reason           | mrr    |
        | 2025-01-31     | new         | new              | 100.00 |
        | 2025-02-28     | contraction | discount_applied | -25.00 |
        """);
    LedgerPolicy list = Ledgers.policy(LedgerPolicy.Basis.LIST, Set.of(), 0);
    assertRows(
        movements(lines, noRates(), noHierarchy(), list, "2025-02-28"),
        """
        | month_end_date | movement | mrr    |
        | 2025-01-31     | new      | 100.00 |
        """);
  }

  @Test
  void rule_1_9_a_rate_that_moves_is_fx_and_a_rate_that_is_missing_is_no_churn() {
    Dataset<Row> lines =
        lines(
            """
            | subscription_line_id | amount | service_start_date | currency |
            | 1                    | 100.00 | 2025-01-01         | EUR      |
            | 2                    | 50.00  | 2025-02-01         | EUR      |
            """);
    Dataset<Row> rates =
        rates(
            """
            | currency | month_end_date | rate |
            | EUR      | 2025-01-31     | 1.10 |
            | EUR      | 2025-02-28     | 1.20 |
            | EUR      | 2025-04-30     | 1.00 |
            """);
    assertRows(
        movements(lines, rates, noHierarchy(), POLICY, "2025-04-30"),
        """
        | month_end_date | movement  | reason | mrr     |
        | 2025-01-31     | new       | new    | 110.00  |
        | 2025-02-28     | expansion | upsell | 60.00   |
        | 2025-02-28     | fx        | fx     | 10.00   |
        | 2025-03-31     | fx        | fx     | -180.00 |
        | 2025-04-30     | fx        | fx     | 150.00  |
        """);
  }

  @Test
  void rule_1_10_a_negative_grain_counts_as_nothing_and_is_listed() {
    Dataset<Row> lines =
        lines(
            """
            | subscription_line_id | amount  | service_start_date | service_end_date |
            | plan                 | 100.00  | 2025-01-01         | -                |
            | credit               | -130.00 | 2025-02-01         | 2025-03-01       |
            """);
    assertRows(
        movements(lines, "2025-03-31"),
        """
        | month_end_date | movement     | mrr     |
        | 2025-01-31     | new          | 100.00  |
        | 2025-02-28     | churn        | -100.00 |
        | 2025-03-31     | reactivation | 100.00  |
        """);
    assertRows(
        Quarantine.from(
            Ledgers.months(lines, noRates(), "2025-03-31"),
            LineFaults.marked(lines),
            noHierarchy(),
            none(Accounts.TABLE),
            POLICY,
            LocalDate.parse("2025-03-31")),
        """
        | reason         | subject_id | month_end_date | mrr    |
        | negative_grain | A          | 2025-02-28     | -30.00 |
        """);
  }

  @Test
  void rule_1_10_what_the_parts_lose_below_nothing_is_given_back() {
    Dataset<Row> lines =
        lines(
            """
            | subscription_line_id | amount  | service_start_date | service_end_date | status | paused_date |
            | plan                 | 100.00  | 2025-01-01         | -                | active | -           |
            | paused               | 50.00   | 2025-01-01         | -                | paused | 2025-01-10  |
            | credit               | -130.00 | 2025-02-01         | 2025-03-01       | active | -           |
            """);
    assertRows(
        movements(lines, "2025-02-28"),
        """
        | month_end_date | movement    | reason     | mrr     |
        | 2025-01-31     | new         | new        | 150.00  |
        | 2025-01-31     | pause       | pause      | -50.00  |
        | 2025-02-28     | contraction | downsell   | -130.00 |
        | 2025-02-28     | contraction | quarantine | 30.00   |
        """);
  }
}
