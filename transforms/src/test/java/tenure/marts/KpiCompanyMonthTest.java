package tenure.marts;

import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.none;
import static tenure.kit.TextTable.rows;

import java.math.BigDecimal;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import tenure.scores.RetentionBands;

class KpiCompanyMonthTest {
  private static final Dataset<Row> RETENTION =
      rows(
          FctRetention.TABLE,
          """
          | definition_id | period_end_date | slice_kind | slice_value | opening_mrr | new_mrr | reactivation_mrr | expansion_mrr | contraction_mrr | churn_mrr | closing_mrr | nrr  | grr  | logo_retention | is_churn_masked |
          | monthly       | 2026-01-31      | total      | total       | 100.00      | 10.00   | 5.00             | 3.00          | 2.00            | 1.00      | 115.00      | 0.99 | 0.97 | 0.90           | false           |
          | monthly       | 2026-02-28      | total      | total       | 115.00      | 0.00    | 0.00             | 0.00          | 0.00            | 0.00      | 115.00      | 1.00 | 1.00 | 1.00           | false           |
          | cohort_12m    | 2026-02-28      | total      | total       | 80.00       | 30.00   | 5.00             | 9.00          | 5.00            | 4.00      | 115.00      | 1.02 | 0.84 | 0.75           | true            |
          | monthly       | 2026-02-28      | region     | Europe      | 60.00       | 0.00    | 0.00             | 0.00          | 0.00            | 0.00      | 60.00       | 1.00 | 1.00 | 1.00           | false           |
          """);

  private static final Dataset<Row> RENEWALS =
      rows(
          FctRenewalRate.TABLE,
          """
          | period_kind | period_end_date | slice_kind | slice_value | due_arr | gross_renewal_rate | logo_renewal_rate |
          | trailing_12 | 2026-02-28      | total      | total       | 200.00  | 0.80               | 0.75              |
          | trailing_12 | 2026-02-28      | region     | Europe      | 100.00  | 0.10               | 0.10              |
          | month       | 2026-02-28      | total      | total       | 20.00   | 0.20               | 0.20              |
          """);
  private static final RetentionBands BANDS =
      new RetentionBands(
          new BigDecimal("0.90"), new BigDecimal("0.85"), new BigDecimal("1.20"), BigDecimal.ONE);

  @Test
  void a_month_has_its_definitions_bands_and_renewals_side_by_side() {
    Dataset<Row> retention =
        RETENTION.unionByName(
            rows(
                FctRetention.TABLE,
                """
                | definition_id          | period_end_date | slice_kind | slice_value | nrr  | grr  |
                | strict_no_return       | 2026-02-28      | total      | total       | 0.90 | 0.80 |
                | cohort_12m_as_reported | 2026-02-28      | total      | total       | 1.01 | 0.83 |
                | cohort_12m             | 2026-03-31      | total      | total       | 1.30 | 0.90 |
                """));
    assertRows(
        months(retention, none(FctHealthDistribution.TABLE)),
        """
        | month_end_date | nrr_band | grr_band | monthly_grr | strict_grr | reported_nrr | reported_grr | due_arr | gross_renewal_rate | logo_renewal_rate |
        | 2026-01-31     | -        | -        | 0.97        | -          | -            | -            | -       | -                  | -                 |
        | 2026-02-28     | healthy  | problem  | 1.0         | 0.8        | 1.01         | 0.83         | 200.00  | 0.8                | 0.75              |
        """);
  }

  @Test
  void a_month_is_its_movements_times_twelve_with_retention_over_twelve_months() {
    assertRows(
        months(RETENTION, none(FctHealthDistribution.TABLE)),
        """
        | month_end_date | arr     | opening_arr | new_arr | reactivation_arr | expansion_arr | contraction_arr | churn_arr | nrr  | grr  | logo_retention | is_churn_masked | accounts |
        | 2026-01-31     | 1380.00 | 1200.00     | 120.00  | 60.00            | 36.00         | 24.00           | 12.00     | -    | -    | -              | -               | -        |
        | 2026-02-28     | 1380.00 | 1380.00     | 0.00    | 0.00             | 0.00          | 0.00            | 0.00      | 1.02 | 0.84 | 0.75           | true            | -        |
        """);
  }

  @Test
  void health_is_that_of_the_last_scored_night_of_the_month() {
    Dataset<Row> distribution =
        rows(
            FctHealthDistribution.TABLE,
            """
            | as_of_date | segment | health_band       | accounts | arr    | csat_accounts | csat_total | nps_accounts | nps_promoters | nps_detractors |
            | 2026-02-26 | smb     | red               | 4        | 400.00 | 4             | 4.0        | 4            | 0             | 4              |
            | 2026-02-27 | smb     | green             | 2        | 200.00 | 2             | 9.0        | 2            | 2             | 0              |
            | 2026-02-27 | smb     | red               | 1        | 100.00 | 1             | 3.0        | 1            | 0             | 1              |
            | 2026-02-27 | other   | red               | 1        | 50.00  | 0             | -          | 1            | 0             | 0              |
            | 2026-03-01 | smb     | yellow            | 9        | 900.00 | 9             | 9.0        | 0            | 0             | 0              |
            """);
    assertRows(
        months(RETENTION, distribution),
        """
        | month_end_date | accounts | green_share | yellow_share | red_share | no_colour_share | red_arr | csat | nps  |
        | 2026-01-31     | -        | -           | -            | -         | -               | -       | -    | -    |
        | 2026-02-28     | 4        | 0.5         | 0.0          | 0.5       | 0.0             | 150.00  | 4.0  | 25.0 |
        """);
  }

  @Test
  void
      the_trend_of_health_is_against_one_and_three_months_before_and_unknown_where_they_are_not_scored() {
    Dataset<Row> distribution =
        rows(
            FctHealthDistribution.TABLE,
            """
            | as_of_date | segment | health_band | accounts | arr    |
            | 2025-11-30 | smb     | green       | 3        | 300.00 |
            | 2025-11-30 | smb     | red         | 1        | 100.00 |
            | 2026-01-31 | smb     | green       | 2        | 300.00 |
            | 2026-01-31 | smb     | red         | 2        | 300.00 |
            | 2026-02-28 | smb     | green       | 1        | 100.00 |
            | 2026-02-28 | smb     | red         | 3        | 300.00 |
            """);
    assertRows(
        months(RETENTION, distribution),
        """
        | month_end_date | red_share | red_arr_share | green_share_change_1m | green_share_change_3m | red_share_change_1m | red_share_change_3m | red_arr_share_change_3m |
        | 2026-01-31     | 0.5       | 0.5           | -                     | -                     | -                   | -                   | -                       |
        | 2026-02-28     | 0.75      | 0.75          | -0.25                 | -0.5                  | 0.25                | 0.5                 | 0.5                     |
        """);
  }

  @Test
  void rule_2_13_time_to_value_is_the_median_of_all_who_were_watched_by_the_month_s_end() {
    Dataset<Row> onboarding =
        rows(
            FctOnboarding.TABLE,
            """
            | account_id | as_of_date | service_since_date | first_value_wait_days | is_first_value_censored |
            | quick      | 2026-03-15 | 2026-01-21         | 5                     | false                   |
            | slow       | 2026-03-15 | 2026-01-21         | 30                    | false                   |
            | waits      | 2026-03-15 | 2026-01-30         | 44                    | true                    |
            | left       | 2026-03-15 | 2025-11-01         | 10                    | true                    |
            | new        | 2026-03-15 | 2026-03-01         | 3                     | false                   |
            | untracked  | 2026-03-15 | 2025-11-01         | -                     | -                       |
            """);
    // By January one of the three watched for five days had come; by February the last of those
    // watched for thirty days came on the thirtieth, and waits had been watched for 29.
    assertRows(
        KpiCompanyMonth.from(
            RETENTION, RENEWALS, none(FctHealthDistribution.TABLE), onboarding, BANDS),
        """
        | month_end_date | days_to_first_value |
        | 2026-01-31     | -                   |
        | 2026-02-28     | 30                  |
        """);
  }

  private static Dataset<Row> months(Dataset<Row> retention, Dataset<Row> distribution) {
    return KpiCompanyMonth.from(
        retention, RENEWALS, distribution, none(FctOnboarding.TABLE), BANDS);
  }
}
