package tenure.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.none;
import static tenure.ledger.Ledgers.POLICY;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tenure.columns.Months;
import tenure.silver.Accounts;

/** Two thousand customers made up at random, against the rules written twice. */
class LedgerOracleTest {
  private static final World WORLD = RandomWorld.of(20250630, 2_000);

  private static NaiveBridge naive;
  private static Dataset<Row> lines;
  private static Dataset<Row> lineMonths;
  private static Dataset<Row> movements;

  @BeforeAll
  static void run() {
    naive = new NaiveBridge(WORLD, World.NIGHT);
    lines = LineHistory.from(WORLD.versions(), World.NIGHT).cache();
    lineMonths =
        LineMonths.from(lines, WORLD.fxRates(), none(LineMonths.TABLE), POLICY, World.NIGHT)
            .cache();
    movements =
        Movements.bridge(lineMonths, WORLD.hierarchy(), WORLD.fxRates(), POLICY, World.NIGHT)
            .cache();
  }

  @AfterAll
  static void forget() {
    Stream.of(lines, lineMonths, movements).forEach(Dataset::unpersist);
  }

  @Test
  void every_movement_of_every_grain_and_month_is_the_naive_one() {
    Map<String, BigDecimal> made = new TreeMap<>();
    for (Row row :
        movements.groupBy("grain_id", "month_end_date", "movement").sum("mrr").collectAsList()) {
      made.put(row.get(0) + " " + row.get(1) + " " + row.get(2), row.getDecimal(3));
    }
    assertEquals(lines(naive.movements()), lines(made));
  }

  @Test
  void every_movement_and_reason_happens_in_this_world() {
    Set<String> reasons =
        movements.select("reason").distinct().collectAsList().stream()
            .map(r -> r.getString(0))
            .collect(Collectors.toSet());
    List<String> expected = new ArrayList<>(Movements.REASON.choices());
    // A quarantine beside other parts needs a credit and a pause at once: MovementsTest has it.
    expected.removeAll(List.of("restatement", "quarantine"));
    reasons.remove("quarantine");
    assertEquals(Set.copyOf(expected), reasons);
  }

  @Test
  void every_identity_holds_for_every_grain() {
    Dataset<Row> identities =
        LedgerIdentities.from(
            movements,
            lineMonths,
            lines,
            WORLD.hierarchy(),
            WORLD.fxRates(),
            POLICY,
            new BigDecimal("0.01"),
            World.NIGHT);
    assertRows(
        identities.where("scope = 'grain' AND compared > 1000 OR scope = 'total'"),
        """
        | identity              | scope | residual | failed |
        | opening_and_movements | grain | 0.00     | 0      |
        | movements_since_birth | grain | 0.00     | 0      |
        | subscription_lines    | grain | 0.00     | 0      |
        | opening_and_movements | total | 0.00     | 0      |
        | movements_since_birth | total | 0.00     | 0      |
        | subscription_lines    | total | 0.00     | 0      |
        """);
  }

  @Test
  void every_line_is_valued_or_left_out_for_a_reason() {
    Dataset<Row> fates = fates(lineMonths);
    assertRows(
        fates.where("identity = 'lines_accounted_for'"),
        """
        | scope | failed | residual | worst |
        | line  | 0      | 0.00     | -     |
        """);
    assertTrue(fates.where("compared > 0").count() > 7, "most reasons happen in this world");
    assertRows(
        fates(lineMonths.limit(0)).selectExpr("max(failed) > 100 AS are_lines_lost"),
        """
        | are_lines_lost |
        | true           |
        """);
  }

  private static Dataset<Row> fates(Dataset<Row> months) {
    Dataset<Row> known = lines.drop(LineHistory.SUSPENSIONS);
    return LineFates.from(known, lines, months, none(Accounts.TABLE), POLICY, World.NIGHT);
  }

  @Test
  void the_day_of_a_month_end_shows_the_same_revenue_as_the_ledger() {
    BigDecimal day =
        AccountMrr.from(lines, WORLD.fxRates(), POLICY, World.NIGHT)
            .selectExpr("sum(mrr)")
            .first()
            .getDecimal(0);
    BigDecimal ledger =
        lineMonths
            .where(LineMonths.MONTH_END_DATE.col().equalTo(Months.day(World.NIGHT)))
            .selectExpr("sum(mrr)")
            .first()
            .getDecimal(0);
    assertEquals(ledger, day);
  }

  private static String lines(Map<String, BigDecimal> amounts) {
    return amounts.entrySet().stream()
        .map(e -> e.getKey() + " " + e.getValue())
        .collect(Collectors.joining("\n"));
  }
}
