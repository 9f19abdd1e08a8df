package tenure.silver;

import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.rows;

import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AddedLinesTest {
  private static final LocalDate NIGHT = LocalDate.parse("2026-01-31");

  @Test
  void a_line_not_shown_before_began_when_it_was_first_shown() {
    assertRows(
        AddedLines.dated(
            rows(
                SubscriptionLines.TABLE,
                """
                | source    | subscription_line_id | subscription_id | status | service_start_date |
                | chargebee | S1/old               | S1              | active | 2025-01-01         |
                | chargebee | S1/added before      | S1              | active | 2025-01-01         |
                | chargebee | S1/added tonight     | S1              | active | 2025-01-01         |
                | chargebee | S1/back              | S1              | active | 2025-01-01         |
                | chargebee | S1/gone              | S1              | expired | 2025-01-01        |
                | chargebee | S2/first seen        | S2              | active | 2025-01-01         |
                | chargebee | S3/backdated         | S3              | active | 2025-01-01         |
                | chargebee | S1/announced         | S1              | active | 2026-03-01         |
                | stripe    | S1/dated             | S1              | active | 2025-01-01         |
                """),
            rows(
                SubscriptionLines.TABLE,
                """
                | source    | subscription_line_id | subscription_id | status    | service_start_date | is_deleted | known_on   | written_on |
                | chargebee | S1/old               | S1              | active    | 2025-01-01         | false      | 2025-06-01 | 2025-06-01 |
                | chargebee | S1/added before      | S1              | active    | 2025-09-01         | false      | 2025-09-01 | 2025-09-01 |
                | chargebee | S1/back              | S1              | cancelled | 2025-01-01         | false      | 2025-09-01 | 2025-09-01 |
                | chargebee | S1/gone              | S1              | cancelled | 2025-01-01         | false      | 2025-09-01 | 2025-09-01 |
                | chargebee | S3/backdated         | S3              | active    | 2025-03-01         | false      | 2025-06-01 | 2025-06-01 |
                | stripe    | S1/other             | S1              | active    | 2025-01-01         | false      | 2025-06-01 | 2025-06-01 |
                """),
            Set.of("chargebee"),
            NIGHT),
        """
        | subscription_line_id | service_start_date |
        | S1/old               | 2025-01-01         |
        | S1/added before      | 2025-09-01         |
        | S1/added tonight     | 2026-01-31         |
        | S1/back              | 2026-01-31         |
        | S1/gone              | 2025-01-01         |
        | S2/first seen        | 2025-01-01         |
        | S3/backdated         | 2025-01-01         |
        | S1/announced         | 2026-03-01         |
        | S1/dated             | 2025-01-01         |
        """);
  }
}
