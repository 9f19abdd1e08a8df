package tenure.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.none;
import static tenure.kit.TextTable.rows;
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
import tenure.marts.FctMrrMovement;
import tenure.silver.AccountHierarchy;

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
  void more_seats_at_a_higher_price_are_seat_at_the_old_price_and_price_at_the_new_seats() {
    Dataset<Row> lines =
        lines(
            """
            | subscription_line_id | quantity | unit_price | service_start_date | service_end_date |
            | 1                    | 10       | 100        | 2025-01-01         | 2025-02-10       |
            | 2                    | 12       | 110        | 2025-02-10         | -                |
            """);
    assertRows(
        movements(lines, "2025-02-28"),
        """
        | month_end_date | movement  | reason | mrr     |
        | 2025-01-31     | new       | new    | 1000.00 |
        | 2025-02-28     | expansion | seat   | 200.00  |
        | 2025-02-28     | expansion | price  | 120.00  |
        """);
  }

  @Test
  void a_share_off_is_carried_by_seats_and_prices_and_only_its_end_is_a_rolloff() {
    Dataset<Row> lines =
        lines(
            """
            | subscription_line_id | quantity | unit_price | discount_share | discount_end_date | service_start_date | service_end_date |
            | 1                    | 10       | 100        | 0.10           | -                 | 2025-01-01         | 2025-02-10       |
            | 2                    | 12       | 100        | 0.10           | 2025-03-31        | 2025-02-10         | -                |
            """);
    assertRows(
        movements(lines, "2025-03-31"),
        """
        | month_end_date | movement  | reason           | mrr    |
        | 2025-01-31     | new       | new              | 900.00 |
        | 2025-02-28     | expansion | seat             | 180.00 |
        | 2025-03-31     | expansion | discount_rolloff | 120.00 |
        """);
  }

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
  void another_tier_a_new_product_and_a_dropped_one_have_names_of_their_own() {
    Dataset<Row> lines =
        lines(
            """
            | subscription_line_id | product_family | tier_rank | quantity | unit_price | service_start_date | service_end_date |
            | 1                    | Core           | 1         | 10       | 100        | 2025-01-01         | 2025-02-10       |
            | 2                    | Core           | 2         | 10       | 150        | 2025-02-10         | -                |
            | 3                    | Analytics      | 1         | 10       | 20         | 2025-02-10         | 2025-03-10       |
            """);
    assertRows(
        movements(lines, "2025-03-31"),
        """
        | month_end_date | movement    | reason          | mrr     |
        | 2025-01-31     | new         | new             | 1000.00 |
        | 2025-02-28     | expansion   | tier            | 500.00  |
        | 2025-02-28     | expansion   | cross_sell      | 200.00  |
        | 2025-03-31     | contraction | product_dropped | -200.00 |
        """);
  }

  @Test
  void parts_of_both_signs_add_to_their_movement() {
    Dataset<Row> lines =
        lines(
            """
            | subscription_line_id | quantity | unit_price | service_start_date | service_end_date |
            | 1                    | 10       | 100        | 2025-01-01         | 2025-02-10       |
            | 2                    | 8        | 150        | 2025-02-10         | -                |
            """);
    assertRows(
        movements(lines, "2025-02-28"),
        """
        | month_end_date | movement  | reason | mrr     |
        | 2025-01-31     | new       | new    | 1000.00 |
        | 2025-02-28     | expansion | seat   | -200.00 |
        | 2025-02-28     | expansion | price  | 400.00  |
        """);
  }

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
            noHierarchy(),
            POLICY,
            LocalDate.parse("2025-03-31")),
        """
        | grain_id | month_end_date | mrr    |
        | A        | 2025-02-28     | -30.00 |
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
