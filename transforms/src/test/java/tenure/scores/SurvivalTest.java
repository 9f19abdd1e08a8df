package tenure.scores;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.strings;

import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import tenure.kit.Spark;
import tenure.marts.FctSurvival;

class SurvivalTest {
  private static final LocalDate NIGHT = LocalDate.of(2025, 12, 31);
  private static final SurvivalPolicy POLICY =
      new SurvivalPolicy(new BigDecimal("0.80"), BigDecimal.ZERO);

  /** A customer's stay: so many months, and whether it then left. */
  private record Stay(int months, boolean isChurned) {}

  @Test
  void the_curve_of_the_leukaemia_trial_of_1963_is_the_published_one() {
    // Freireich and others, Blood 21 (1963): weeks of remission under 6-MP, + still in remission.
    List<Stay> stays =
        stays("6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+");
    // As printed with standard errors in Kleinbaum and Klein, Survival Analysis, chapter 2.
    assertEquals(
        """
        6 21 3 0.857 0.0764
        7 17 1 0.807 0.0869
        10 15 1 0.753 0.0963
        13 12 1 0.690 0.1068
        16 11 1 0.627 0.1141
        22 7 1 0.538 0.1282
        23 6 1 0.448 0.1346
        """
            .strip(),
        SurvivalCurve.from(counts(stays), 0)
            .where("churned_accounts > 0")
            .orderBy("months_since_start")
            .collectAsList()
            .stream()
            .map(SurvivalTest::printed)
            .collect(Collectors.joining("\n")));
    assertEquals(
        23L, SurvivalCurve.from(counts(stays), 0).first().<Long>getAs("median_lifetime_months"));
  }

  @Test
  void the_curve_of_random_stays_is_the_naive_one() {
    Random random = new Random(12);
    List<Stay> stays = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      stays.add(new Stay(1 + random.nextInt(40), random.nextInt(3) > 0));
    }
    for (Row row : SurvivalCurve.from(counts(stays), 0.1).collectAsList()) {
      long month = row.getAs("months_since_start");
      double survival = 1;
      double spread = 0;
      double lifetime = 0;
      for (int t = 0; t <= 40; t++) {
        int now = t;
        double risked = stays.stream().filter(s -> s.months >= now).count();
        double churned = stays.stream().filter(s -> s.months == now && s.isChurned).count();
        survival *= risked == 0 ? 1 : 1 - churned / risked;
        spread += churned == 0 ? 0 : churned / (risked * (risked - churned));
        lifetime += risked == 0 ? 0 : survival * Math.pow(1.1, -t / 12.0);
        if (t == month) {
          double margin = 1.959963984540054 * survival * Math.sqrt(spread);
          assertEquals(survival, row.<Double>getAs("survival_share"), 1e-9);
          if (survival > 0) {
            assertEquals(
                Math.max(0, survival - margin), row.<Double>getAs("survival_low_share"), 1e-9);
            assertEquals(
                Math.min(1, survival + margin), row.<Double>getAs("survival_high_share"), 1e-9);
          }
        }
      }
      assertEquals(lifetime, row.<Double>getAs("expected_lifetime_months"), 1e-6);
    }
  }

  @Test
  void rule_2_12_who_is_still_here_is_censored_and_a_pause_is_no_end() {
    Dataset<Row> mrr =
        months(
            """
            A 2025-07 2025-12 100 0
            B 2025-09 2025-10 100 0
            B 2025-12 2025-12 50 0
            C 2025-10 2025-10 100 0
            C 2025-11 2025-12 0 100
            """);
    Dataset<Row> segments = strings("| grain_id | segment |\n| A | smb |");
    assertRows(
        FctSurvival.from(mrr, segments, POLICY, NIGHT).where("slice_kind = 'total'"),
        """
        | months_since_start | at_risk_accounts | churned_accounts | censored_accounts | survival_share | median_lifetime_months | expected_lifetime_months | monthly_churn | arpa  | ltv    | naive_ltv |
        | 0                  | 3                | 0                | 0                 | 1.0            | -                      | 4.666667                 | 0.111111      | 75.00 | 280.00 | 540.00    |
        | 1                  | 3                | 0                | 0                 | 1.0            | -                      | 4.666667                 | 0.111111      | 75.00 | 280.00 | 540.00    |
        | 2                  | 3                | 1                | 1                 | 0.666667       | -                      | 4.666667                 | 0.111111      | 75.00 | 280.00 | 540.00    |
        | 3                  | 1                | 0                | 0                 | 0.666667       | -                      | 4.666667                 | 0.111111      | 75.00 | 280.00 | 540.00    |
        | 4                  | 1                | 0                | 0                 | 0.666667       | -                      | 4.666667                 | 0.111111      | 75.00 | 280.00 | 540.00    |
        | 5                  | 1                | 0                | 1                 | 0.666667       | -                      | 4.666667                 | 0.111111      | 75.00 | 280.00 | 540.00    |
        """);
    assertRows(
        FctSurvival.from(mrr, segments, POLICY, NIGHT)
            .where("slice_kind <> 'total' AND months_since_start = 2"),
        """
        | slice_kind | slice_value | at_risk_accounts | survival_share | naive_ltv |
        | segment    | smb         | 1                | 1.0            | -         |
        | segment    | unknown     | 2                | 0.5            | 160.00    |
        | cohort     | 2025-Q3     | 2                | 0.5            | 420.00    |
        | cohort     | 2025-Q4     | 1                | 1.0            | -         |
        """);
  }

  @Test
  void nonsense_in_the_policy_is_refused() {
    assertThrows(
        IllegalArgumentException.class, () -> new SurvivalPolicy(BigDecimal.TEN, BigDecimal.ZERO));
    assertThrows(
        IllegalArgumentException.class,
        () -> new SurvivalPolicy(BigDecimal.ONE, new BigDecimal("-0.1")));
  }

  private static String printed(Row row) {
    double survival = row.<Double>getAs("survival_share");
    double high = row.<Double>getAs("survival_high_share");
    double low = row.<Double>getAs("survival_low_share");
    double error = (Math.min(high, 1) < 1 ? high - survival : survival - low) / 1.959963984540054;
    return "%d %d %d %.3f %.4f"
        .formatted(
            row.<Long>getAs("months_since_start"),
            row.<Long>getAs("at_risk_accounts"),
            row.<Long>getAs("churned_accounts"),
            survival,
            error);
  }

  private static List<Stay> stays(String text) {
    List<Stay> stays = new ArrayList<>();
    for (String word : text.split(" ")) {
      stays.add(new Stay(Integer.parseInt(word.replace("+", "")), !word.endsWith("+")));
    }
    return stays;
  }

  private static Dataset<Row> counts(List<Stay> stays) {
    int last = stays.stream().mapToInt(Stay::months).max().orElseThrow();
    List<Row> rows = new ArrayList<>();
    for (int t = 0; t <= last; t++) {
      int now = t;
      rows.add(
          RowFactory.create(
              (long) t,
              stays.stream().filter(s -> s.months >= now).count(),
              stays.stream().filter(s -> s.months == now && s.isChurned).count()));
    }
    StructType schema =
        new StructType()
            .add("months_since_start", "bigint")
            .add("at_risk_accounts", "bigint")
            .add("churned_accounts", "bigint");
    return Spark.session().createDataFrame(rows, schema);
  }

  /** Lines of "grain first-month last-month mrr paused". */
  private static Dataset<Row> months(String text) {
    List<Row> rows = new ArrayList<>();
    for (String line : text.lines().toList()) {
      String[] words = line.split(" ");
      YearMonth month = YearMonth.parse(words[1]);
      for (; !month.isAfter(YearMonth.parse(words[2])); month = month.plusMonths(1)) {
        rows.add(
            RowFactory.create(
                words[0],
                Date.valueOf(month.atEndOfMonth()),
                new BigDecimal(words[3]).setScale(2),
                new BigDecimal(words[4]).setScale(2)));
      }
    }
    StructType schema =
        new StructType()
            .add("grain_id", "string")
            .add("month_end_date", "date")
            .add("mrr", "decimal(18,2)")
            .add("paused_mrr", "decimal(18,2)");
    return Spark.session().createDataFrame(rows, schema);
  }
}
