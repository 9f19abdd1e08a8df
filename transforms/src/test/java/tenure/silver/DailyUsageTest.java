package tenure.silver;

import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.rows;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DailyUsageTest {
  @Test
  void events_of_a_user_feature_and_day_are_one_row() {
    assertRows(
        DailyUsage.from(
            rows(
                DailyUsage.TABLE,
                """
                | source  | source_account_key | user_id | feature | usage_date | module | is_core | is_premium | events | minutes | denied |
                | segment | A                  | u1      | reports | 2026-01-30 | core   | true    | false      | 1      | 0.1     | 0      |
                | segment | A                  | u1      | reports | 2026-01-30 | core   | true    | false      | 1      | 0.2     | 0      |
                | segment | A                  | u1      | reports | 2026-01-31 | core   | true    | false      | 1      | -       | 1      |
                | segment | A                  | u2      | reports | 2026-01-30 | core   | true    | false      | 1      | 5       | 0      |
                | segment | -                  | u2      | reports | 2026-01-30 | core   | true    | false      | 1      | 5       | 0      |
                """),
            LocalDate.of(2026, 1, 31)),
        """
        | source_account_key | user_id | usage_date | is_core | is_premium | events | minutes | denied | account_id | known_on   |
        | A                  | u1      | 2026-01-30 | true    | false      | 2      | 0.3     | 0      | -          | 2026-01-31 |
        | A                  | u1      | 2026-01-31 | true    | false      | 1      | 0.0     | 1      | -          | 2026-01-31 |
        | A                  | u2      | 2026-01-30 | true    | false      | 1      | 5.0     | 0      | -          | 2026-01-31 |
        | unresolved         | u2      | 2026-01-30 | true    | false      | 1      | 5.0     | 0      | -          | 2026-01-31 |
        """);
  }
}
