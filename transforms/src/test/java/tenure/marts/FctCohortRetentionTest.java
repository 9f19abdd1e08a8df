package tenure.marts;

import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.strings;
import static tenure.ledger.Ledgers.POLICY;
import static tenure.ledger.Ledgers.lines;
import static tenure.ledger.Ledgers.months;
import static tenure.ledger.Ledgers.noHierarchy;
import static tenure.ledger.Ledgers.rates;

import java.time.LocalDate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import tenure.ledger.CohortMrr;
import tenure.ledger.GrainMrr;

class FctCohortRetentionTest {
  private static final String NIGHT = "2025-04-30";

  @Test
  void rule_2_7_what_is_left_of_each_month_s_new_customers() {
    Dataset<Row> lines =
        lines(
            """
            | subscription_line_id | account_id | amount | currency | service_start_date | service_end_date |
            | 1                    | A          | 100.00 | USD      | 2025-01-10         | -                |
            | 2                    | A          | 50.00  | USD      | 2025-03-10         | -                |
            | 3                    | B          | 100.00 | EUR      | 2025-01-10         | 2025-03-01       |
            | 4                    | B          | 80.00  | EUR      | 2025-04-01         | -                |
            | 5                    | C          | 300.00 | USD      | 2025-03-10         | -                |
            """);
    Dataset<Row> rates =
        rates(
            """
            | currency | month_end_date | rate |
            | EUR      | 2025-01-31     | 1.00 |
            | EUR      | 2025-02-28     | 1.10 |
            | EUR      | 2025-03-31     | 1.20 |
            | EUR      | 2025-04-30     | 1.50 |
            """);
    Dataset<Row> rows = from(lines, rates, "| grain_id | region |\n| A | EMEA |");
    assertRows(
        rows.where("slice_kind = 'total'"),
        """
        | cohort_date | months_since_start | period_end_date | cohort_mrr | cohort_closing_mrr | retained_mrr | cohort_accounts | retained_accounts | nrr      | grr  | logo_retention |
        | 2025-01-31  | 0                  | 2025-01-31      | 200.00     | 200.00             | 200.00       | 2               | 2                 | 1.0      | 1.0  | 1.0            |
        | 2025-01-31  | 1                  | 2025-02-28      | 210.00     | 210.00             | 210.00       | 2               | 2                 | 1.0      | 1.0  | 1.0            |
        | 2025-01-31  | 2                  | 2025-03-31      | 220.00     | 150.00             | 100.00       | 2               | 1                 | 0.681818 | 0.454545 | 0.5        |
        | 2025-01-31  | 3                  | 2025-04-30      | 250.00     | 270.00             | 220.00       | 2               | 2                 | 1.08     | 0.88 | 1.0            |
        | 2025-03-31  | 0                  | 2025-03-31      | 300.00     | 300.00             | 300.00       | 1               | 1                 | 1.0      | 1.0  | 1.0            |
        | 2025-03-31  | 1                  | 2025-04-30      | 300.00     | 300.00             | 300.00       | 1               | 1                 | 1.0      | 1.0  | 1.0            |
        """);
    assertRows(
        rows.where("slice_kind = 'region' AND months_since_start = 2"),
        """
        | cohort_date | slice_value | cohort_mrr | cohort_closing_mrr |
        | 2025-01-31  | EMEA        | 100.00     | 150.00             |
        | 2025-01-31  | unknown     | 120.00     | 0.00               |
        """);
  }

  private static Dataset<Row> from(Dataset<Row> lines, Dataset<Row> rates, String grains) {
    LocalDate night = LocalDate.parse(NIGHT);
    Dataset<Row> months = months(lines, rates, NIGHT);
    Dataset<Row> mrr = GrainMrr.from(months, noHierarchy(), POLICY);
    Dataset<Row> cohorts = CohortMrr.from(months, noHierarchy(), rates, mrr, POLICY, night);
    return FctCohortRetention.from(cohorts, mrr, strings(grains), night);
  }
}
