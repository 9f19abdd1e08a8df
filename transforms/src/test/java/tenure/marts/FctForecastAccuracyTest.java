package tenure.marts;

import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.rows;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class FctForecastAccuracyTest {
  @Test
  void rule_2_17_a_forecast_is_held_against_the_rates_of_its_own_definition_once_they_are_known() {
    assertRows(
        FctForecastAccuracy.from(
            rows(
                FctRetentionForecast.TABLE,
                """
                | as_of_date | quarter_end_date | slice_kind | slice_value | definition_id | days_ahead | expected_grr | grr_low | grr_high | expected_nrr | nrr_low | nrr_high |
                | 2025-06-30 | 2025-12-31       | total      | total       | cohort_12m    | 184        | 0.9          | 0.85    | 0.95     | 1.1          | 1.0     | 1.2      |
                | 2025-09-30 | 2025-12-31       | total      | total       | cohort_12m    | 92         | 0.8          | 0.79    | 0.81     | 1.0          | 0.99    | 1.01     |
                | 2025-09-30 | 2025-12-31       | segment    | smb         | cohort_12m    | 92         | 0.8          | 0.79    | 0.81     | 1.0          | 0.99    | 1.01     |
                | 2025-09-30 | 2026-03-31       | total      | total       | cohort_12m    | 182        | 0.8          | 0.79    | 0.81     | 1.0          | 0.99    | 1.01     |
                """),
            rows(
                FctRetention.TABLE,
                """
                | definition_id    | period_kind | period_end_date | slice_kind | slice_value | grr  | nrr  |
                | cohort_12m       | trailing_12 | 2025-12-31      | total      | total       | 0.85 | 1.02 |
                | strict_no_return | trailing_12 | 2025-12-31      | total      | total       | 0.7  | 0.9  |
                | cohort_12m       | trailing_12 | 2025-12-31      | region     | smb         | 0.5  | 0.5  |
                """),
            LocalDate.of(2025, 12, 31)),
        """
        | as_of_date | quarter_end_date | slice_kind | days_ahead | grr  | grr_error | nrr  | nrr_error | is_grr_within | is_nrr_within | known_on   |
        | 2025-06-30 | 2025-12-31       | total      | 184        | 0.85 | 0.05      | 1.02 | 0.08      | true          | true          | 2025-12-31 |
        | 2025-09-30 | 2025-12-31       | total      | 92         | 0.85 | -0.05     | 1.02 | -0.02     | false         | false         | 2025-12-31 |
        """);
  }
}
