package tenure.marts;

import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.rows;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class FctHealthDistributionTest {
  @Test
  void paying_accounts_are_counted_by_segment_and_band_beside_those_of_28_nights_before() {
    assertRows(
        FctHealthDistribution.from(
            rows(
                FctAccountDaily.TABLE,
                """
                | account_id | as_of_date | segment | health_band | mrr   | arr    | csat_average_90d | nps_score |
                | A          | 2026-03-31 | smb     | green       | 10.00 | 120.00 | 4.0              | 9.0       |
                | B          | 2026-03-31 | smb     | green       | 20.00 | 240.00 | -                | 6.0       |
                | free       | 2026-03-31 | smb     | green       | 0.00  | 0.00   | 1.0              | 0.0       |
                | unscored   | 2026-03-31 | smb     | -           | 10.00 | 120.00 | 1.0              | 0.0       |
                | C          | 2026-03-31 | large   | red         | 30.00 | 360.00 | 2.0              | -         |
                """),
            rows(
                FctHealthDistribution.TABLE,
                """
                | as_of_date | segment | health_band | accounts | arr    |
                | 2026-03-03 | smb     | green       | 1        | 100.00 |
                | 2026-03-03 | smb     | yellow      | 2        | 50.00  |
                """),
            LocalDate.of(2026, 3, 31)),
        """
        | as_of_date | segment | health_band | accounts | arr    | accounts_28d_before | arr_28d_before | csat_accounts | csat_total | nps_accounts | nps_promoters | nps_detractors |
        | 2026-03-31 | smb     | green       | 2        | 360.00 | 1                   | 100.00         | 1             | 4.0        | 2            | 1             | 1              |
        | 2026-03-31 | smb     | yellow      | 0        | 0.00   | 2                   | 50.00          | 0             | -          | 0            | -             | -              |
        | 2026-03-31 | large   | red         | 1        | 360.00 | -                   | -              | 1             | 2.0        | 0            | 0             | 0              |
        """);
  }
}
