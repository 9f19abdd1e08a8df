package tenure.scores;

import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.none;
import static tenure.kit.TextTable.rows;
import static tenure.scores.RenewalsTest.known;
import static tenure.scores.RenewalsTest.renewals;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import tenure.features.AccountFinance;

class RenewalExpectationTest {
  @Test
  void own_history_speaks_where_its_newest_row_does_and_a_short_term_is_exposed_for_its_part() {
    Dataset<Row> outlooks =
        rows(
            RenewalOutlooks.TABLE,
            """
            | outlook   | known_on   | probability_source | ended_terms | yearly_probability | contraction_share | uplift_share |
            | yellow    | 2026-01-31 | history            | 40          | 0.1                | 0.9               | 0.0          |
            | yellow    | 2026-02-28 | history            | 44          | 0.81               | 0.5               | 0.2          |
            | red       | 2026-01-31 | history            | 40          | 0.3                | 0.0               | 0.0          |
            | red       | 2026-02-28 | config             | 41          | 0.3                | 0.0               | 0.0          |
            """);
    assertRows(
        renewals(
            """
            | account_id | term_end_date | arr    | term_months |
            | yearly     | 2026-09-30    | 100.00 | 12          |
            | half       | 2026-09-30    | 100.00 | 6           |
            | three      | 2026-09-30    | 100.00 | 36          |
            | unpaid     | 2026-09-30    | 100.00 | 12          |
            """,
            none(HealthScores.TABLE),
            outlooks,
            known("yearly"),
            known("half"),
            known("three"),
            known("unpaid").with(AccountFinance.FAILED_PAYMENTS, 1L)),
        """
        | account_id | risk_segment | renewal_probability | expected_contraction_share | expected_uplift_share | expected_arr | probability_source | probability_terms |
        | yearly     | yellow       | 0.81                | 0.5                        | 0.2                   | 40.50        | history            | 44                |
        | half       | yellow       | 0.9                 | 0.5                        | 0.2                   | 45.00        | history            | 44                |
        | three      | yellow       | 0.81                | 0.5                        | 0.2                   | 40.50        | history            | 44                |
        | unpaid     | red          | 0.5                 | 0.0                        | 0.0                   | 50.00        | config             | 0                 |
        """);
  }
}
