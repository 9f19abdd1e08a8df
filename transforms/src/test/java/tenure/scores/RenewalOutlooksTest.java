package tenure.scores;

import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.rows;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import tenure.contract.Layer;
import tenure.contract.Table;
import tenure.scores.RenewalPolicy.Fit;
import tenure.scores.RenewalPolicy.History;
import tenure.scores.RenewalPolicy.Motion;
import tenure.scores.RenewalPolicy.Outlook;

class RenewalOutlooksTest {
  private static final Table ENDED =
      Table.in(Layer.SCORES, "ended", "Ended terms.")
          .withColumns(
              EndedTerms.OUTLOOK,
              EndedTerms.MONTH_END_DATE,
              EndedTerms.TERM_MONTHS,
              EndedTerms.DUE_ARR,
              EndedTerms.RENEWED_ARR,
              EndedTerms.LATE_ARR,
              EndedTerms.UPLIFT_ARR);

  private static final RenewalPolicy POLICY =
      new RenewalPolicy(
          12,
          90,
          10,
          2,
          30,
          new Fit(0.5, 0.8, 3, 730),
          new History(4, 2, 100),
          Map.of(
              "green", new Outlook(0.9, 0.1),
              "yellow", new Outlook(0.5, 0),
              "red", new Outlook(0.5, 0),
              "cancelling", new Outlook(0.1, 0)),
          List.of(new Motion(null, List.of(), false, "wait")));

  @Test
  void the_rate_of_ended_years_stands_beside_some_years_of_the_table() {
    assertRows(
        from(
            """
            | outlook | month_end_date | term_months | due_arr | renewed_arr | late_arr | uplift_arr |
            | yellow  | 2025-11-30     | 12          | 100.00  | 100.00      | 0.00     | 50.00      |
            | yellow  | 2025-11-30     | 36          | 100.00  | 0.00        | 60.00    | 0.00       |
            | yellow  | 2025-12-31     | -           | 300.00  | 0.00        | 0.00     | 0.00       |
            | yellow  | 2025-12-31     | 6           | 100.00  | 90.00       | 10.00    | 0.00       |
            | red     | 2025-12-31     | 12          | 100.00  | 0.00        | 0.00     | 0.00       |
            | -       | 2025-12-31     | 12          | 100.00  | 0.00        | 0.00     | 0.00       |
            """),
        // Of 3.5 years and 2 of the table at one half, 1 + 1 are lost; of 300 kept 40 are lost and
        // 50 won.
        """
        | outlook | probability_source | ended_terms | renewed_terms | tested_terms | yearly_probability | contraction_share | uplift_share | known_on   |
        | yellow  | history            | 4           | 3             | 0            | 0.636364           | 0.133333          | 0.166667     | 2025-12-31 |
        | red     | config             | 1           | 0             | 0            | 0.333333           | -                 | -            | 2025-12-31 |
        """);
  }

  @Test
  void history_that_would_have_judged_worse_than_the_table_is_not_believed() {
    // None was kept, until all were: whoever believed the first months would have been wrong.
    assertRows(
        from(HEADER + months("green", 1, 4, "0.00") + months("green", 6, 12, "100.00")),
        """
        | outlook | probability_source | ended_terms | renewed_terms | tested_terms | history_brier | table_brier |
        | green   | config             | 11          | 7             | 6            | 0.334967      | 0.01        |
        """);
    assertRows(
        from(HEADER + months("yellow", 1, 12, "100.00")),
        """
        | outlook | probability_source | ended_terms | renewed_terms | tested_terms | yearly_probability | table_brier |
        | yellow  | history            | 12          | 12            | 6            | 0.928571           | 0.25        |
        """);
  }

  private static final String HEADER =
      "| outlook | month_end_date | term_months | due_arr | renewed_arr | late_arr | uplift_arr |\n";

  private static String months(String outlook, int from, int to, String renewed) {
    return IntStream.rangeClosed(from, to)
        .mapToObj(m -> java.time.YearMonth.of(2025, m).atEndOfMonth())
        .map(
            end ->
                "| %s | %s | 12 | 100.00 | %s | 0.00 | 0.00 |\n".formatted(outlook, end, renewed))
        .collect(Collectors.joining());
  }

  private static Dataset<Row> from(String ended) {
    return RenewalOutlooks.from(rows(ENDED, ended), POLICY, LocalDate.of(2025, 12, 31));
  }
}
