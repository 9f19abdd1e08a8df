package tenure.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tenure.kit.TextTable.none;
import static tenure.kit.TextTable.strings;
import static tenure.ledger.Ledgers.POLICY;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tenure.marts.FctCohortRetention;
import tenure.marts.FctSurvival;
import tenure.scores.SurvivalPolicy;

/** The cohorts and lifetimes of three hundred random customers against plain loops. */
class CohortOracleTest {
  private static final World WORLD = RandomWorld.of(77, 300);
  private static final NaiveRetention NAIVE =
      new NaiveRetention(WORLD, World.NIGHT, 1, grain -> List.of());

  private static Dataset<Row> lineMonths;
  private static Dataset<Row> grainMrr;

  @BeforeAll
  static void run() {
    Dataset<Row> lines = LineHistory.from(WORLD.versions(), World.NIGHT);
    lineMonths =
        LineMonths.from(lines, WORLD.fxRates(), none(LineMonths.TABLE), POLICY, World.NIGHT)
            .cache();
    grainMrr = GrainMrr.from(lineMonths, WORLD.hierarchy(), POLICY).cache();
  }

  @AfterAll
  static void forget() {
    lineMonths.unpersist();
    grainMrr.unpersist();
  }

  @Test
  void every_cohort_at_every_month_since_is_the_naive_one() {
    Map<String, BigDecimal[]> expected = new TreeMap<>();
    for (String grain : NAIVE.grains()) {
      List<LocalDate> seen = since(grain);
      for (int k = 0; k < seen.size(); k++) {
        BigDecimal then = NAIVE.active(grain, seen.get(0), seen.get(k));
        BigDecimal now = NAIVE.active(grain, seen.get(k), seen.get(k));
        BigDecimal[] sums =
            expected.computeIfAbsent(
                seen.get(0) + " " + k,
                key -> new BigDecimal[] {zero(), zero(), zero(), zero(), zero()});
        if (then.signum() > 0) {
          add(sums, then, now, then.min(now), BigDecimal.ONE, BigDecimal.valueOf(now.signum()));
        }
      }
    }
    Dataset<Row> made =
        FctCohortRetention.from(
                CohortMrr.from(
                    lineMonths, WORLD.hierarchy(), WORLD.fxRates(), grainMrr, POLICY, World.NIGHT),
                grainMrr,
                strings("| grain_id |"),
                World.NIGHT)
            .selectExpr(
                "concat(cohort_date, ' ', months_since_start)",
                "concat_ws(' ', cohort_mrr, cohort_closing_mrr, retained_mrr, cohort_accounts, retained_accounts)");
    assertEquals(
        expected.entrySet().stream()
            .map(e -> e.getKey() + ": " + text(e.getValue()))
            .sorted()
            .collect(Collectors.joining("\n")),
        lines(made));
  }

  @Test
  void those_at_risk_gone_and_censored_at_every_month_are_the_naive_ones() {
    Map<String, int[]> expected = new TreeMap<>();
    for (String grain : NAIVE.grains()) {
      List<LocalDate> seen = since(grain);
      int months = 0;
      while (months < seen.size() && NAIVE.isHeld(grain, seen.get(months))) {
        months++;
      }
      boolean isChurned = months < seen.size();
      int end = isChurned ? months : months - 1;
      for (int t = 0; t <= end && !seen.isEmpty(); t++) {
        int[] counts = expected.computeIfAbsent("%02d".formatted(t), key -> new int[3]);
        counts[0]++;
        counts[1] += t == end && isChurned ? 1 : 0;
        counts[2] += t == end && !isChurned ? 1 : 0;
      }
    }
    SurvivalPolicy policy = new SurvivalPolicy(BigDecimal.ONE, BigDecimal.ZERO);
    Dataset<Row> made =
        FctSurvival.from(grainMrr, strings("| grain_id | segment |"), policy, World.NIGHT)
            .where("slice_kind = 'total'")
            .selectExpr(
                "lpad(cast(months_since_start as string), 2, '0')",
                "concat_ws(' ', at_risk_accounts, churned_accounts, censored_accounts)");
    assertTrue(expected.size() > 20);
    assertEquals(
        expected.entrySet().stream()
            .map(
                e ->
                    e.getKey()
                        + ": "
                        + e.getValue()[0]
                        + " "
                        + e.getValue()[1]
                        + " "
                        + e.getValue()[2])
            .collect(Collectors.joining("\n")),
        lines(made));
  }

  /** The month ends from a grain's first as a customer. */
  private static List<LocalDate> since(String grain) {
    return NAIVE.months().stream().dropWhile(m -> !NAIVE.isHeld(grain, m)).toList();
  }

  private static void add(BigDecimal[] sums, BigDecimal... parts) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] = sums[i].add(parts[i]);
    }
  }

  private static String text(BigDecimal[] sums) {
    String amounts = sums[0].setScale(2) + " " + sums[1].setScale(2) + " " + sums[2].setScale(2);
    return amounts + " " + sums[3].intValueExact() + " " + sums[4].intValueExact();
  }

  private static BigDecimal zero() {
    return BigDecimal.ZERO;
  }

  private static String lines(Dataset<Row> rows) {
    return rows.collectAsList().stream()
        .map(r -> r.getString(0) + ": " + r.getString(1))
        .sorted()
        .collect(Collectors.joining("\n"));
  }
}
