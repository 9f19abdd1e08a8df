package tenure.jobs.night;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tenure.jobs.simulate.Simulation;
import tenure.scores.HealthPolicy;
import tenure.scores.MonthEndScores;

/**
 * Two invented companies, alike but for one thing: in one of them what customers get out of the
 * product decides whether they stay, in the other chance does. What really happened is known, and
 * judges. The score is one without product usage, so that two years of it need not be invented.
 */
class ForesightTest {
  private static final LocalDate FROM = LocalDate.of(2024, 1, 1);
  private static final LocalDate NIGHT = LocalDate.of(2025, 12, 31);
  private static final int ACCOUNTS = 500;

  @TempDir static Path folder;
  private static JudgedCompany withSignal;
  private static JudgedCompany without;

  @BeforeAll
  static void invent_two_companies() throws IOException {
    Path config = JudgedCompany.withoutUsage(folder);
    Simulation company =
        Simulation.daily(folder.resolve("signal"), ACCOUNTS, FROM, NIGHT, 7)
            .withNights(0)
            .withUsageMonths(0);
    withSignal = JudgedCompany.after(company, NIGHT, folder.resolve("signal"), config);
    Simulation blind =
        Simulation.daily(folder.resolve("blind"), ACCOUNTS, FROM, NIGHT, 7)
            .withNights(0)
            .withUsageMonths(0)
            .withoutSignal();
    without = JudgedCompany.after(blind, NIGHT, folder.resolve("blind"), config);
  }

  @Test
  void with_signal_the_score_is_found_to_predict() {
    for (int horizon : new int[] {90, 180}) {
      Row found = withSignal.verdict(horizon, "health_score");
      assertEquals("predictive", found.getAs("verdict"), () -> told(found));
      assertTrue(found.<String>getAs("verdict_words").startsWith("It predicts"), told(found));
      assertTrue(found.<Double>getAs("lift_worst_tenth") > 1.2, told(found));
    }
  }

  @Test
  void without_signal_there_is_no_evidence_of_predictive_value() {
    for (int horizon : new int[] {90, 180}) {
      Row found = without.verdict(horizon, "health_score");
      assertEquals("no_evidence", found.getAs("verdict"), () -> told(found));
      assertTrue(
          found.<String>getAs("verdict_words").startsWith("No evidence of predictive value"),
          told(found));
    }
  }

  @Test
  void the_challenger_learns_from_signal_and_not_from_chance() {
    Row found = withSignal.verdict(90, "challenger");
    Row blind = without.verdict(90, "challenger");
    assertTrue(found.<Double>getAs("auc_low") > 0.5, told(found));
    assertTrue(blind.<Double>getAs("auc_low") < 0.5, told(blind));
    List<Row> weights =
        withSignal.weights().stream().filter(w -> w.<Long>getAs("horizon_days") == 90).toList();
    assertTrue(weights.stream().allMatch(w -> w.getAs("challenger_weight") != null));
    double all =
        weights.stream().mapToDouble(w -> Math.abs(w.<Double>getAs("challenger_weight"))).sum();
    assertEquals(100, all, 1e-6);
  }

  @Test
  void what_became_of_the_customers_is_what_really_happened() throws IOException {
    for (JudgedCompany company : List.of(withSignal, without)) {
      TrueOutcomes truth = TrueOutcomes.read(company.folder());
      int same = 0;
      int all = 0;
      for (Row row : company.outcomes()) {
        Optional<Boolean> really = truth.isLost(row);
        all += really.isPresent() ? 1 : 0;
        same += really.filter(row.<Boolean>getAs("is_lost")::equals).isPresent() ? 1 : 0;
      }
      assertTrue(all > 3_000, "only " + all + " could be compared");
      assertTrue(same > 0.98 * all, same + " of " + all + " agree");
    }
  }

  @Test
  void every_month_end_is_reconstructed_and_marked_but_the_nights_own() {
    List<Row> months =
        withSignal
            .lake()
            .read(MonthEndScores.TABLE)
            .groupBy("month_end_date", "is_reconstructed")
            .count()
            .orderBy("month_end_date")
            .collectAsList();
    assertTrue(months.size() > 20, months::toString);
    Row last = months.get(months.size() - 1);
    assertAll(
        () -> assertEquals(NIGHT, last.getDate(0).toLocalDate()),
        () -> assertTrue(!last.getBoolean(1)),
        () ->
            assertTrue(
                months.subList(0, months.size() - 1).stream().allMatch(m -> m.getBoolean(1))));
  }

  @Test
  void the_cards_in_force_tried_again_foresee_what_they_foresaw_and_no_more() {
    HealthPolicy inForce = withSignal.settings().health();
    List<Row> rows = CardTrial.of(withSignal.lake(), withSignal.settings(), inForce, NIGHT);
    assertEquals(4, rows.size(), rows::toString);
    for (Row found : rows) {
      Row verdict = withSignal.verdict(found.<Long>getAs("horizon_days"), "health_score");
      assertEquals(verdict.<Double>getAs("auc"), found.<Double>getAs("auc"), 1e-6, told(found));
      assertEquals(0.0, found.<Double>getAs("auc_change"), 1e-9, told(found));
      assertEquals("no_evidence", found.getAs("change"), () -> told(found));
    }
  }

  private static String told(Row found) {
    return found.prettyJson();
  }
}
