package tenure.ledger;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.to_date;
import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.rows;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import tenure.silver.SubscriptionLines;

/** Lines as they stood on an earlier day, told from what is known later. */
class LinesThenTest {
  @Test
  void what_came_later_is_taken_back() {
    assertRows(
        on(
            "2025-06-30",
            """
            | subscription_line_id | status    | service_start_date | service_end_date | trial_end_date | paused_date | cancel_requested_date | cancel_effective_date |
            | runs on              | active    | 2025-01-01         | -                | -              | -           | -                     | -                     |
            | begins later         | active    | 2025-07-01         | -                | -              | -           | -                     | -                     |
            | ended before         | cancelled | 2025-01-01         | 2025-06-01       | -              | -           | 2025-05-01            | -                     |
            | ends on the day      | cancelled | 2025-01-01         | 2025-06-30       | -              | -           | 2025-05-01            | -                     |
            | ends later, unsaid   | cancelled | 2025-01-01         | 2025-09-01       | -              | -           | 2025-07-01            | 2025-09-01            |
            | ends later, said     | cancelled | 2025-01-01         | 2025-09-01       | -              | -           | 2025-06-30            | 2025-09-01            |
            | replaced later       | expired   | 2025-01-01         | 2025-09-01       | -              | -           | -                     | -                     |
            | converts later       | active    | 2025-06-20         | -                | 2025-07-04     | -           | -                     | -                     |
            | pauses later         | paused    | 2025-01-01         | -                | -              | 2025-08-01  | -                     | -                     |
            | is paused            | paused    | 2025-01-01         | -                | -              | 2025-06-01  | -                     | -                     |
            | overdue, undated     | past_due  | 2025-01-01         | -                | -              | -           | -                     | -                     |
            """),
        """
        | subscription_line_id | status    | service_end_date | paused_date | cancel_requested_date | cancel_effective_date |
        | runs on              | active    | -                | -           | -                     | -                     |
        | ended before         | cancelled | 2025-06-01       | -           | 2025-05-01            | -                     |
        | ends on the day      | cancelled | 2025-06-30       | -           | 2025-05-01            | -                     |
        | ends later, unsaid   | active    | -                | -           | -                     | -                     |
        | ends later, said     | active    | 2025-09-01       | -           | 2025-06-30            | 2025-09-01            |
        | replaced later       | active    | -                | -           | -                     | -                     |
        | converts later       | trialing  | -                | -           | -                     | -                     |
        | pauses later         | active    | -                | -           | -                     | -                     |
        | is paused            | paused    | -                | 2025-06-01  | -                     | -                     |
        | overdue, undated     | active    | -                | -           | -                     | -                     |
        """);
  }

  /** The end of a term that a customer renewed since would tell that it stayed. */
  @Test
  void a_term_is_the_one_in_force_then_as_long_as_the_one_shown() {
    assertRows(
        on(
            "2024-08-31",
            """
            | subscription_line_id | status | service_start_date | term_start_date | term_end_date |
            | yearly, later        | active | 2023-01-01         | 2025-01-01      | 2026-01-01    |
            | yearly, begun        | active | 2024-03-01         | 2024-03-01      | 2025-03-01    |
            | monthly              | active | 2023-01-15         | 2025-12-15      | 2026-01-15    |
            | from the next day    | active | 2023-09-01         | 2024-09-01      | 2025-09-01    |
            | without              | active | 2023-01-01         | -               | -             |
            """),
        """
        | subscription_line_id | term_start_date | term_end_date |
        | yearly, later        | 2024-01-01      | 2025-01-01    |
        | yearly, begun        | 2024-03-01      | 2025-03-01    |
        | monthly              | 2024-08-15      | 2024-09-15    |
        | from the next day    | 2023-09-01      | 2024-09-01    |
        | without              | -               | -             |
        """);
  }

  private static Dataset<Row> on(String day, String lines) {
    Dataset<Row> known = LineHistory.withSuspensions(rows(SubscriptionLines.TABLE, lines));
    return LinesThen.of(known.withColumn("day", to_date(lit(day))), col("day"));
  }
}
