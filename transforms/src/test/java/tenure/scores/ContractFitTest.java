package tenure.scores;

import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.rows;
import static tenure.scores.RenewalsTest.known;
import static tenure.scores.RenewalsTest.renewals;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import tenure.features.AccountOutcomes;
import tenure.features.AccountProfile;
import tenure.features.AccountUsage;
import tenure.features.MeterUse;

class ContractFitTest {
  @Test
  void the_fit_of_the_contract_and_the_case_for_it_are_told_in_words_and_figures() {
    Dataset<Row> health =
        rows(
            HealthScores.TABLE,
            """
            | account_id | health_score | health_band |
            | loyal      | 90.0         | green       |
            | idle       | 90.0         | green       |
            | full       | 90.0         | green       |
            | beyond     | 90.0         | green       |
            | two        | 90.0         | green       |
            """);
    Customer loyal =
        known("loyal")
            .with(AccountProfile.TENURE_DAYS, 730L)
            .with(AccountProfile.ARR, new java.math.BigDecimal("1000.00"))
            .with(AccountUsage.ACTIVE_USERS_28D, 61L)
            .with(AccountUsage.ACTIVE_USERS_90D, 70L)
            .with(AccountOutcomes.GOALS, 4L)
            .with(AccountOutcomes.GOALS_REACHED, 3L)
            .with(AccountOutcomes.VALUE_REALISED, new java.math.BigDecimal("2500.00"))
            .with(AccountOutcomes.COST_AVOIDED, new java.math.BigDecimal("500.00"));
    assertRows(
        renewals(
            """
            | account_id | term_end_date | arr    | term_months | subscriptions |
            | loyal      | 2026-09-30    | 100.00 | 12          | 1             |
            | idle       | 2026-09-30    | 100.00 | 12          | 1             |
            | full       | 2026-09-30    | 100.00 | 36          | 1             |
            | beyond     | 2026-09-30    | 100.00 | 12          | 2             |
            | two        | 2026-09-30    | 100.00 | 12          | 1             |
            | two        | 2026-11-30    | 100.00 | 12          | 1             |
            """,
            health,
            loyal,
            known("idle")
                .with(AccountUsage.ACTIVE_SHARE_90D, 0.4)
                .with(AccountUsage.ACTIVE_USERS_90D, 40L),
            known("full")
                .with(AccountProfile.TENURE_DAYS, 900L)
                .with(AccountUsage.ACTIVE_SHARE_28D, 0.8)
                .with(AccountUsage.ACTIVE_SHARE_90D, 0.8),
            known("beyond").with(AccountUsage.DENIED_28D, 3L),
            known("two").with(MeterUse.METER_SHARE, 1.0)),
        """
        | account_id | term_end_date | contract_fit                                  | idle_seats | right_sized_arr | value_multiple | is_multi_year_candidate | business_case                                                                                                                   |
        | loyal      | 2026-09-30    | multi-year candidate                          | 30.0       | -               | 2.5            | true                    | 61 users on 100 seats in 28 days; 3 of 4 goals reached; 2500.00 value realised; 500.00 of it cost avoided; 2.5 times the ARR paid |
        | idle       | 2026-09-30    | seats idle                                    | 60.0       | 40.00           | -              | false                   |                                                                                                                                 |
        | full       | 2026-09-30    | seats nearly full                             | -          | -               | -              | false                   |                                                                                                                                 |
        | beyond     | 2026-09-30    | use beyond the plan, contracts to consolidate | -          | -               | -              | false                   |                                                                                                                                 |
        | two        | 2026-09-30    | contracts to consolidate                      | -          | -               | -              | false                   |                                                                                                                                 |
        | two        | 2026-11-30    | contracts to consolidate                      | -          | -               | -              | false                   |                                                                                                                                 |
        """);
  }
}
