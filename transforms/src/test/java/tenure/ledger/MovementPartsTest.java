package tenure.ledger;

import static tenure.kit.TextTable.assertRows;
import static tenure.ledger.Ledgers.lines;
import static tenure.ledger.Ledgers.movements;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class MovementPartsTest {
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
}
