package tenure.marts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.none;
import static tenure.kit.TextTable.rows;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import tenure.coverage.Books;
import tenure.features.AccountProfile;
import tenure.features.SegmentPolicy;
import tenure.features.SegmentPolicy.Segment;
import tenure.plays.Plays;
import tenure.scores.HealthScores;
import tenure.silver.Csms;

class FctSegmentMonthTest {
  private static final LocalDate MONTH = LocalDate.of(2026, 4, 30);

  private static SegmentPolicy policy(BigDecimal cost) {
    return new SegmentPolicy(
        List.of(
            new Segment("enterprise", new BigDecimal("100000"), "high-touch", 2),
            new Segment("mid_market", new BigDecimal("25000"), "pooled", 4),
            new Segment("smb", BigDecimal.ZERO, "tech-touch")),
        "product_led",
        90,
        120,
        90,
        cost);
  }

  private static Dataset<Row> of(String profiles, String csms, BigDecimal cost) {
    Dataset<Row> books =
        Books.from(
            rows(AccountProfile.TABLE, profiles),
            none(HealthScores.TABLE),
            none(Plays.TABLE),
            rows(Csms.TABLE, csms),
            policy(cost));
    return FctSegmentMonth.from(books, MONTH);
  }

  private static final String PROFILES =
      """
      | account_id | csm_id | segment    | lifecycle_stage | arr       |
      | e1         | both   | enterprise | adoption        | 300000.00 |
      | m1         | both   | mid_market | adoption        | 40000.00  |
      | m2         | wide   | mid_market | adoption        | 60000.00  |
      | s1         | small  | smb        | adoption        | 1000.00   |
      | s2         | -      | smb        | adoption        | 3000.00   |
      | s3         | left   | smb        | adoption        | 4000.00   |
      | gone       | both   | enterprise | churned         | 0.00      |
      """;
  private static final String CSMS =
      """
      | csm_id | capacity | annual_cost | is_active |
      | both   | -        | 90000.00    | true      |
      | wide   | 3        | 20000.00    | true      |
      | small  | -        | 200.00      | true      |
      | left   | -        | 99999.00    | false     |
      """;

  @Test
  void rule_4_21_a_persons_cost_goes_where_the_book_is_filled() {
    assertRows(
        of(PROFILES, CSMS, null),
        """
        | segment    | month_end_date | accounts | managers | arr       | books_filled | annual_cost | cost_share |
        | enterprise | 2026-04-30     | 1        | 1        | 300000.00 | 0.5          | 60000.00    | 0.2        |
        | mid_market | 2026-04-30     | 2        | 2        | 100000.00 | 0.583333     | 50000.00    | 0.5        |
        | smb        | 2026-04-30     | 3        | 1        | 8000.00   | 0.0          | 200.00      | 0.025      |
        | all        | 2026-04-30     | 6        | 3        | 408000.00 | 1.083333     | 110200.00   | 0.270098   |
        """);
  }

  @Test
  void a_cost_that_nobody_told_makes_none_unless_one_is_configured() {
    String untold = CSMS.replace("| 20000.00    |", "| -           |");
    assertRows(
        of(PROFILES, untold, null).where("segment in ('enterprise', 'mid_market', 'all')"),
        """
        | segment    | annual_cost | cost_share |
        | enterprise | 60000.00    | 0.2        |
        | mid_market | -           | -          |
        | all        | -           | -          |
        """);
    assertRows(
        of(PROFILES, untold, new BigDecimal("10000")).where("segment = 'mid_market'"),
        """
        | segment    | annual_cost | cost_share |
        | mid_market | 40000.00    | 0.4        |
        """);
  }

  @Test
  void of_any_company_the_parts_add_up_to_what_its_people_cost_to_the_cent() {
    Random random = new Random(421);
    StringBuilder profiles =
        new StringBuilder("| account_id | csm_id | segment | lifecycle_stage | arr |\n");
    Set<String> at = new TreeSet<>();
    for (int i = 0; i < 150; i++) {
      String csm = "c" + random.nextInt(12);
      at.add(csm);
      String segment = List.of("enterprise", "mid_market", "smb").get(random.nextInt(3));
      profiles.append(
          "| A%d | %s | %s | adoption | %d.00 |\n"
              .formatted(i, csm, segment, random.nextInt(90_000)));
    }
    StringBuilder csms = new StringBuilder("| csm_id | capacity | annual_cost | is_active |\n");
    BigDecimal paid = BigDecimal.ZERO;
    for (String csm : at) {
      BigDecimal cost = BigDecimal.valueOf(random.nextInt(9_999_999), 2);
      paid = paid.add(cost);
      String capacity = random.nextBoolean() ? "7" : "-";
      csms.append("| %s | %s | %s | true |\n".formatted(csm, capacity, cost.toPlainString()));
    }
    BigDecimal segments = BigDecimal.ZERO;
    for (Row row : of(profiles.toString(), csms.toString(), null).collectAsList()) {
      BigDecimal cost = row.getAs("annual_cost");
      if (row.getAs("segment").equals(FctCsmMonth.ALL)) {
        assertEquals(paid, cost);
      } else {
        segments = segments.add(cost);
      }
    }
    assertEquals(paid, segments);
  }
}
