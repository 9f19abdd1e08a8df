package tenure.ledger;

import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.none;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import tenure.silver.FxRates;

class TermMrrTest {
  @Test
  void active_lines_add_up_by_account_and_end_of_term() {
    assertRows(
        TermMrr.from(
            Ledgers.lines(
                """
                | subscription_line_id | subscription_id | account_id | amount | service_start_date | service_end_date | term_start_date | term_end_date | is_auto_renew |
                | seats                | one             | A          | 10.00  | 2023-01-01         | -                | 2025-01-01      | 2026-01-01    | true          |
                | add_on               | two             | A          | 5.00   | 2025-06-01         | -                | -               | 2026-01-01    | false         |
                | other_term           | one             | A          | 2.00   | 2025-06-01         | 2026-06-01       | -               | -             | true          |
                | open_ended           | one             | A          | 1.00   | 2025-06-01         | -                | -               | -             | true          |
                | over                 | one             | B          | 1.00   | 2025-01-01         | 2025-06-01       | -               | 2025-06-01    | true          |
                """),
            none(FxRates.TABLE),
            Ledgers.POLICY,
            LocalDate.of(2025, 12, 31)),
        """
        | account_id | term_end_date | arr    | is_auto_renew | term_months | subscriptions |
        | A          | 2026-01-01    | 180.00 | false         | 12          | 2             |
        | A          | 2026-06-01    | 24.00  | true          | 12          | 1             |
        """);
  }
}
