package tenure.ledger;

import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.rows;
import static tenure.ledger.Ledgers.lines;
import static tenure.ledger.Ledgers.movements;

import java.time.LocalDate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

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

  private static final String JOURNAL =
      """
      | grain_id | month_end_date | known_on   | movement  | reason   | mrr     | is_restatement |
      | A        | 2025-01-31     | 2025-01-31 | new       | new      | 100.00  | false          |
      | A        | 2025-02-28     | 2025-02-28 | expansion | seat     | 50.00   | false          |
      | B        | 2025-02-28     | 2025-02-28 | new       | new      | 70.00   | false          |
      """;

  private static final String KNOWN_MONTHS =
      """
      | source  | subscription_line_id | month_end_date | known_on   |
      | billing | L                    | 2025-01-31     | 2025-01-31 |
      | billing | L                    | 2025-02-28     | 2025-02-28 |
      """;

  private static final String ADDED =
      """
      | grain_id | month_end_date | known_on   | movement  | reason | mrr     | is_restatement |
      | A        | 2025-02-28     | 2025-03-31 | expansion | seat   | -20.00  | true           |
      | A        | 2025-02-28     | 2025-03-31 | expansion | price  | 20.00   | true           |
      | B        | 2025-02-28     | 2025-03-31 | new       | new    | -70.00  | true           |
      | A        | 2025-03-31     | 2025-03-31 | churn     | churn  | -150.00 | false          |
      """;

  @Test
  void rule_1_13_a_night_adds_to_the_journal_only_what_it_changes() {
    Dataset<Row> bridge =
        rows(
            Movements.TABLE,
            """
            | grain_id | month_end_date | movement  | reason | mrr    |
            | A        | 2025-01-31     | new       | new    | 100.00 |
            | A        | 2025-02-28     | expansion | seat   | 30.00  |
            | A        | 2025-02-28     | expansion | price  | 20.00  |
            | A        | 2025-03-31     | churn     | churn  | -150.00 |
            """);
    Dataset<Row> bridged = bridge.drop("known_on", "is_restatement");
    LocalDate night = LocalDate.parse("2025-03-31");
    Dataset<Row> journal = rows(Movements.TABLE, JOURNAL);
    Dataset<Row> closes = MonthCloses.from(rows(LineMonths.TABLE, KNOWN_MONTHS), Ledgers.POLICY);
    Dataset<Row> tonight = Movements.from(bridged, journal, closes, night);
    assertRows(tonight, ADDED);
    Dataset<Row> all = journal.unionByName(tonight);
    assertRows(
        Movements.asReported(all, night),
        """
        | grain_id | month_end_date | movement  | reason | mrr     |
        | A        | 2025-01-31     | new       | new    | 100.00  |
        | A        | 2025-02-28     | expansion | seat   | 50.00   |
        | B        | 2025-02-28     | new       | new    | 70.00   |
        | A        | 2025-03-31     | churn     | churn  | -150.00 |
        """);
    assertRows(Movements.from(bridged, all, closes, night), ADDED);
    assertRows(
        Movements.from(bridged, all, closes, night.plusDays(1)), "| grain_id | known_on | mrr |");
  }
}
