package tenure.bronze;

import static tenure.kit.StagedRows.withProblems;
import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.rows;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class FinanceFxRatesTest {
  @Test
  void a_rate_is_exact_and_of_a_month_end() {
    assertRows(
        staged(
            """
            | currency | month_end_date | rate |
            | eur | 2026-01-31 | 1.08765432 |
            | JPY | 2024-02-29 | 0.00667 |
            """),
        """
        | currency | month_end_date | rate | source | problems |
        | EUR | 2026-01-31 | 1.08765432 | finance | - |
        | JPY | 2024-02-29 | 0.00667 | finance | - |
        """);
  }

  @Test
  void what_is_no_rate_is_a_problem_never_1() {
    assertRows(
        staged(
            """
            | currency | month_end_date | rate |
            | EUR | 2026-01-30 | 1.1 |
            | EUR | 2026-02-28 | 0 |
            | EUR | 2026-03-31 | N/A |
            """),
        """
        | rate | problems |
        | 1.10 | month_end_date 2026-01-30 is not the last day of its month |
        | - | rate 0.00000000 is not above 0 |
        | - | rate N/A is not a number |
        """);
  }

  private static Dataset<Row> staged(String text) {
    return withProblems(FinanceFxRates.rates(rows(FinanceFxRates.TABLE, text)));
  }
}
