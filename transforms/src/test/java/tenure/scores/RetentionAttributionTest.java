package tenure.scores;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tenure.kit.TextTable.assertRows;
import static tenure.ledger.Ledgers.POLICY;
import static tenure.ledger.Ledgers.lines;
import static tenure.ledger.Ledgers.months;
import static tenure.ledger.Ledgers.noHierarchy;
import static tenure.ledger.Ledgers.noRates;

import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tenure.kit.Spark;
import tenure.kit.TextTable;
import tenure.ledger.Movements;

class RetentionAttributionTest {
  private static final double EXACT = 1e-12;
  private static final String YEAR = "cohort_12m";
  private static final LocalDate FIRST = LocalDate.parse("2024-01-31");
  private static final int MONTHS = 16;
  private static final int GRAINS = 60;
  private static final LocalDate FROM = end(MONTHS - 3);
  private static final LocalDate TO = end(MONTHS - 1);

  /** A, B and K of a window, added up in plain Java. */
  private static final Map<String, BigDecimal[]> SUMS = new TreeMap<>();

  private static Dataset<Row> points;

  private static LocalDate end(int month) {
    return YearMonth.from(FIRST).plusMonths(month).atEndOfMonth();
  }

  /**
   * Windows of random grains; "idle" pays the same always, "steady" grows alike in every window,
   * "late" enters the cohort between the two windows compared.
   */
  @BeforeAll
  static void make() {
    Random random = new Random(11);
    List<Row> rows = new ArrayList<>();
    for (int month = 0; month < MONTHS; month++) {
      for (String definition : List.of(YEAR, "monthly")) {
        for (int grain = 0; grain < GRAINS; grain++) {
          add(rows, "g" + grain, definition, month, amount(random), amount(random));
        }
        add(rows, "idle", definition, month, 70_000_00, 70_000_00);
        add(rows, "steady", definition, month, 50_000_00, 60_000_00);
        add(rows, "late", definition, month, end(month).isAfter(FROM) ? 9_000_00 : 0, 4_000_00);
      }
    }
    StructType schema =
        new StructType()
            .add("grain_id", "string")
            .add("definition_id", "string")
            .add("period_end_date", "date")
            .add("cohort_mrr", "decimal(18,2)")
            .add("cohort_closing_mrr", "decimal(18,2)")
            .add("retained_mrr", "decimal(18,2)");
    Dataset<Row> slice = Spark.session().createDataFrame(rows, schema);
    points = RetentionPoints.of(slice).localCheckpoint();
  }

  private static long amount(Random random) {
    return random.nextInt(4) == 0 ? 0 : random.nextInt(900_000_00);
  }

  private static void add(
      List<Row> rows, String grain, String definition, int month, long opening, long closing) {
    BigDecimal a = BigDecimal.valueOf(opening, 2);
    BigDecimal b = opening == 0 ? BigDecimal.ZERO.setScale(2) : BigDecimal.valueOf(closing, 2);
    BigDecimal[] parts = {a, b, a.min(b)};
    Date day = Date.valueOf(end(month));
    rows.add(RowFactory.create(grain, definition, day, parts[0], parts[1], parts[2]));
    SUMS.merge(
        definition + end(month),
        parts,
        (x, y) -> new BigDecimal[] {x[0].add(y[0]), x[1].add(y[1]), x[2].add(y[2])});
  }

  private static double rate(String definition, LocalDate end, int numerator) {
    BigDecimal[] sums = SUMS.get(definition + end);
    return sums[numerator].divide(sums[0], java.math.MathContext.DECIMAL128).doubleValue();
  }

  private static Dataset<Row> changes() {
    return RetentionAttribution.between(points.where("definition_id = '" + YEAR + "'"), FROM, TO);
  }

  private static Row total(Dataset<Row> rows, String... columns) {
    return rows.agg(
            functions.sum(columns[0]),
            Stream.of(columns)
                .skip(1)
                .map(functions::sum)
                .toArray(n -> new org.apache.spark.sql.Column[n]))
        .head();
  }

  @Test
  void the_parts_of_all_grains_add_up_to_the_change_of_the_rate() {
    Row sums = total(changes(), "nrr_change", "nrr_own", "nrr_base", "grr_change");
    double nrr = rate(YEAR, TO, 1) - rate(YEAR, FROM, 1);
    assertEquals(nrr, sums.getDouble(0), EXACT);
    assertEquals(nrr, sums.getDouble(1) + sums.getDouble(2), EXACT);
    assertEquals(rate(YEAR, TO, 2) - rate(YEAR, FROM, 2), sums.getDouble(3), EXACT);
    assertTrue(Math.abs(nrr) > 1e-3, "the rates compared must differ");
  }

  @Test
  void a_grain_that_did_nothing_contributes_nothing_and_one_that_did_the_same_nothing_of_its_own() {
    assertRows(
        changes().where("grain_id IN ('idle', 'steady')"),
        """
        | grain_id | nrr_own | grr_change | from_cohort_mrr | to_cohort_closing_mrr |
        | idle     | 0.0     | 0.0        | 70000.00        | 70000.00              |
        | steady   | 0.0     | 0.0        | 50000.00        | 60000.00              |
        """);
    assertEquals(
        0.0, changes().where("grain_id = 'idle'").select("nrr_change").head().getDouble(0));
  }

  @Test
  void a_grain_that_was_in_one_cohort_only_changes_the_rate_by_its_points_there() {
    double costs = -5_000.0 / SUMS.get(YEAR + TO)[0].doubleValue();
    Row late = changes().where("grain_id = 'late'").select("nrr_change", "grr_change").head();
    assertEquals(costs, late.getDouble(0), EXACT);
    assertEquals(costs, late.getDouble(1), EXACT);
  }

  @Test
  void points_of_chained_and_averaged_months_add_up_to_the_product_and_the_mean() {
    double product = 1;
    double mean = 0;
    for (int month = MONTHS - 12; month < MONTHS; month++) {
      product *= rate("monthly", end(month), 1);
      mean += rate("monthly", end(month), 1) / 12;
    }
    Map<String, Double> nrr = new TreeMap<>();
    RetentionPoints.rates(points)
        .where("period_end_date = '" + TO + "'")
        .collectAsList()
        .forEach(r -> nrr.put(r.getAs("definition_id"), r.getAs("nrr")));
    assertEquals(product, nrr.get("trailing_12_chained"), EXACT);
    assertEquals(mean, nrr.get("trailing_12_average"), EXACT);
    assertEquals(rate(YEAR, TO, 1), nrr.get(YEAR), EXACT);
    long windows =
        points
            .where("definition_id = 'trailing_12_chained'")
            .select("period_end_date")
            .distinct()
            .count();
    assertEquals(MONTHS - 11, windows);
  }

  @Test
  void the_grains_that_make_other_definitions_differ_add_up_to_the_difference() {
    Dataset<Row> differences =
        RetentionAttribution.againstOthers(
            points, YEAR, List.of("monthly", "trailing_12_average"), TO);
    Dataset<Row> monthly = differences.where("definition_id = 'monthly'");
    Row sums = total(monthly, "nrr_change", "grr_change");
    assertEquals(rate("monthly", TO, 1) - rate(YEAR, TO, 1), sums.getDouble(0), EXACT);
    assertEquals(rate("monthly", TO, 2) - rate(YEAR, TO, 2), sums.getDouble(1), EXACT);
    assertEquals(2, differences.select("definition_id").distinct().count());
  }

  @Test
  void a_loss_is_told_by_its_account_its_points_and_its_movement() {
    Dataset<Row> lines =
        lines(
            """
            | subscription_line_id | account_id | amount | service_start_date | service_end_date |
            | 1                    | stays      | 300.00 | 2023-12-01         | -                |
            | 2                    | leaves     | 100.00 | 2023-12-01         | 2025-01-20       |
            | 3                    | comes      | 500.00 | 2025-01-10         | -                |
            """);
    Dataset<Row> known = months(lines, noRates(), "2025-01-31");
    LocalDate night = LocalDate.parse("2025-01-31");
    LocalDate december = LocalDate.parse("2024-12-31");
    Dataset<Row> slice =
        Retention.byGrain(
                known,
                noHierarchy(),
                noRates(),
                TextTable.strings("| grain_id |"),
                POLICY,
                new RetentionPolicy(true, 1, BigDecimal.ONE, new BigDecimal("0.85")),
                night)
            .where("definition_id = 'cohort_12m' AND slice_kind = 'total'");
    Dataset<Row> moved =
        RetentionBridge.of(
            Movements.bridge(known, noHierarchy(), noRates(), POLICY, night),
            slice.select("grain_id").distinct(),
            december,
            night);
    assertRows(
        RetentionAttribution.between(RetentionPoints.of(slice), december, night)
            .join(RetentionBridge.byGrain(moved), "grain_id", "left_outer"),
        """
        | grain_id | from_nrr_points | to_nrr_points | nrr_change | nrr_own | grr_change | movements     |
        | stays    | 0.0             | 0.0           | 0.0        | 0.0     | 0.0        | -             |
        | leaves   | 0.0             | -0.25         | -0.25      | -0.25   | -0.25      | churn -100.00 |
        """);
    assertRows(
        RetentionBridge.byReason(moved),
        """
        | movement | reason | mrr     | accounts |
        | churn    | churn  | -100.00 | 1        |
        | new      | new    | 500.00  | 1        |
        """);
  }
}
