package tenure.validation;

import static org.apache.spark.sql.functions.col;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import tenure.validation.RandomJudgements.Judgement;

/** Statistics of judgements against the textbook, pair by pair, and against chance. */
class EvaluationTest {
  private static final double SAME = 1e-6;
  private static final int COMPANIES = 400;

  @Test
  void every_figure_is_that_of_counting_pair_by_pair() {
    Random random = new Random(11);
    List<Judgement> all = new ArrayList<>();
    for (int group = 0; group < 12; group++) {
      int months = 1 + group % 3;
      all.addAll(RandomJudgements.of(random, "G" + group, 20 + 5 * group, months, group / 12.0));
    }
    Map<String, Row> found = evaluated(all);
    all.stream()
        .collect(Collectors.groupingBy(Judgement::group))
        .forEach((group, rows) -> assertFigures(found.get(group), rows));
  }

  private static void assertFigures(Row found, List<Judgement> rows) {
    NaiveEvaluation logos = new NaiveEvaluation(rows, j -> 1);
    NaiveEvaluation byArr = new NaiveEvaluation(rows, Judgement::arr);
    String group = rows.get(0).group();
    assertAll(
        group,
        () -> assertEquals(logos.auc(), number(found, Evaluation.AUC.name()), SAME),
        () -> assertInterval(logos, found, Evaluation.AUC_LOW.name(), Evaluation.AUC_HIGH.name()),
        () -> assertEquals(byArr.auc(), number(found, Evaluation.AUC_BY_ARR.name()), SAME),
        () ->
            assertInterval(
                byArr, found, Evaluation.AUC_BY_ARR_LOW.name(), Evaluation.AUC_BY_ARR_HIGH.name()),
        () -> assertEquals(logos.lift(), number(found, Evaluation.LIFT.name()), SAME),
        () -> assertEquals(byArr.lift(), number(found, Evaluation.LIFT_BY_ARR.name()), 1e-4),
        () -> assertEquals(logos.brier(), number(found, Evaluation.BRIER.name()), SAME),
        () -> assertEquals(logos.slope(), number(found, Evaluation.CALIBRATION_SLOPE.name()), SAME),
        () -> assertEquals(logos.lossRate("red"), number(found, "red_loss_rate"), SAME),
        () -> assertEquals(logos.lossRate("green"), number(found, "green_loss_rate"), SAME));
  }

  private static void assertInterval(NaiveEvaluation naive, Row found, String low, String high) {
    double half = 1.959964 * naive.standardError();
    assertEquals(Math.max(0, naive.auc() - half), number(found, low), SAME);
    assertEquals(Math.min(1, naive.auc() + half), number(found, high), SAME);
  }

  @Test
  void of_scores_that_know_nothing_the_interval_holds_chance_nineteen_times_in_twenty() {
    Random random = new Random(5);
    List<Judgement> all = new ArrayList<>();
    for (int company = 0; company < COMPANIES; company++) {
      all.addAll(RandomJudgements.of(random, "C" + company, 60, 4, 0));
    }
    long covered =
        evaluated(all).values().stream()
            .filter(r -> number(r, "auc_low") <= 0.5 && number(r, "auc_high") >= 0.5)
            .count();
    double share = (double) covered / COMPANIES;
    assertTrue(share > 0.91 && share < 0.98, "covered " + share);
  }

  @Test
  void customers_are_compared_within_a_month_end_only() {
    List<Judgement> all = new ArrayList<>();
    // The second month is worse for all, and all look worse in it: that alone is no foresight.
    for (int account = 0; account < 10; account++) {
      all.add(new Judgement("G", account, 0, 2, 100, account < 2, "green"));
      all.add(new Judgement("G", account, 1, 8, 100, account < 6, "red"));
    }
    Row found = evaluated(all).get("G");
    assertEquals(0.5, number(found, "auc"), SAME);
    assertEquals(1.0, number(found, "lift_worst_tenth"), SAME);
    assertEquals(10L, (long) found.<Long>getAs("accounts"));
    assertEquals(20L, (long) found.<Long>getAs("judgements"));
    assertEquals(6L, (long) found.<Long>getAs("lost_accounts"));
  }

  @Test
  void without_a_loss_or_without_a_customer_kept_there_is_no_area() {
    List<Judgement> all = new ArrayList<>();
    for (int account = 0; account < 5; account++) {
      all.add(new Judgement("kept", account, 0, account, 100, false, "green"));
      all.add(new Judgement("lost", account, 0, account, 100, true, "red"));
    }
    Map<String, Row> found = evaluated(all);
    for (String group : List.of("kept", "lost")) {
      assertNull(found.get(group).getAs("auc"), group);
      assertNull(found.get(group).getAs("auc_low"), group);
      assertNull(found.get(group).getAs("is_band_order_kept"), group);
    }
  }

  @Test
  void the_order_of_colours_is_kept_or_said_to_fail() {
    List<Judgement> all = new ArrayList<>();
    all.addAll(colours("kept", 3, 2, 1));
    all.addAll(colours("equal", 3, 2, 2));
    all.addAll(colours("turned", 1, 2, 3));
    Map<String, Row> found = evaluated(all);
    assertTrue(found.get("kept").<Boolean>getAs("is_band_order_kept"));
    assertTrue(!found.get("equal").<Boolean>getAs("is_band_order_kept"));
    assertTrue(!found.get("turned").<Boolean>getAs("is_band_order_kept"));
    assertEquals(0.5, number(found.get("kept"), "red_recall"), SAME);
  }

  private static List<Judgement> colours(String group, int red, int yellow, int green) {
    List<Judgement> rows = new ArrayList<>();
    for (int account = 0; account < 4; account++) {
      rows.add(new Judgement(group, account, 0, 9, 100, account < red, "red"));
      rows.add(new Judgement(group, 10 + account, 0, 5, 100, account < yellow, "yellow"));
      rows.add(new Judgement(group, 20 + account, 0, 1, 100, account < green, "green"));
    }
    return rows;
  }

  private static Map<String, Row> evaluated(List<Judgement> all) {
    Map<String, Row> byGroup = new HashMap<>();
    Evaluation.from(RandomJudgements.rows(all), List.of(col(RandomJudgements.GROUP)))
        .collectAsList()
        .forEach(r -> byGroup.put(r.getAs(RandomJudgements.GROUP), r));
    return byGroup;
  }

  private static double number(Row row, String name) {
    return row.<Double>getAs(name);
  }
}
