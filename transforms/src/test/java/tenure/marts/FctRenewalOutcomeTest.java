package tenure.marts;

import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.none;
import static tenure.kit.TextTable.rows;
import static tenure.kit.TextTable.strings;
import static tenure.ledger.Ledgers.POLICY;
import static tenure.ledger.Ledgers.lines;
import static tenure.ledger.Ledgers.months;
import static tenure.ledger.Ledgers.noHierarchy;
import static tenure.ledger.Ledgers.noRates;

import java.time.LocalDate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import tenure.features.AccountProfile;
import tenure.ledger.DueMrr;
import tenure.ledger.GrainMrr;
import tenure.ledger.LineHistory;
import tenure.ledger.RenewalTiming;
import tenure.scores.EndedTerms;
import tenure.scores.MonthEndScores;
import tenure.scores.Renewals;

class FctRenewalOutcomeTest {
  private static final LocalDate NIGHT = LocalDate.of(2025, 5, 31);
  private static final RenewalTiming TIMING = new RenewalTiming(30, 3);
  private static final String LINES =
      """
      | subscription_line_id | account_id | amount | service_start_date | service_end_date | term_start_date | term_end_date | cancel_reason | known_on   |
      | 1                    | early      | 10.00  | 2024-02-01         | -                | 2024-02-01      | 2025-02-01    | -             | 2024-02-01 |
      | 1                    | early      | 10.00  | 2024-02-01         | -                | 2025-02-01      | 2026-02-01    | -             | 2024-12-20 |
      | 2                    | grown      | 20.00  | 2024-02-01         | 2025-02-15       | 2024-02-15      | 2025-02-15    | -             | 2024-02-01 |
      | 3                    | grown      | 30.00  | 2025-02-15         | -                | 2025-02-15      | 2026-02-15    | -             | 2025-02-15 |
      | 4                    | late       | 40.00  | 2024-02-01         | 2025-02-01       | 2024-02-01      | 2025-02-01    | too dear      | 2024-02-01 |
      | 5                    | late       | 50.00  | 2025-04-01         | -                | 2025-04-01      | 2026-04-01    | -             | 2025-04-01 |
      | 6                    | less       | 60.00  | 2024-02-01         | 2025-02-01       | 2024-02-01      | 2025-02-01    | too many      | 2024-02-01 |
      | 7                    | less       | 45.00  | 2025-02-01         | -                | 2025-02-01      | 2026-02-01    | -             | 2025-02-01 |
      | 8                    | lost       | 80.00  | 2024-02-01         | 2025-02-01       | 2024-02-01      | 2025-02-01    | went broke    | 2024-02-01 |
      | 9                    | lost       | 5.00   | 2024-02-01         | -                | -               | -             | -             | 2024-02-01 |
      """;

  @Test
  void rule_2_15_a_term_is_renewed_downsold_or_lost_early_on_time_or_late_and_says_why() {
    assertRows(
        outcomes(none(Renewals.TABLE), none(MonthEndScores.TABLE)),
        """
        | account_id | term_end_date | term_months | outcome  | timing  | loss_reason | due_arr | renewed_arr | late_arr | uplift_arr | downsell_arr | lost_arr | outlook |
        | early      | 2025-02-01    | 12          | renewed  | early   | -           | 120.00  | 120.00      | 0.00     | 0.00       | 0.00         | 0.00     | -       |
        | grown      | 2025-02-15    | 12          | renewed  | on_time | -           | 240.00  | 240.00      | 0.00     | 120.00     | 0.00         | 0.00     | -       |
        | late       | 2025-02-01    | 12          | renewed  | late    | -           | 480.00  | 0.00        | 480.00   | 0.00       | 0.00         | 0.00     | -       |
        | less       | 2025-02-01    | 12          | downsold | on_time | too many    | 720.00  | 540.00      | 0.00     | 0.00       | 180.00       | 0.00     | -       |
        | lost       | 2025-02-01    | 12          | lost     | -       | went broke  | 960.00  | 0.00        | 0.00     | 0.00       | 0.00         | 960.00   | -       |
        """);
  }

  @Test
  void what_had_been_expected_stands_beside_as_it_was_published() {
    Dataset<Row> renewals =
        rows(
            Renewals.TABLE,
            """
            | account_id | as_of_date | term_end_date | days_to_renewal | arr_due | expected_arr | renewal_probability | risk_segment | scheduled_churn_date |
            | lost       | 2024-11-03 | 2025-02-01    | 90              | 960.00  | 500.00       | 0.6                 | yellow       | -                    |
            | lost       | 2024-12-03 | 2025-02-01    | 60              | 960.00  | 40.00        | 0.05                | red          | 2025-02-01           |
            | lost       | 2024-12-04 | 2025-02-01    | 59              | 960.00  | 30.00        | 0.04                | red          | 2025-02-01           |
            | less       | 2024-11-03 | 2025-02-01    | 90              | 700.00  | 35.00        | 0.05                | red          | 2025-02-01           |
            | less       | 2024-11-04 | 2025-02-02    | 90              | 20.00   | 19.00        | 0.95                | green        | -                    |
            """);
    Dataset<Row> frozen =
        rows(
            MonthEndScores.TABLE,
            """
            | account_id | month_end_date | health_band       | is_reconstructed | known_on   |
            | lost       | 2024-11-30     | green             | true             | 2025-05-31 |
            | early      | 2024-11-30     | insufficient_data | true             | 2025-05-31 |
            | late       | 2024-11-30     | red               | true             | 2024-12-31 |
            | late       | 2024-11-30     | green             | false            | 2025-05-31 |
            | grown      | 2024-12-31     | red               | false            | 2024-12-31 |
            """);
    assertRows(
        outcomes(renewals, frozen),
        """
        | account_id | outlook    | forecast_arr_180d | forecast_arr_90d | forecast_probability_90d | forecast_arr_60d | forecast_probability_60d | forecast_arr_30d |
        | early      | yellow     | -                 | -                | -                        | -                | -                        | -                |
        | grown      | -          | -                 | -                | -                        | -                | -                        | -                |
        | late       | green      | -                 | -                | -                        | -                | -                        | -                |
        | less       | cancelling | -                 | 54.00            | 0.05                     | -                | -                        | -                |
        | lost       | yellow     | -                 | 500.00           | 0.6                      | 40.00            | 0.05                     | -                |
        """);
  }

  @Test
  void where_every_account_stands_alone_outcomes_add_up_to_the_renewal_rate() {
    Dataset<Row> versions = lines(LINES);
    Dataset<Row> months = months(LineHistory.from(versions, NIGHT), noRates(), NIGHT.toString());
    Dataset<Row> due =
        DueMrr.from(
            months,
            versions,
            noHierarchy(),
            noRates(),
            GrainMrr.from(months, noHierarchy(), POLICY),
            POLICY,
            TIMING,
            NIGHT);
    String sums =
        outcomes(none(Renewals.TABLE), none(MonthEndScores.TABLE))
            .selectExpr("sum(due_arr)", "sum(renewed_arr)", "sum(late_arr)")
            .head()
            .mkString(" | ");
    assertRows(
        FctRenewalRate.from(due, strings("| grain_id |"), 1, NIGHT)
            .where(
                "slice_kind = 'total' AND period_kind = 'month' AND period_end_date = '2025-02-28'"),
        "| due_arr | renewed_arr | late_arr |\n| " + sums + " |");
  }

  private static Dataset<Row> outcomes(Dataset<Row> renewals, Dataset<Row> frozen) {
    Dataset<Row> versions = lines(LINES);
    Dataset<Row> known = LineHistory.from(versions, NIGHT);
    Dataset<Row> due =
        DueMrr.ofAccounts(
            months(known, noRates(), NIGHT.toString()), versions, noRates(), POLICY, TIMING, NIGHT);
    return FctRenewalOutcome.from(
            EndedTerms.from(due, renewals, frozen), known, none(AccountProfile.TABLE), NIGHT)
        .where("term_end_date between '2025-02-01' and '2025-02-28'");
  }
}
