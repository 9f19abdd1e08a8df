package tenure.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tenure.kit.TextTable.none;
import static tenure.ledger.Ledgers.POLICY;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tenure.contract.Check;
import tenure.scores.Retention;
import tenure.scores.RetentionPolicy;

/** Retention of six hundred random customers against the rules written twice. */
class RetentionOracleTest {
  private static final World WORLD = RandomWorld.of(42, 600);
  private static final int FISCAL_START = 4;
  private static final RetentionPolicy RETENTION =
      new RetentionPolicy(true, FISCAL_START, BigDecimal.ONE, new BigDecimal("0.85"));

  private static final String[] PARTS = {
    "opening_mrr",
    "new_mrr",
    "reactivation_mrr",
    "expansion_mrr",
    "contraction_mrr",
    "churn_mrr",
    "pause_mrr",
    "fx_mrr",
    "closing_mrr",
    "cohort_mrr",
    "cohort_closing_mrr",
    "retained_mrr",
    "opening_accounts",
    "retained_accounts",
    "grr",
    "nrr",
    "logo_retention"
  };

  private static Map<String, BigDecimal[]> naive;
  private static Map<String, Row> made;
  private static Dataset<Row> retention;

  @BeforeAll
  static void run() {
    naive = new NaiveRetention(WORLD, World.NIGHT, FISCAL_START, NaiveAttributes::slices).rows();
    Dataset<Row> lines = LineHistory.from(WORLD.versions(), World.NIGHT);
    Dataset<Row> months =
        LineMonths.from(lines, WORLD.fxRates(), none(LineMonths.TABLE), POLICY, World.NIGHT);
    List<Row> rows =
        Retention.from(
                months,
                WORLD.hierarchy(),
                WORLD.fxRates(),
                NaiveAttributes.of(WORLD),
                POLICY,
                RETENTION,
                World.NIGHT)
            .collectAsList();
    retention = tenure.kit.Spark.session().createDataFrame(rows, Retention.TABLE.schema());
    made = new TreeMap<>();
    rows.forEach(r -> made.put(key(r), r));
    assertEquals(rows.size(), made.size(), "the key is unique");
  }

  @Test
  void every_part_and_rate_of_every_two_ended_definition_and_slice_is_the_naive_one() {
    Map<String, String> expected = new TreeMap<>();
    naive.forEach(
        (key, parts) -> {
          String row = text(parts, NaiveRetention.rates(parts));
          expected.put(key, row);
          // All was learned in one night, so each close knew what is known now.
          if (key.matches("(cohort_12m|monthly) .*")) {
            expected.put(key.replaceFirst(" ", "_as_reported "), row);
          }
        });
    Map<String, String> actual = new TreeMap<>();
    made.forEach(
        (key, row) -> {
          if (!key.startsWith("trailing_12")) {
            actual.put(key, text(row));
          }
        });
    assertEquals(lines(expected), lines(actual));
    assertEquals(
        Set.of("total", "segment", "region", "industry", "plan", "csm", "product", "cohort"),
        actual.keySet().stream().map(k -> k.split(" ")[2]).collect(Collectors.toSet()));
  }

  @Test
  void chained_rates_are_the_product_of_twelve_months_and_average_ones_their_mean() {
    int whole = 0;
    for (Map.Entry<String, Row> entry : made.entrySet()) {
      String[] key = entry.getKey().split(" ", 3);
      if (!key[0].startsWith("trailing_12")) {
        continue;
      }
      List<Double[]> rates = twelveMonths(key[1], key[2]);
      for (int i = 0; i < 3; i++) {
        Double expected = joined(key[0], rates, i);
        Double rate = entry.getValue().getAs(PARTS[14 + i]);
        assertEquals(rounded(expected), rounded(rate), entry.getKey() + " " + PARTS[14 + i]);
        whole += expected == null ? 0 : 1;
      }
    }
    assertTrue(whole > 100, "only " + whole + " rates have twelve months");
  }

  @Test
  void the_parts_of_a_chained_year_are_the_movements_of_its_months() {
    String end = World.NIGHT.toString();
    BigDecimal churn = BigDecimal.ZERO;
    for (int ago = 0; ago < 12; ago++) {
      LocalDate month = YearMonth.from(World.NIGHT).minusMonths(ago).atEndOfMonth();
      churn = churn.add(naive.get("monthly " + month + " total total")[5]);
    }
    Row year = made.get("trailing_12_chained " + end + " total total");
    BigDecimal opening = naive.get("cohort_12m " + end + " total total")[0];
    assertEquals(churn, year.<BigDecimal>getAs("churn_mrr"));
    assertEquals(opening, year.<BigDecimal>getAs("opening_mrr"));
    assertNull(year.<BigDecimal>getAs("cohort_mrr"));
  }

  @Test
  void every_row_obeys_the_laws_and_the_slices_of_a_kind_add_to_the_total() {
    for (Check check : Retention.TABLE.checks()) {
      assertEquals(
          0, retention.where("NOT (" + check.enforceable() + ")").count(), check.sentence());
    }
    String[] added = {"opening_mrr", "closing_mrr", "cohort_mrr", "retained_mrr", "churn_mrr"};
    Map<String, BigDecimal> sums = new TreeMap<>();
    made.forEach(
        (key, row) -> {
          String kind = row.getAs("slice_kind");
          if (!key.startsWith("trailing_12") && !kind.equals("product")) {
            for (String part : added) {
              String at = row.getAs("definition_id") + " " + row.getAs("period_end_date") + " ";
              sums.merge(at + part + " " + kind, row.getAs(part), BigDecimal::add);
            }
          }
        });
    sums.forEach(
        (key, sum) -> assertEquals(sums.get(key.replaceAll(" \\w+$", " total")), sum, key));
  }

  private static Double joined(String definition, List<Double[]> months, int rate) {
    if (months.size() < 12 || months.stream().anyMatch(m -> m[rate] == null)) {
      return null;
    }
    return definition.equals("trailing_12_chained")
        ? months.stream().map(m -> m[rate]).reduce(1.0, (a, b) -> a * b)
        : months.stream().mapToDouble(m -> m[rate]).average().orElseThrow();
  }

  private static List<Double[]> twelveMonths(String end, String slice) {
    List<Double[]> months = new ArrayList<>();
    for (int ago = 0; ago < 12; ago++) {
      LocalDate month = YearMonth.from(LocalDate.parse(end)).minusMonths(ago).atEndOfMonth();
      BigDecimal[] parts = naive.get("monthly " + month + " " + slice);
      if (parts != null) {
        months.add(NaiveRetention.rates(parts));
      }
    }
    return months;
  }

  private static String key(Row row) {
    return row.getAs("definition_id")
        + " "
        + row.getAs("period_end_date")
        + " "
        + row.getAs("slice_kind")
        + " "
        + row.getAs("slice_value");
  }

  private static String text(BigDecimal[] parts, Double[] rates) {
    StringBuilder text = new StringBuilder();
    for (BigDecimal part : parts) {
      text.append(part.stripTrailingZeros().toPlainString()).append(' ');
    }
    for (Double rate : rates) {
      text.append(rounded(rate)).append(' ');
    }
    return text.toString();
  }

  private static String text(Row row) {
    BigDecimal[] parts = new BigDecimal[14];
    for (int i = 0; i < 14; i++) {
      parts[i] = new BigDecimal(row.getAs(PARTS[i]).toString());
    }
    return text(
        parts, new Double[] {row.getAs("grr"), row.getAs("nrr"), row.getAs("logo_retention")});
  }

  private static String rounded(Double rate) {
    return rate == null ? "-" : "%.9f".formatted(rate);
  }

  private static String lines(Map<String, String> rows) {
    return rows.entrySet().stream()
        .map(e -> e.getKey() + ": " + e.getValue())
        .collect(Collectors.joining("\n"));
  }
}
