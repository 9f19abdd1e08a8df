package tenure.marts;

import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.none;
import static tenure.kit.TextTable.rows;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

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

  @Test
  void a_month_is_its_movements_times_twelve_with_retention_over_twelve_months() {
    assertRows(
        KpiCompanyMonth.from(RETENTION, none(FctHealthDistribution.TABLE)),
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
            | as_of_date | segment | health_band       | accounts | arr    |
            | 2026-02-26 | smb     | red               | 4        | 400.00 |
            | 2026-02-27 | smb     | green             | 2        | 200.00 |
            | 2026-02-27 | smb     | red               | 1        | 100.00 |
            | 2026-02-27 | other   | red               | 1        | 50.00  |
            | 2026-03-01 | smb     | yellow            | 9        | 900.00 |
            """);
    assertRows(
        KpiCompanyMonth.from(RETENTION, distribution),
        """
        | month_end_date | accounts | green_share | yellow_share | red_share | red_arr |
        | 2026-01-31     | -        | -           | -            | -         | -       |
        | 2026-02-28     | 4        | 0.5         | 0.0          | 0.5       | 150.00  |
        """);
  }
}
