package tenure.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static tenure.kit.TextTable.assertRows;
import static tenure.ledger.Ledgers.POLICY;
import static tenure.ledger.Ledgers.lines;
import static tenure.ledger.Ledgers.months;
import static tenure.ledger.Ledgers.noHierarchy;
import static tenure.ledger.Ledgers.noRates;

import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import tenure.columns.Months;
import tenure.ledger.DueMrr;
import tenure.ledger.GrainMrr;
import tenure.ledger.LineHistory;
import tenure.ledger.RenewalTiming;

class ForecastBookTest {
  private static final LocalDate NIGHT = LocalDate.of(2025, 12, 31);

  @Test
  void openings_lie_a_year_before_the_quarters_ahead_and_moves_leave_out_what_was_up() {
    Dataset<Row> versions =
        lines(
            """
            | subscription_line_id | account_id | amount | service_start_date | service_end_date | term_start_date | term_end_date |
            | 1                    | steady     | 100.00 | 2024-01-01         | -                | -               | -             |
            | 2                    | less       | 100.00 | 2024-01-01         | 2025-08-01       | -               | -             |
            | 3                    | less       | 80.00  | 2025-08-01         | -                | -               | -             |
            | 4                    | lost       | 50.00  | 2024-05-10         | 2025-05-10       | 2024-05-10      | 2025-05-10    |
            | 5                    | new        | 30.00  | 2025-11-01         | -                | -               | -             |
            """);
    Dataset<Row> months = months(LineHistory.from(versions, NIGHT), noRates(), NIGHT.toString());
    Dataset<Row> book = ForecastBook.from(months, noHierarchy(), noRates(), POLICY, 1, NIGHT);
    assertRows(
        book,
        """
        | grain_id | now_mrr | opening_mrr_1 | opening_mrr_2 | opening_mrr_3 | opening_mrr_4 |
        | steady   | 100.00  | 100.00        | 100.00        | 100.00        | 100.00        |
        | less     | 80.00   | 100.00        | 100.00        | 80.00         | 80.00         |
        | lost     | 0.00    | 50.00         | 0.00          | 0.00          | 0.00          |
        | new      | 30.00   | 0.00          | 0.00          | 0.00          | 30.00         |
        """);
    Dataset<Row> due =
        DueMrr.from(
            months,
            versions,
            noHierarchy(),
            noRates(),
            GrainMrr.from(months, noHierarchy(), POLICY),
            POLICY,
            new RenewalTiming(30, 3),
            NIGHT);
    // Nine quarters without an end of a term: eight at 1 and one at 0.8, in fifty even steps.
    List<Double> ratios = ForecastBook.moves(book, due, 1, NIGHT).head().getList(0);
    assertEquals(ForecastBook.STEPS, ratios.size());
    assertEquals(0.816, ratios.get(0), 1e-9);
    assertEquals(0.976, ratios.get(5), 1e-9);
    assertEquals(44, ratios.stream().filter(r -> r == 1.0).count());
    assertEquals(
        List.of(1.0),
        ForecastBook.moves(book.limit(0), due, 1, NIGHT).head().<Double>getList(0).stream()
            .distinct()
            .toList());
  }

  @Test
  void the_quarters_ahead_are_those_of_the_fiscal_year() {
    assertEquals(
        List.of("2026-01-31", "2026-04-30", "2026-07-31", "2026-10-31"),
        ForecastMonths.of(NIGHT, 2).quarterEnds().stream()
            .map(month -> Months.end(month).toString())
            .toList());
    assertEquals(
        "2026-03-31", Months.end(ForecastMonths.of(NIGHT, 1).quarterEnds().get(0)).toString());
    assertEquals(
        "2026-03-31",
        Months.end(ForecastMonths.of(LocalDate.of(2026, 3, 30), 1).quarterEnds().get(0))
            .toString());
  }
}
