package tenure.validation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import tenure.validation.RandomJudgements.Judgement;

/** Two judges of the same customers, against the textbook pair by pair, and against chance. */
class CardComparisonTest {
  private static final double SAME = 1e-6;
  private static final int COMPANIES = 400;
  private static final int MINIMUM_LOSSES = 5;

  @Test
  void the_change_and_its_interval_are_those_of_counting_pair_by_pair() {
    Random random = new Random(3);
    List<Judgement> now = new ArrayList<>();
    for (int group = 0; group < 10; group++) {
      now.addAll(RandomJudgements.of(random, "G" + group, 30 + 5 * group, 1 + group % 3, 0.6));
    }
    List<Judgement> then = changed(now, j -> moved(j, random.nextInt(7) - 3));
    Map<String, Row> found = compared(now, then);
    Map<String, List<Judgement>> nows = byGroup(now);
    byGroup(then).forEach((group, rows) -> assertChange(found.get(group), nows.get(group), rows));
  }

  private static void assertChange(Row found, List<Judgement> now, List<Judgement> then) {
    NaiveEvaluation before = new NaiveEvaluation(now, j -> 1);
    NaiveEvaluation after = new NaiveEvaluation(then, j -> 1);
    double change = after.auc() - before.auc();
    double half = 1.959964 * after.errorOfDifference(before);
    assertAll(
        now.get(0).group(),
        () -> assertEquals(change, number(found, "auc_change"), SAME),
        () -> assertEquals(change - half, number(found, "auc_change_low"), SAME),
        () -> assertEquals(change + half, number(found, "auc_change_high"), SAME),
        () -> assertEquals(after.auc(), number(found, "auc"), SAME),
        () -> assertEquals(after.lift(), number(found, "lift_worst_tenth"), SAME));
  }

  @Test
  void of_judges_that_know_alike_the_interval_holds_no_change_nineteen_times_in_twenty() {
    Random random = new Random(8);
    List<Judgement> now = new ArrayList<>();
    for (int company = 0; company < COMPANIES; company++) {
      now.addAll(RandomJudgements.of(random, "C" + company, 60, 3, 0));
    }
    List<Judgement> then = changed(now, j -> moved(j, random.nextInt(11) - 5));
    long covered =
        compared(now, then).values().stream()
            .filter(r -> "no_evidence".equals(r.getAs("change")))
            .count();
    double share = (double) covered / COMPANIES;
    assertTrue(share > 0.91 && share < 0.98, "covered " + share);
  }

  @Test
  void a_judge_that_knows_more_is_better_one_that_knows_less_is_worse_and_its_equal_neither() {
    Random random = new Random(4);
    List<Judgement> now = new ArrayList<>();
    for (String group : List.of("better", "worse", "same", "too_few_losses")) {
      now.addAll(RandomJudgements.of(random, group, 150, 2, 0.5));
    }
    now.replaceAll(j -> j.group().equals("too_few_losses") ? lost(j, j.account() < 4) : j);
    List<Judgement> then =
        changed(
            now,
            j ->
                switch (j.group()) {
                  case "better" -> moved(j, j.isLost() ? 3 : 0);
                  case "worse" -> moved(j, j.isLost() ? -3 : 0);
                  default -> j;
                });
    Map<String, Row> found = compared(now, then);
    assertEquals("better", found.get("better").getAs("change"));
    assertEquals("worse", found.get("worse").getAs("change"));
    assertEquals("too_few_losses", found.get("too_few_losses").getAs("change"));
    assertEquals("no_evidence", found.get("same").getAs("change"));
    assertEquals(0.0, number(found.get("same"), "auc_change_low"), SAME);
    assertEquals(0.0, number(found.get("same"), "auc_change_high"), SAME);
  }

  private static List<Judgement> changed(List<Judgement> all, UnaryOperator<Judgement> how) {
    return all.stream().map(how).toList();
  }

  private static Judgement moved(Judgement j, int by) {
    int risk = Math.max(0, Math.min(10, j.risk() + by));
    return new Judgement(j.group(), j.account(), j.month(), risk, j.arr(), j.isLost(), j.band());
  }

  private static Judgement lost(Judgement j, boolean isLost) {
    return new Judgement(j.group(), j.account(), j.month(), j.risk(), j.arr(), isLost, j.band());
  }

  private static Map<String, List<Judgement>> byGroup(List<Judgement> all) {
    return all.stream().collect(Collectors.groupingBy(Judgement::group));
  }

  /** The rows of the judge considered, by group. */
  private static Map<String, Row> compared(List<Judgement> now, List<Judgement> then) {
    Dataset<Row> both = side(now, false).unionByName(side(then, true));
    return CardComparison.of(both, List.of(col(RandomJudgements.GROUP)), MINIMUM_LOSSES)
        .where(col(CardComparison.IS_CONSIDERED))
        .collectAsList()
        .stream()
        .collect(Collectors.toMap(r -> r.getAs(RandomJudgements.GROUP), r -> r));
  }

  private static Dataset<Row> side(List<Judgement> judgements, boolean isConsidered) {
    return RandomJudgements.rows(judgements)
        .withColumn(CardComparison.IS_CONSIDERED, lit(isConsidered));
  }

  private static double number(Row row, String name) {
    return row.<Double>getAs(name);
  }
}
