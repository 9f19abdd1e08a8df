package tenure.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.none;
import static tenure.kit.TextTable.rows;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import tenure.features.AccountProfile;
import tenure.features.SegmentPolicy;
import tenure.features.SegmentPolicy.Segment;
import tenure.marts.FctBookMove;
import tenure.marts.FctCsmMonth;
import tenure.marts.FctRetention;
import tenure.plays.Plays;
import tenure.scores.HealthScores;
import tenure.silver.Csms;

class BookMovesTest {
  private static final LocalDate MONTH = LocalDate.of(2026, 4, 30);
  private static final SegmentPolicy POLICY =
      new SegmentPolicy(
          List.of(
              new Segment("enterprise", new BigDecimal("100000"), "high-touch", 2),
              new Segment("mid_market", new BigDecimal("25000"), "pooled", 4),
              new Segment("smb", BigDecimal.ZERO, "tech-touch")),
          "product_led",
          90,
          120,
          90);

  private static final String PROFILES =
      """
      | account_id | csm_id | segment    | lifecycle_stage | arr       | days_to_renewal |
      | red        | full   | enterprise | adoption        | 200000.00 | 300             |
      | busy       | full   | enterprise | adoption        | 100000.00 | 300             |
      | calm       | full   | enterprise | adoption        | 150000.00 | 300             |
      | soon       | full   | enterprise | renewal         | 100000.00 | 30              |
      | pool       | full   | mid_market | adoption        | 30000.00  | -               |
      | roomy_1    | roomy  | enterprise | adoption        | 100000.00 | 200             |
      | gone_1     | gone   | mid_market | adoption        | 40000.00  | 10              |
      | gone_2     | gone   | smb        | adoption        | 4000.00   | 10              |
      | lost       | gone   | enterprise | churned         | 0.00      | -               |
      | nobodys    | -      | mid_market | adoption        | 50000.00  | -               |
      | digital    | -      | smb        | adoption        | 3000.00   | -               |
      | wide_1     | wide   | mid_market | adoption        | 30000.00  | -               |
      """;
  private static final String CSMS =
      """
      | csm_id | capacity | annual_cost | is_active |
      | full   | -        | 58000.00    | true      |
      | roomy  | -        | -           | -         |
      | gone   | -        | -           | false     |
      | wide   | 3        | -           | true      |
      """;

  private static Dataset<Row> books() {
    return Books.from(
        rows(AccountProfile.TABLE, PROFILES),
        rows(
            HealthScores.TABLE,
            """
            | account_id | health_band |
            | red        | red         |
            | calm       | green       |
            """),
        rows(
            Plays.TABLE,
            """
            | play_id | account_id | state     | owner_role | closed_date |
            | p1      | busy       | open      | csm        | -           |
            | p2      | busy       | escalated | csm        | -           |
            | p3      | busy       | done      | csm        | 2026-04-01  |
            | p4      | calm       | open      | finance    | -           |
            """),
        rows(Csms.TABLE, CSMS),
        POLICY);
  }

  @Test
  void a_book_too_full_gives_the_fewest_and_those_that_a_change_harms_least() {
    assertRows(
        FctBookMove.from(books(), MONTH),
        """
        | account_id | from_csm_id | to_csm_id | cause         | reason |
        | calm       | full        | roomy     | over_capacity | a book 225 % full; 0 open plays, 300 days to its renewal; to who had room for 1 of its segment |
        | soon       | full        | -         | over_capacity | a book 225 % full; 0 open plays, 30 days to its renewal; nobody of its segment has room |
        | busy       | full        | -         | over_capacity | a book 225 % full; 2 open plays, 300 days to its renewal; nobody of its segment has room |
        | gone_1     | gone        | wide      | owner_left    | its manager has left; 0 open plays, 10 days to its renewal; to who had room for 2 of its segment |
        | gone_2     | gone        | -         | owner_left    | its manager has left; 0 open plays, 10 days to its renewal; nobody of its segment has room |
        | nobodys    | unassigned  | wide      | unassigned    | it has no manager; 0 open plays, no days to its renewal; to who had room for 2 of its segment |
        """);
  }

  @Test
  void a_month_shows_each_book_by_segment_and_whole_with_its_retention() {
    Dataset<Row> retention =
        rows(
            FctRetention.TABLE,
            """
            | definition_id | period_end_date | slice_kind | slice_value | grr | nrr | expansion_mrr |
            | cohort_12m    | 2026-04-30      | csm        | full        | 0.9 | 1.1 | 100.00        |
            | cohort_12m    | 2026-04-30      | csm        | unknown     | 0.8 | 0.8 | 0.00          |
            | cohort_12m    | 2026-03-31      | csm        | full        | 0.1 | 0.1 | 1.00          |
            | monthly       | 2026-04-30      | csm        | full        | 0.1 | 0.1 | 1.00          |
            | cohort_12m    | 2026-04-30      | segment    | full        | 0.1 | 0.1 | 1.00          |
            """);
    assertRows(
        FctCsmMonth.from(books(), retention, MONTH),
        """
        | csm_id     | segment    | accounts | red_accounts | open_plays | plays_overdue | capacity | arr       | capacity_used | red_share | grr | nrr | expansion_arr | cost_share | is_over_capacity |
        | full       | all        | 5        | 1            | 2          | 1             | -        | 580000.00 | 2.25          | 0.2       | 0.9 | 1.1 | 1200.00       | 0.1        | true             |
        | full       | enterprise | 4        | 1            | 2          | 1             | 2        | 550000.00 | 2.0           | 0.25      | -   | -   | -             | -          | true             |
        | full       | mid_market | 1        | 0            | 0          | 0             | 4        | 30000.00  | 0.25          | 0.0       | -   | -   | -             | -          | false            |
        | roomy      | all        | 1        | 0            | 0          | 0             | -        | 100000.00 | 0.5           | 0.0       | -   | -   | -             | -          | false            |
        | roomy      | enterprise | 1        | 0            | 0          | 0             | 2        | 100000.00 | 0.5           | 0.0       | -   | -   | -             | -          | false            |
        | gone       | all        | 2        | 0            | 0          | 0             | -        | 44000.00  | 0.25          | 0.0       | -   | -   | -             | -          | false            |
        | gone       | mid_market | 1        | 0            | 0          | 0             | 4        | 40000.00  | 0.25          | 0.0       | -   | -   | -             | -          | false            |
        | gone       | smb        | 1        | 0            | 0          | 0             | -        | 4000.00   | 0.0           | 0.0       | -   | -   | -             | -          | false            |
        | wide       | all        | 1        | 0            | 0          | 0             | 3        | 30000.00  | 0.333333      | 0.0       | -   | -   | -             | -          | false            |
        | wide       | mid_market | 1        | 0            | 0          | 0             | 3        | 30000.00  | 0.333333      | 0.0       | -   | -   | -             | -          | false            |
        | unassigned | all        | 2        | 0            | 0          | 0             | -        | 53000.00  | 0.25          | 0.0       | 0.8 | 0.8 | 0.00          | -          | false            |
        | unassigned | mid_market | 1        | 0            | 0          | 0             | 4        | 50000.00  | 0.25          | 0.0       | -   | -   | -             | -          | false            |
        | unassigned | smb        | 1        | 0            | 0          | 0             | -        | 3000.00   | 0.0           | 0.0       | -   | -   | -             | -          | false            |
        """);
  }

  /** Plain Java: how many must leave a book, heaviest first, and what each book then holds. */
  @Test
  void of_any_company_no_giver_gives_one_too_many_and_no_receiver_gets_one_too_many() {
    Random random = new Random(20260430);
    StringBuilder profiles =
        new StringBuilder("| account_id | csm_id | segment | lifecycle_stage | arr |\n");
    Map<String, List<Double>> weights = new TreeMap<>();
    Map<String, Double> weightOf = new HashMap<>();
    for (int i = 0; i < 120; i++) {
      boolean isLarge = random.nextInt(3) == 0;
      String csm = "c" + Math.min(random.nextInt(60), random.nextInt(60));
      profiles.append(
          "| A%d | %s | %s | adoption | %d.00 |\n"
              .formatted(i, csm, isLarge ? "enterprise" : "mid_market", random.nextInt(90_000)));
      weightOf.put("A" + i, isLarge ? 0.5 : 0.25);
      weights.computeIfAbsent(csm, c -> new ArrayList<>()).add(isLarge ? 0.5 : 0.25);
    }
    Dataset<Row> books =
        Books.from(
            rows(AccountProfile.TABLE, profiles.toString()),
            none(HealthScores.TABLE),
            none(Plays.TABLE),
            none(Csms.TABLE),
            POLICY);
    Map<String, Long> given = new TreeMap<>();
    Map<String, Double> load = new TreeMap<>();
    weights.forEach((csm, all) -> load.put(csm, all.stream().mapToDouble(w -> w).sum()));
    long placed = 0;
    for (Row move : BookMoves.from(books).collectAsList()) {
      double weight = weightOf.get(move.<String>getAs("account_id"));
      given.merge(move.getAs("from_csm_id"), 1L, Long::sum);
      load.merge(move.getAs("from_csm_id"), -weight, Double::sum);
      if (move.getAs("to_csm_id") != null) {
        placed++;
        load.merge(move.getAs("to_csm_id"), weight, Double::sum);
      }
    }
    Map<String, Long> fewest = new TreeMap<>();
    weights.forEach((csm, all) -> fewest.put(csm, fewest(all)));
    fewest.values().removeIf(n -> n == 0);
    assertTrue(fewest.size() > 3 && placed > 3, "some books are too full, and some have room");
    assertEquals(fewest, given);
    load.forEach((csm, filled) -> assertTrue(filled <= 1 + 1e-9, () -> csm + " holds " + filled));
  }

  private static long fewest(List<Double> weights) {
    List<Double> heaviest = weights.stream().sorted((a, b) -> Double.compare(b, a)).toList();
    double left = weights.stream().mapToDouble(w -> w).sum();
    int moves = 0;
    while (left > 1 + 1e-9) {
      left -= heaviest.get(moves++);
    }
    return moves;
  }
}
