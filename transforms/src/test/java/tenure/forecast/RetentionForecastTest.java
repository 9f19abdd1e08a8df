package tenure.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.rows;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import tenure.contract.Layer;
import tenure.contract.Table;
import tenure.kit.Spark;
import tenure.marts.FctRetentionForecast;
import tenure.scores.ContractFit;
import tenure.scores.RenewalPolicy.History;
import tenure.scores.Renewals;

class RetentionForecastTest {
  private static final LocalDate NIGHT = LocalDate.of(2025, 12, 31);
  private static final History HISTORY = new History(30, Companies.TABLE_TERMS, 100);
  private static final Table BOOK =
      Table.in(Layer.LEDGER, "book", "A book.")
          .withColumns(
              ForecastBook.GRAIN_ID,
              RetentionFutures.SEGMENT,
              ForecastBook.NOW_MRR,
              ForecastBook.opening(0),
              ForecastBook.opening(1),
              ForecastBook.opening(2),
              ForecastBook.opening(3));
  private static final Table RENEWALS =
      Table.in(Layer.SCORES, "due", "Renewals under their grains.")
          .withColumns(
              ForecastBook.GRAIN_ID,
              Renewals.ACCOUNT_ID,
              Renewals.TERM_END_DATE,
              Renewals.ARR_DUE,
              Renewals.RENEWAL_PROBABILITY,
              Renewals.EXPECTED_CONTRACTION_SHARE,
              Renewals.EXPECTED_UPLIFT_SHARE,
              Renewals.PROBABILITY_TERMS,
              ContractFit.TERM_MONTHS,
              Renewals.RISK_SEGMENT,
              Renewals.SCHEDULED_CHURN_DATE);

  @Test
  void rule_2_17_what_is_certain_gives_the_rates_of_the_trailing_year_as_rule_2_1_has_them() {
    assertRows(
        forecast(
            rows(
                BOOK,
                """
                | grain_id | segment | now_mrr | opening_mrr_1 | opening_mrr_2 | opening_mrr_3 | opening_mrr_4 |
                | keeps    | smb     | 100.00  | 100.00        | 100.00        | 100.00        | 100.00        |
                | loses    | smb     | 100.00  | 100.00        | 100.00        | 100.00        | 100.00        |
                | grown    | mid     | 150.00  | 100.00        | 100.00        | 100.00        | 100.00        |
                | new      | mid     | 50.00   | 0.00          | 0.00          | 0.00          | 50.00         |
                | gone     | mid     | 0.00    | 100.00        | 0.00          | 0.00          | 0.00          |
                | half     | big     | 200.00  | 200.00        | 200.00        | 200.00        | 200.00        |
                """),
            rows(
                RENEWALS,
                """
                | grain_id | account_id | term_end_date | arr_due | renewal_probability | expected_contraction_share | expected_uplift_share | probability_terms | term_months | risk_segment |
                | keeps    | keeps      | 2026-02-01    | 1200.00 | 1.0                 | 0.0                        | 0.0                   | 0                 | 12          | green        |
                | loses    | loses      | 2026-06-30    | 1200.00 | 0.0                 | 0.0                        | 0.0                   | 0                 | 12          | red          |
                | half     | child 1    | 2025-11-15    | 1200.00 | 1.0                 | 0.2                        | 0.0                   | 0                 | 12          | green        |
                | half     | child 2    | 2026-07-01    | 1200.00 | 1.0                 | 0.0                        | 0.3                   | 0                 | 12          | green        |
                """),
            moves(1.0),
            100),
        """
        | quarter_end_date | slice_kind | slice_value | days_ahead | expected_grr | grr_low  | grr_high | expected_nrr | nrr_low  | nrr_high |
        | 2026-03-31       | segment    | smb         | 90         | 1.0          | 1.0      | 1.0      | 1.0          | 1.0      | 1.0      |
        | 2026-06-30       | segment    | smb         | 181        | 0.5          | 0.5      | 0.5      | 0.5          | 0.5      | 0.5      |
        | 2026-09-30       | segment    | smb         | 273        | 0.5          | 0.5      | 0.5      | 0.5          | 0.5      | 0.5      |
        | 2026-12-31       | segment    | smb         | 365        | 0.5          | 0.5      | 0.5      | 0.5          | 0.5      | 0.5      |
        | 2026-03-31       | segment    | mid         | 90         | 0.5          | 0.5      | 0.5      | 0.75         | 0.75     | 0.75     |
        | 2026-06-30       | segment    | mid         | 181        | 1.0          | 1.0      | 1.0      | 1.5          | 1.5      | 1.5      |
        | 2026-09-30       | segment    | mid         | 273        | 1.0          | 1.0      | 1.0      | 1.5          | 1.5      | 1.5      |
        | 2026-12-31       | segment    | mid         | 365        | 1.0          | 1.0      | 1.0      | 1.333333     | 1.333333 | 1.333333 |
        | 2026-03-31       | segment    | big         | 90         | 0.9          | 0.9      | 0.9      | 0.9          | 0.9      | 0.9      |
        | 2026-06-30       | segment    | big         | 181        | 0.9          | 0.9      | 0.9      | 0.9          | 0.9      | 0.9      |
        | 2026-09-30       | segment    | big         | 273        | 1.0          | 1.0      | 1.0      | 1.05         | 1.05     | 1.05     |
        | 2026-12-31       | segment    | big         | 365        | 1.0          | 1.0      | 1.0      | 1.05         | 1.05     | 1.05     |
        | 2026-03-31       | total      | total       | 90         | 0.8          | 0.8      | 0.8      | 0.883333     | 0.883333 | 0.883333 |
        | 2026-06-30       | total      | total       | 181        | 0.76         | 0.76     | 0.76     | 0.86         | 0.86     | 0.86     |
        | 2026-09-30       | total      | total       | 273        | 0.8          | 0.8      | 0.8      | 0.92         | 0.92     | 0.92     |
        | 2026-12-31       | total      | total       | 365        | 0.818182     | 0.818182 | 0.818182 | 0.927273     | 0.927273 | 0.927273 |
        """);
  }

  @Test
  void chance_is_that_of_a_year_however_short_the_term_and_the_same_seed_draws_the_same() {
    Dataset<Row> book =
        rows(
                BOOK,
                """
            | grain_id | segment | now_mrr | opening_mrr_4 |
            | yearly   | yearly  | 100.00  | 100.00        |
            | monthly  | monthly | 100.00  | 100.00        |
            | moves    | moves   | 100.00  | 100.00        |
            """)
            .na()
            .fill(0);
    Dataset<Row> renewals =
        rows(
            RENEWALS,
            """
            | grain_id | account_id | term_end_date | arr_due | renewal_probability | expected_contraction_share | expected_uplift_share | probability_terms | term_months | risk_segment |
            | yearly   | yearly     | 2026-05-01    | 1200.00 | 0.5                 | 0.0                        | 0.0                   | 0                 | 12          | red          |
            | monthly  | monthly    | 2026-01-15    | 1200.00 | 0.9438743126816935  | 0.0                        | 0.0                   | 0                 | 1           | yellow       |
            """);
    List<Row> drawn = year(forecast(book, renewals, moves(0.5, 1.5), 2000));
    assertEquals(drawn, year(forecast(book, renewals, moves(0.5, 1.5), 2000)));
    Map<String, Double> expected =
        drawn.stream().collect(Collectors.toMap(r -> r.getString(0), r -> r.getDouble(1)));
    // All three also move by a half up or down each quarter, on the whole by nothing.
    assertEquals(0.5, expected.get("yearly"), 0.06);
    assertEquals(0.5, expected.get("monthly"), 0.06);
    assertEquals(1.0, expected.get("moves"), 0.06);
  }

  @Test
  void of_fifty_companies_the_interval_of_80_percent_holds_what_came_in_70_to_90_percent() {
    Companies companies = new Companies(50, NIGHT, 7);
    List<Row> drawn =
        year(
            forecast(
                Spark.session().createDataFrame(companies.book, BOOK.schema()),
                Spark.session().createDataFrame(companies.renewals, RENEWALS.schema()),
                moves(1.0),
                150));
    Map<String, Row> byCompany =
        drawn.stream().collect(Collectors.toMap(r -> r.getString(0), r -> r));
    long within =
        IntStream.range(0, 50)
            .filter(
                i -> {
                  Row row = byCompany.get("company " + i);
                  double[] outcome = companies.outcomes.get(i);
                  double rate = outcome[1] / outcome[0];
                  return row.getDouble(2) <= rate && rate <= row.getDouble(3);
                })
            .count();
    assertTrue(within >= 35 && within <= 45, within + " of 50");
  }

  @Test
  void nonsense_in_the_policy_is_refused() {
    assertThrows(IllegalArgumentException.class, () -> new ForecastPolicy(1, 99, 0.8));
    assertThrows(IllegalArgumentException.class, () -> new ForecastPolicy(1, 1000, 1.0));
  }

  private static Dataset<Row> forecast(
      Dataset<Row> book, Dataset<Row> renewals, Dataset<Row> moves, int draws) {
    ForecastPolicy policy = new ForecastPolicy(1, draws, 0.8);
    return FctRetentionForecast.from(
        RetentionFutures.from(book, renewals, moves, policy, HISTORY, 1, NIGHT), policy, NIGHT);
  }

  /** By segment the rates of the last quarter. */
  private static List<Row> year(Dataset<Row> forecast) {
    return forecast
        .where("slice_kind = 'segment' AND quarter_end_date = '2026-12-31'")
        .orderBy("slice_value")
        .select("slice_value", "expected_nrr", "nrr_low", "nrr_high")
        .collectAsList();
  }

  /** Each of these ratios as likely as the others. */
  private static Dataset<Row> moves(double... ratios) {
    Double[] all = new Double[ForecastBook.STEPS];
    for (int i = 0; i < all.length; i++) {
      all[i] = ratios[i % ratios.length];
    }
    return Spark.session()
        .createDataFrame(
            Collections.singletonList(RowFactory.create((Object) all)),
            new StructType().add(ForecastBook.RATIOS, new ArrayType(DataTypes.DoubleType, false)));
  }
}
