package tenure.jobs.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import tenure.jobs.report.CompanyReport.Month;
import tenure.jobs.report.ForecastQuarter.Range;
import tenure.jobs.report.RedAccount.Play;
import tenure.marts.DimAccount;
import tenure.marts.FctAccountDaily;
import tenure.marts.FctCohortRetention;
import tenure.marts.FctHealthValidation;
import tenure.marts.FctPlay;
import tenure.marts.FctRetentionForecast;
import tenure.marts.KpiCompanyMonth;

/** Cohorts, colours by month, red customers and the forecast, read from marts in text. */
class LeadershipFiguresTest {
  private static final LocalDate NIGHT = LocalDate.of(2025, 11, 30);

  private final TextMarts marts = new TextMarts();

  @Test
  void a_quarters_months_are_added_up_at_each_age_that_all_of_them_have_reached() {
    marts.given(
        FctCohortRetention.TABLE,
        """
        | cohort_date | months_since_start | slice_kind | slice_value | period_end_date | cohort_mrr | cohort_closing_mrr | retained_mrr | cohort_accounts |
        | 2025-04-30  | 3                  | total      | total       | 2025-07-31      | 100.00     | 120.00             | 100.00       | 2               |
        | 2025-05-31  | 3                  | total      | total       | 2025-08-31      | 100.00     | 60.00              | 50.00        | 1               |
        | 2025-06-30  | 3                  | total      | total       | 2025-09-30      | 200.00     | 200.00             | 180.00       | 3               |
        | 2025-06-30  | 4                  | total      | total       | 2025-10-31      | 200.00     | 200.00             | 180.00       | 3               |
        | 2025-06-30  | 0                  | total      | total       | 2025-06-30      | 200.00     | 200.00             | 200.00       | 3               |
        | 2025-06-30  | 3                  | segment    | smb         | 2025-09-30      | 200.00     | 200.00             | 180.00       | 3               |
        | 2025-04-30  | 6                  | total      | total       | 2025-10-31      | 100.00     | 120.00             | 100.00       | 2               |
        | 2025-07-31  | 3                  | total      | total       | 2025-10-31      | 100.00     | 120.00             | 100.00       | 2               |
        | 2025-08-31  | 3                  | total      | total       | 2025-11-30      | 100.00     | 120.00             | 100.00       | 2               |
        """);

    List<Cohort> cohorts = marts.report(NIGHT).cohorts();

    assertEquals(
        List.of(new Cohort("2025 Q2", 3, money("400.00"), money("380.00"), money("330.00"), 6)),
        cohorts,
        "June's customers are five months old, and September's not yet three");
    assertEquals(0.95, cohorts.get(0).nrr());
    assertEquals(0.825, cohorts.get(0).grr());
  }

  @Test
  void cohorts_older_than_the_page_looks_back_are_left_out_whole() {
    marts.given(
        FctCohortRetention.TABLE,
        """
        | cohort_date | months_since_start | slice_kind | slice_value | period_end_date | cohort_mrr | cohort_closing_mrr | retained_mrr | cohort_accounts |
        | 2022-12-31  | 12                 | total      | total       | 2023-12-31      | 100.00     | 120.00             | 100.00       | 2               |
        | 2023-01-31  | 12                 | total      | total       | 2024-01-31      | 0.00       | 0.00               | 0.00         | 0               |
        """);

    List<Cohort> cohorts = marts.report(NIGHT).cohorts();

    assertEquals(List.of("2023 Q1"), cohorts.stream().map(Cohort::quarter).toList());
    assertNull(cohorts.get(0).nrr(), "nothing was paid, so nothing divides");
  }

  @Test
  void a_red_customer_stands_with_its_open_risk_plays_and_their_owners() {
    marts.given(
        FctAccountDaily.TABLE,
        """
        | account_id | as_of_date | segment    | mrr    | arr     | health_band | health_score | health_change_28d |
        | A          | 2025-11-30 | smb        | 100.00 | 1200.00 | red         | 31.5         | -8.25             |
        | B          | 2025-11-30 | enterprise | 500.00 | 6000.00 | red         | 44.0         | -                 |
        | C          | 2025-11-30 | smb        | 900.00 | 10800.0 | green       | 90.0         | 1.0               |
        | D          | 2025-11-30 | smb        | 0.00   | 0.00    | red         | 20.0         | 1.0               |
        | A          | 2025-11-29 | smb        | 100.00 | 1200.00 | red         | 32.5         | -8.25             |
        """);
    marts.given(
        DimAccount.TABLE,
        """
        | account_id | account_name | csm_id | csm_name   |
        | A          | Aurora       | U1     | Nadia Berg |
        """);
    marts.given(
        FctPlay.TABLE,
        """
        | play_id | as_of_date | account_id | playbook   | kind      | state     | owner_id        | due_date   |
        | 1       | 2025-11-30 | A          | save-plan  | risk      | open      | U1              | 2025-12-04 |
        | 2       | 2025-11-30 | A          | escalation | risk      | escalated | queue:executive | 2025-12-02 |
        | 3       | 2025-11-30 | A          | expansion  | expansion | open      | U1              | 2025-12-01 |
        | 4       | 2025-11-30 | A          | training   | risk      | done      | U1              | -          |
        | 5       | 2025-11-30 | B          | save-plan  | risk      | open      | U2              | 2025-12-03 |
        | 6       | 2025-11-29 | B          | training   | risk      | open      | U2              | 2025-12-03 |
        """);

    assertEquals(
        List.of(
            new RedAccount(
                "B",
                "enterprise",
                44.0,
                null,
                money("6000.00"),
                List.of(new Play("save-plan", "U2", LocalDate.of(2025, 12, 3), false))),
            new RedAccount(
                "Aurora",
                "smb",
                31.5,
                -8.25,
                money("1200.00"),
                List.of(
                    new Play("escalation", "Executive queue", LocalDate.of(2025, 12, 2), true),
                    new Play("save-plan", "Nadia Berg", LocalDate.of(2025, 12, 4), false)))),
        marts.report(NIGHT).red());
  }

  @Test
  void the_forecast_is_that_of_the_last_month_end_for_the_whole_company() {
    marts.given(
        FctRetentionForecast.TABLE,
        """
        | as_of_date | quarter_end_date | slice_kind | slice_value | draws | expected_grr | grr_low | grr_high | expected_nrr | nrr_low | nrr_high | interval_share |
        | 2025-10-31 | 2026-03-31       | total      | total       | 500   | 0.88         | 0.85    | 0.91     | 1.04         | 0.99    | 1.1      | 0.9            |
        | 2025-10-31 | 2025-12-31       | total      | total       | 500   | 0.89         | 0.87    | 0.91     | 1.03         | 1.0     | 1.06     | 0.9            |
        | 2025-10-31 | 2025-12-31       | segment    | smb         | 500   | 0.7          | 0.6     | 0.8      | 0.9          | 0.8     | 1.0      | 0.9            |
        | 2025-09-30 | 2025-12-31       | total      | total       | 500   | 0.5          | 0.4     | 0.6      | 0.9          | 0.8     | 1.0      | 0.9            |
        """);

    assertEquals(
        List.of(
            new ForecastQuarter(
                LocalDate.of(2025, 12, 31),
                new Range(1.03, 1.0, 1.06),
                new Range(0.89, 0.87, 0.91),
                500,
                0.9),
            new ForecastQuarter(
                LocalDate.of(2026, 3, 31),
                new Range(1.04, 0.99, 1.1),
                new Range(0.88, 0.85, 0.91),
                500,
                0.9)),
        marts.report(LocalDate.of(2025, 11, 29)).forecast());
  }

  @Test
  void the_colours_of_a_month_are_those_seen_then_or_else_those_worked_out_later() {
    marts.given(
        KpiCompanyMonth.TABLE,
        """
        | month_end_date | arr    | accounts | green_share | yellow_share | red_share | no_colour_share |
        | 2025-11-30     | 120.00 | 8        | 0.5         | 0.25         | 0.125     | 0.125           |
        | 2025-10-31     | 110.00 | -        | -           | -            | -         | -               |
        """);
    marts.given(
        FctHealthValidation.TABLE,
        """
        | known_on   | horizon_days | predictor    | scorecard | segment | period_kind | month_end_date | judgements | green_judgements | yellow_judgements | red_judgements |
        | 2025-11-30 | 90           | health_score | all       | total   | all_months  | 2025-08-31     | 20         | 8                | 4                 | 4              |
        | 2025-11-30 | 90           | health_score | all       | total   | month       | 2025-08-31     | 8          | 4                | 2                 | 1              |
        | 2025-11-30 | 90           | health_score | all       | total   | month       | 2025-07-31     | 8          | 0                | 0                 | 0              |
        | 2025-11-30 | 90           | health_score | all       | smb     | month       | 2025-08-31     | 8          | 8                | 0                 | 0              |
        | 2025-11-30 | 90           | health_score | default   | total   | month       | 2025-08-31     | 8          | 8                | 0                 | 0              |
        | 2025-11-30 | 90           | tenure       | all       | total   | month       | 2025-08-31     | 8          | 8                | 0                 | 0              |
        | 2025-11-30 | 180          | health_score | all       | total   | month       | 2025-05-31     | 8          | 8                | 0                 | 0              |
        """);

    CompanyReport report = marts.report(NIGHT);

    assertEquals(1, report.foresight().judges().size());
    HealthMonth august = report.foresight().months().get(0);
    assertEquals(1, report.foresight().months().size());
    assertEquals(LocalDate.of(2025, 8, 31), august.end());
    assertEquals(0.5, august.shares().get(Band.GREEN));
    assertEquals(0.125, august.shares().get(Band.UNKNOWN), 1e-12);
    assertTrue(august.isWorkedOut());
    List<HealthMonth> seen = report.months().stream().map(Month::health).toList();
    assertNull(seen.get(0), "no night was scored in October");
    assertEquals(8, seen.get(1).accounts());
    assertFalse(seen.get(1).isWorkedOut());
  }

  private static BigDecimal money(String amount) {
    return new BigDecimal(amount);
  }
}
