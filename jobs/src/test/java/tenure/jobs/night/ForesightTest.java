package tenure.jobs.night;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tenure.jobs.settings.HealthSettings;
import tenure.jobs.simulate.Simulation;
import tenure.scores.HealthPolicy;
import tenure.scores.MonthEndScores;
import tenure.scores.Scorecard;
import tenure.validation.CardComparison;

/**
 * Two invented companies, alike but for one thing: in one of them what customers get out of the
 * product decides whether they stay, in the other chance does. What really happened is known, and
 * judges. The score is one without product usage, so that two years of it need not be invented.
 */
class ForesightTest {
  private static final LocalDate FROM = LocalDate.of(2024, 1, 1);
  private static final LocalDate NIGHT = LocalDate.of(2025, 12, 31);
  private static final int ACCOUNTS = 500;

  /** A card that asks for nothing but whether the customer grows. */
  private static final String DEAF =
      """
      components {
        growth {
          weight = 100
          measures { expansion-or-renewal { green-from = 1, red-below = 1 } }
          green-when = all-green
          red-when = any-red
        }
      }
      """;

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
  void a_card_that_hears_nothing_of_what_matters_is_found_worse_and_the_same_card_no_better()
      throws IOException {
    Path deaf = Files.writeString(folder.resolve("deaf.conf"), DEAF);
    Scorecard card = HealthSettings.card(deaf, withSignal.settings().segments().names());
    HealthPolicy inForce = withSignal.settings().health();
    for (Row found : tried(inForce.with(card))) {
      boolean isConsidered = found.getAs(CardComparison.IS_CONSIDERED);
      long horizon = found.<Long>getAs("horizon_days");
      assertEquals("worse", found.getAs("change"), () -> told(found));
      if (!isConsidered) {
        Row verdict = withSignal.verdict(horizon, "health_score");
        assertEquals(verdict.<Double>getAs("auc"), found.<Double>getAs("auc"), 1e-6, told(found));
      }
    }
    for (Row found : tried(inForce)) {
      assertEquals("no_evidence", found.getAs("change"), () -> told(found));
      assertEquals(0.0, found.<Double>getAs("auc_change"), () -> told(found));
    }
  }

  private static List<Row> tried(HealthPolicy considered) {
    List<Row> rows = CardTrial.of(withSignal.lake(), withSignal.settings(), considered, NIGHT);
    assertEquals(4, rows.size(), rows::toString);
    return rows;
  }

  private static String told(Row found) {
    return found.prettyJson();
  }
}
