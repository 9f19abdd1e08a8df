package tenure.ledger;

import static tenure.kit.TextTable.assertRows;
import static tenure.ledger.Ledgers.COUNTING;
import static tenure.ledger.Ledgers.lines;
import static tenure.ledger.Ledgers.months;
import static tenure.ledger.Ledgers.noRates;

import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class LineCountingTest {
  private static final Dataset<Row> LINES =
      lines(
          """
          | subscription_line_id | charge_kind | amount  | interval_unit | status   | service_start_date | trial_end_date | service_end_date | cancel_requested_date | term_start_date |
          | licence              | licence     | 100.00  | month         | active   | 2025-01-01         | -              | -                | -                     | -               |
          | metered              | usage       | 10.00   | month         | active   | 2025-01-01         | -              | -                | -                     | -               |
          | overdue              | licence     | 20.00   | month         | past_due | 2025-01-01         | -              | -                | -                     | 2025-02-01      |
          | unpaid               | licence     | 30.00   | month         | unpaid   | 2025-01-01         | -              | -                | -                     | 2025-02-01      |
          | trying               | licence     | 40.00   | month         | trialing | 2025-01-01         | 2025-06-01     | -                | -                     | -               |
          | leaving              | licence     | 50.00   | month         | active   | 2025-01-01         | -              | 2025-06-01       | 2025-02-10            | -               |
          | daily                | licence     | 1.00    | day           | active   | 2025-01-01         | -              | -                | -                     | -               |
          | weekly               | licence     | 12.00   | week          | active   | 2025-01-01         | -              | -                | -                     | -               |
          """);

  @Test
  void the_usual_rules() {
    assertRows(
        february(COUNTING),
        """
        | subscription_line_id | mrr    | usage_revenue |
        | licence              | 100.00 | 0.00          |
        | metered              | 0.00   | 10.00         |
        | overdue              | 20.00  | 0.00          |
        | leaving              | 50.00  | 0.00          |
        | daily                | 30.42  | 0.00          |
        | weekly               | 52.00  | 0.00          |
        """);
  }

  @Test
  void every_rule_the_other_way() {
    assertRows(
        february(
            new LineCounting(
                Set.of("licence", "usage"),
                Set.of("past_due"),
                true,
                LineCounting.ChurnDate.CANCELLATION_REQUEST,
                360,
                48)),
        """
        | subscription_line_id | mrr    | usage_revenue |
        | licence              | 100.00 | 0.00          |
        | metered              | 10.00  | 0.00          |
        | unpaid               | 30.00  | 0.00          |
        | trying               | 40.00  | 0.00          |
        | daily                | 30.00  | 0.00          |
        | weekly               | 48.00  | 0.00          |
        """);
  }

  private static Dataset<Row> february(LineCounting counting) {
    return months(LINES, noRates(), Ledgers.counting(counting), "2025-02-28")
        .where("month_end_date = DATE'2025-02-28'");
  }
}
