package tenure.scores;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tenure.kit.TextTable.none;
import static tenure.scores.Customer.NIGHT;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class WayToGreenTest {
  private static final Scorecard STANDARD = Cards.standard();

  @Test
  void techcorp_needs_its_use_and_then_is_89() {
    Map<Measure, Double> levels = full();
    levels.put(Measure.DAU_SHARE, 0.5);
    levels.put(Measure.ADOPTION_SHARE, 0.5);
    levels.put(Measure.EXECUTIVE_SPONSOR, 0.5);
    levels.put(Measure.NPS, 0.5);
    levels.put(Measure.EXPANSION_OR_RENEWAL, 0.0);
    assertEquals(69, STANDARD.score(levels), 1e-9);
    WayToGreen way = WayToGreen.of(STANDARD, levels, 80).orElseThrow();
    assertEquals(List.of(Measure.DAU_SHARE, Measure.ADOPTION_SHARE), way.measures());
    assertEquals(89, way.score(), 1e-9);
  }

  @Test
  void of_sets_of_one_size_the_nearest_is_told() {
    Map<Measure, Double> levels = full();
    levels.put(Measure.DAU_SHARE, 0.0);
    levels.put(Measure.QBR_ATTENDED, 0.0);
    WayToGreen way = WayToGreen.of(STANDARD, levels, 60).orElseThrow();
    assertEquals(List.of(Measure.DAU_SHARE), way.measures());
    assertEquals(List.of(), WayToGreen.of(STANDARD, levels, 40).orElseThrow().measures());
  }

  @Test
  void a_line_that_never_reaches_the_score_has_no_way() {
    Scorecard low =
        new Scorecard(
            "low",
            Audience.EVERYBODY,
            List.of(
                Component.graded(
                    "use",
                    100,
                    List.of(
                        MeasureRule.graded(
                            Measure.DAU_SHARE,
                            1,
                            List.of(new Scale.Point(0, 0), new Scale.Point(1, 70)))))));
    assertEquals(Optional.empty(), WayToGreen.of(low, Map.of(Measure.DAU_SHARE, 0.1), 80));
  }

  @Test
  void the_score_in_plain_code_is_that_of_the_tables_for_random_customers() {
    isThatOfTheTables(STANDARD);
    isThatOfTheTables(Cards.graded());
  }

  private static void isThatOfTheTables(Scorecard card) {
    Random random = new Random(3_1);
    List<Customer> customers = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      Customer drawn = RandomCustomers.draw("C" + i, random);
      customers.add(i % 2 == 0 ? drawn : RandomCustomers.without(drawn, random));
    }
    Map<String, Map<Measure, Double>> levels = new HashMap<>();
    Map<String, Double> scores = new HashMap<>();
    for (Row row :
        HealthMeasures.from(
                Customer.features(NIGHT, customers),
                none(HealthMeasures.TABLE),
                Cards.policy(card),
                NIGHT)
            .collectAsList()) {
      String account = row.getAs("account_id");
      scores.merge(account, row.getAs("contribution"), Double::sum);
      if (!"not_applicable".equals(row.getAs("missing_kind"))) {
        levels
            .computeIfAbsent(account, a -> new EnumMap<>(Measure.class))
            .put(Measure.named(row.getAs("measure")).orElseThrow(), row.getAs("level"));
      }
    }
    assertFalse(levels.isEmpty());
    levels.forEach(
        (account, of) ->
            assertEquals(scores.get(account), card.score(of), 1e-6, () -> account + of));
    assertTrue(scores.values().stream().distinct().count() > 20);
  }

  private static Map<Measure, Double> full() {
    Map<Measure, Double> levels = new EnumMap<>(Measure.class);
    STANDARD.rules().forEach(r -> levels.put(r.measure(), 1.0));
    levels.remove(Measure.GOALS_REACHED);
    return levels;
  }
}
