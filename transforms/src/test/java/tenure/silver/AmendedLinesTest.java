package tenure.silver;

import static org.apache.spark.sql.functions.lit;
import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.rows;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import tenure.contract.Versions;

class AmendedLinesTest {
  private static final LocalDate NIGHT = LocalDate.parse("2026-01-31");

  @Test
  void what_a_line_costs_now_holds_from_the_day_that_learned_of_it_and_what_it_cost_stays_before() {
    Dataset<Row> pieces =
        pieces(
            """
            | source | subscription_line_id | status    | quantity | amount | service_start_date | terms_since_date | discount_share |
            | stripe | same                 | active    | 10       | 100.00 | 2025-01-01         | -                | -              |
            | stripe | more                 | active    | 12       | 120.00 | 2025-01-01         | -                | -              |
            | stripe | less again           | active    | 10       | 100.00 | 2025-01-01         | -                | -              |
            | stripe | as last time         | active    | 12       | 120.00 | 2025-01-01         | -                | -              |
            | stripe | dated                | active    | 12       | 120.00 | 2025-01-01         | 2025-11-15       | -              |
            | stripe | dated before         | active    | 12       | 120.00 | 2025-01-01         | 2025-03-01       | -              |
            | stripe | put right            | active    | 12       | 120.00 | 2025-01-01         | 2025-01-01       | -              |
            | stripe | first seen           | active    | 12       | 120.00 | 2025-01-01         | -                | -              |
            | stripe | over                 | cancelled | 0        | 0.00   | 2025-01-01         | -                | -              |
            | stripe | back                 | active    | 10       | 100.00 | 2025-01-01         | -                | -              |
            | stripe | after trial          | active    | 12       | 120.00 | 2025-01-01         | -                | -              |
            | stripe | price found          | active    | 10       | 100.00 | 2025-01-01         | -                | -              |
            | stripe | discount gone        | active    | 10       | 100.00 | 2025-01-01         | -                | -              |
            | stripe | discount come        | active    | 10       | 100.00 | 2025-01-01         | -                | 0.2            |
            | stripe | deleted              | -         | -        | -      | -                  | -                | -              |
            | own    | more                 | active    | 12       | 120.00 | 2025-01-01         | -                | -              |
            """,
            """
            | source | subscription_line_id    | status    | quantity | amount | service_start_date | service_end_date | terms_since_date | discount_share |
            | stripe | same                    | active    | 10       | 100.00 | 2025-01-01         | -                | -                | -              |
            | stripe | more                    | active    | 10       | 100.00 | 2025-01-01         | -                | -                | -              |
            | stripe | less again              | cancelled | 10       | 100.00 | 2025-01-01         | 2025-06-01       | -                | -              |
            | stripe | less again~2025-06-01   | active    | 15       | 150.00 | 2025-06-01         | -                | -                | -              |
            | stripe | as last time            | cancelled | 10       | 100.00 | 2025-01-01         | 2025-06-01       | -                | -              |
            | stripe | as last time~2025-06-01 | active    | 12       | 120.00 | 2025-06-01         | -                | -                | -              |
            | stripe | dated                   | active    | 10       | 100.00 | 2025-01-01         | -                | -                | -              |
            | stripe | dated before            | active    | 10       | 100.00 | 2025-01-01         | -                | 2025-03-01       | -              |
            | stripe | put right               | active    | 10       | 100.00 | 2025-01-01         | -                | -                | -              |
            | stripe | over                    | active    | 10       | 100.00 | 2025-01-01         | -                | -                | -              |
            | stripe | back                    | cancelled | 10       | 100.00 | 2025-01-01         | 2025-06-01       | -                | -              |
            | stripe | after trial             | trialing  | 10       | 100.00 | 2025-01-01         | -                | -                | -              |
            | stripe | price found             | active    | 10       | -      | 2025-01-01         | -                | -                | -              |
            | stripe | discount gone           | active    | 10       | 100.00 | 2025-01-01         | -                | -                | 0.2            |
            | stripe | discount come           | active    | 10       | 100.00 | 2025-01-01         | -                | -                | -              |
            | stripe | deleted                 | cancelled | 10       | 100.00 | 2025-01-01         | 2025-06-01       | -                | -              |
            | stripe | deleted~2025-06-01      | active    | 15       | 150.00 | 2025-06-01         | -                | -                | -              |
            | own    | more                    | active    | 10       | 100.00 | 2025-01-01         | -                | -                | -              |
            """);
    assertRows(
        AmendedLines.begun(pieces),
        """
        | source | subscription_line_id     | status    | quantity | amount | service_start_date | discount_share |
        | stripe | same                     | active    | 10.00    | 100.00 | 2025-01-01         | -              |
        | stripe | more~2026-01-31          | active    | 12.00    | 120.00 | 2026-01-31         | -              |
        | stripe | less again~2026-01-31    | active    | 10.00    | 100.00 | 2026-01-31         | -              |
        | stripe | as last time~2025-06-01  | active    | 12.00    | 120.00 | 2025-06-01         | -              |
        | stripe | dated~2025-11-15         | active    | 12.00    | 120.00 | 2025-11-15         | -              |
        | stripe | dated before~2026-01-31  | active    | 12.00    | 120.00 | 2026-01-31         | -              |
        | stripe | put right                | active    | 12.00    | 120.00 | 2025-01-01         | -              |
        | stripe | first seen               | active    | 12.00    | 120.00 | 2025-01-01         | -              |
        | stripe | over                     | cancelled | 10.00    | 100.00 | 2025-01-01         | -              |
        | stripe | back~2026-01-31          | active    | 10.00    | 100.00 | 2026-01-31         | -              |
        | stripe | after trial              | active    | 12.00    | 120.00 | 2025-01-01         | -              |
        | stripe | price found              | active    | 10.00    | 100.00 | 2025-01-01         | -              |
        | stripe | discount gone~2026-01-31 | active    | 10.00    | 100.00 | 2026-01-31         | -              |
        | stripe | discount come            | active    | 10.00    | 100.00 | 2025-01-01         | 0.20           |
        | stripe | deleted~2025-06-01       | -         | -        | -      | 2025-06-01         | -              |
        | own    | more                     | active    | 12.00    | 120.00 | 2025-01-01         | -              |
        """);
    assertRows(
        AmendedLines.ended(pieces),
        """
        | source | subscription_line_id  | status    | quantity | amount | service_start_date | service_end_date | discount_share | is_deleted |
        | stripe | more                  | cancelled | 10.00    | 100.00 | 2025-01-01         | 2026-01-31       | -              | false      |
        | stripe | less again~2025-06-01 | cancelled | 15.00    | 150.00 | 2025-06-01         | 2026-01-31       | -              | false      |
        | stripe | dated                 | cancelled | 10.00    | 100.00 | 2025-01-01         | 2025-11-15       | -              | false      |
        | stripe | dated before          | cancelled | 10.00    | 100.00 | 2025-01-01         | 2026-01-31       | -              | false      |
        | stripe | discount gone         | cancelled | 10.00    | 100.00 | 2025-01-01         | 2026-01-31       | 0.20           | false      |
        | stripe | deleted               | cancelled | 10.00    | 100.00 | 2025-01-01         | 2025-06-01       | -              | true       |
        """);
  }

  private static Dataset<Row> pieces(String incoming, String known) {
    return AmendedLines.pieces(
        rows(SubscriptionLines.TABLE, incoming)
            .withColumn(Versions.IS_DELETED.name(), SubscriptionLines.STATUS.col().isNull()),
        rows(SubscriptionLines.TABLE, known)
            .withColumns(
                Map.of(
                    Versions.IS_DELETED.name(),
                    lit(false),
                    Versions.KNOWN_ON.name(),
                    lit(LocalDate.parse("2025-06-01")))),
        Set.of("stripe"),
        NIGHT);
  }
}
