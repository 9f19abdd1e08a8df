package tenure.silver;

import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.rows;

import java.time.LocalDate;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class DroppedLinesTest {
  private static final LocalDate NIGHT = LocalDate.parse("2026-01-31");

  @Test
  void a_line_that_its_subscription_shows_no_more_has_ended() {
    Dataset<Row> previous =
        rows(
            SubscriptionLines.TABLE,
            """
            | source | subscription_line_id | subscription_id | status    | service_start_date | service_end_date | is_deleted | known_on   | written_on |
            | stripe | kept                 | S1              | active    | 2025-01-01         | -                | false      | 2026-01-01 | 2026-01-01 |
            | stripe | dropped              | S1              | active    | 2025-01-01         | -                | false      | 2026-01-01 | 2026-01-01 |
            | stripe | dropped, dated       | S1              | active    | 2025-01-01         | 2026-01-10       | false      | 2026-01-01 | 2026-01-01 |
            | stripe | ended before         | S1              | cancelled | 2025-01-01         | 2025-06-01       | false      | 2026-01-01 | 2026-01-01 |
            | stripe | not shown tonight    | S2              | active    | 2025-01-01         | -                | false      | 2026-01-01 | 2026-01-01 |
            | other  | of another source    | S1              | active    | 2025-01-01         | -                | false      | 2026-01-01 | 2026-01-01 |
            """);
    Dataset<Row> incoming =
        rows(
            SubscriptionLines.TABLE,
            """
            | source | subscription_line_id | subscription_id | status | is_deleted |
            | stripe | kept                 | S1              | active | false      |
            | stripe | added                | S1              | active | false      |
            """);
    Dataset<Row> dropped = DroppedLines.from(incoming, previous, Set.of("stripe"), NIGHT);
    assertRows(
        DroppedLines.with(incoming, dropped),
        """
        | subscription_line_id | status    | service_end_date | is_deleted |
        | kept                 | active    | -                | false      |
        | added                | active    | -                | false      |
        | dropped              | cancelled | 2026-01-31       | false      |
        | dropped, dated       | cancelled | 2026-01-10       | false      |
        """);
  }

  @Test
  void a_list_that_may_be_a_first_page_says_nothing_of_the_lines_it_leaves_out() {
    StringBuilder page =
        new StringBuilder("| source | subscription_line_id | subscription_id | is_deleted |\n");
    for (int i = 0; i < 10; i++) {
      page.append("| stripe | line %d | S1 | false |\n".formatted(i));
    }
    Dataset<Row> previous =
        rows(
            SubscriptionLines.TABLE,
            """
            | source | subscription_line_id | subscription_id | status | is_deleted | known_on   | written_on |
            | stripe | on the next page     | S1              | active | false      | 2026-01-01 | 2026-01-01 |
            """);
    assertRows(
        DroppedLines.from(
            rows(SubscriptionLines.TABLE, page.toString()), previous, Set.of("stripe"), NIGHT),
        "| subscription_line_id |");
  }
}
