package tenure.marts;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.strings;
import static tenure.ledger.Ledgers.POLICY;
import static tenure.ledger.Ledgers.lines;
import static tenure.ledger.Ledgers.months;
import static tenure.ledger.Ledgers.noHierarchy;
import static tenure.ledger.Ledgers.noRates;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import tenure.ledger.DueMrr;
import tenure.ledger.GrainMrr;
import tenure.ledger.LineHistory;
import tenure.ledger.RenewalTiming;
import tenure.scores.Retention;
import tenure.scores.RetentionPolicy;

class FctRenewalRateTest {
  private static final String NIGHT = "2025-05-31";

  @Test
  void rule_2_9_of_a_book_of_1000_with_200_due_and_40_lost_80_percent_renew_while_grr_is_96() {
    Dataset<Row> lines =
        lines(
            """
            | subscription_line_id | account_id | amount | service_start_date | service_end_date | term_start_date | term_end_date |
            | due                  | A          | 200.00 | 2024-05-10         | 2025-05-10       | 2024-05-10      | 2025-05-10    |
            | renewed              | A          | 160.00 | 2025-05-10         | -                | 2025-05-10      | 2026-05-10    |
            | other                | B          | 800.00 | 2024-11-01         | -                | 2024-11-01      | 2025-11-01    |
            """);
    assertRows(
        from(lines).where("slice_kind = 'total' AND period_kind = 'month'"),
        """
        | period_end_date | due_arr | renewed_arr | gross_renewal_rate | logo_renewal_rate |
        | 2025-05-31      | 2400.00 | 1920.00     | 0.8                | 1.0               |
        """);
    assertRows(
        Retention.from(
                months(lines, noRates(), NIGHT),
                noHierarchy(),
                noRates(),
                strings("| grain_id |"),
                POLICY,
                new RetentionPolicy(true, 1, BigDecimal.ONE, new BigDecimal("0.85")),
                LocalDate.parse(NIGHT))
            .where("definition_id = 'monthly' AND slice_kind = 'total'")
            .where("period_end_date = '2025-05-31'"),
        "| opening_mrr | grr  |\n| 1000.00     | 0.96 |");
  }

  @Test
  void rule_2_9_renewals_are_early_on_time_late_or_not_at_all_and_credit_ends_at_what_was_due() {
    Dataset<Row> lines =
        lines(
            """
            | subscription_line_id | account_id | amount | service_start_date | service_end_date | term_start_date | term_end_date | known_on   |
            | 1                    | early      | 10.00  | 2024-02-01         | -                | 2024-02-01      | 2025-02-01    | 2024-02-01 |
            | 1                    | early      | 10.00  | 2024-02-01         | -                | 2025-02-01      | 2026-02-01    | 2024-12-20 |
            | 2                    | on time    | 20.00  | 2023-02-01         | -                | 2025-02-01      | 2026-02-01    | 2025-02-01 |
            | 3                    | late       | 40.00  | 2024-02-01         | 2025-02-01       | 2024-02-01      | 2025-02-01    | 2024-02-01 |
            | 4                    | late       | 50.00  | 2025-04-01         | -                | 2025-04-01      | 2026-04-01    | 2025-04-01 |
            | 5                    | lost       | 80.00  | 2024-02-01         | 2025-02-01       | 2024-02-01      | 2025-02-01    | 2024-02-01 |
            | 6                    | grown      | 160.00 | 2024-02-01         | 2025-02-01       | 2024-02-01      | 2025-02-01    | 2024-02-01 |
            | 7                    | grown      | 900.00 | 2025-02-01         | -                | 2025-02-01      | 2026-02-01    | 2025-02-01 |
            """);
    assertRows(
        from(lines).where("slice_kind = 'total' AND period_end_date = '2025-02-28'"),
        """
        | period_kind | due_arr | renewed_arr | early_arr | on_time_arr | late_arr | due_accounts | renewed_accounts | gross_renewal_rate | logo_renewal_rate |
        | month       | 3720.00 | 2280.00     | 120.00    | 2160.00     | 480.00   | 5            | 3                | 0.612903           | 0.6               |
        | trailing_12 | 3720.00 | 2280.00     | 120.00    | 2160.00     | 480.00   | 5            | 3                | 0.612903           | 0.6               |
        """);
    // The terms before the first one shown are taken to have been as long.
    assertRows(
        from(lines).where("slice_kind = 'total' AND period_end_date = '2024-03-31'"),
        """
        | period_kind | due_arr | renewed_arr |
        | quarter     | 240.00  | 240.00      |
        | trailing_12 | 240.00  | 240.00      |
        """);
  }

  @Test
  void nonsense_in_the_timing_is_refused() {
    assertThrows(IllegalArgumentException.class, () -> new RenewalTiming(0, 3));
    assertThrows(IllegalArgumentException.class, () -> new RenewalTiming(30, 13));
  }

  private static Dataset<Row> from(Dataset<Row> versions) {
    LocalDate night = LocalDate.parse(NIGHT);
    Dataset<Row> months = months(LineHistory.from(versions, night), noRates(), NIGHT);
    Dataset<Row> due =
        DueMrr.from(
            months,
            versions,
            noHierarchy(),
            noRates(),
            GrainMrr.from(months, noHierarchy(), POLICY),
            POLICY,
            new RenewalTiming(30, 3),
            night);
    return FctRenewalRate.from(due, strings("| grain_id |"), 1, night);
  }
}
