package tenure.ledger;

import static tenure.kit.TextTable.assertRows;
import static tenure.ledger.Ledgers.lines;
import static tenure.ledger.Ledgers.months;
import static tenure.ledger.Ledgers.noRates;

import java.time.LocalDate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class LineHistoryTest {
  @Test
  void rule_1_8_a_pause_without_a_date_began_with_the_first_version_that_shows_it() {
    Dataset<Row> versions =
        lines(
            """
            | known_on   | amount | service_start_date | status | plan |
            | 2025-01-01 | 100.00 | 2025-01-01         | active | Team |
            | 2025-02-10 | 100.00 | 2025-01-01         | paused | Team |
            | 2025-04-10 | 100.00 | 2025-01-01         | paused | Plus |
            """);
    assertRows(
        months(LineHistory.from(versions, LocalDate.parse("2025-05-31")), noRates(), "2025-05-31"),
        """
        | month_end_date | state  |
        | 2025-01-31     | active |
        | 2025-02-28     | lapsed |
        | 2025-03-31     | lapsed |
        | 2025-04-30     | lapsed |
        | 2025-05-31     | lapsed |
        """);
  }

  @Test
  void rule_1_11_a_pause_that_a_replacing_subscription_ends_was_not_given_up() {
    Dataset<Row> versions =
        lines(
            """
            | subscription_line_id | subscription_id | replaces_subscription_id | account_id | known_on   | amount | service_start_date | service_end_date | status    | paused_date |
            | old                  | S1              | -                        | A          | 2025-01-01 | 100.00 | 2025-01-01         | -                | active    | -           |
            | old                  | S1              | -                        | A          | 2025-02-11 | 100.00 | 2025-01-01         | -                | paused    | 2025-02-10  |
            | old                  | S1              | -                        | A          | 2025-03-20 | 100.00 | 2025-01-01         | 2025-03-20       | cancelled | 2025-02-10  |
            | new                  | S2              | S1                       | A          | 2025-03-20 | 120.00 | 2025-03-20         | -                | active    | -           |
            | left                 | S3              | -                        | B          | 2025-01-01 | 100.00 | 2025-01-01         | 2025-03-20       | cancelled | 2025-02-10  |
            """);
    assertRows(
        Ledgers.movements(LineHistory.from(versions, LocalDate.parse("2025-03-31")), "2025-03-31"),
        """
        | grain_id | month_end_date | movement  | mrr     |
        | A        | 2025-01-31     | new       | 100.00  |
        | A        | 2025-02-28     | pause     | -100.00 |
        | A        | 2025-03-31     | resume    | 100.00  |
        | A        | 2025-03-31     | expansion | 20.00   |
        | B        | 2025-01-31     | new       | 100.00  |
        | B        | 2025-02-28     | churn     | -100.00 |
        """);
  }
}
