package tenure.jobs.night;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tenure.jobs.Progress;
import tenure.jobs.lake.Lake;
import tenure.jobs.settings.Settings;
import tenure.jobs.simulate.Simulation;
import tenure.jobs.simulate.Simulator;
import tenure.kit.Spark;
import tenure.ledger.LineMonths;
import tenure.marts.FctHealthValidation;
import tenure.marts.FctHealthWeights;
import tenure.scores.MonthEndScores;
import tenure.silver.Accounts;
import tenure.validation.Challenger;
import tenure.validation.Outcomes;
import tenure.validation.Predictors;
import tenure.validation.ValidationPolicy;

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
  private static Company withSignal;
  private static Company without;

  /** A company after its night, and what was found out of its scores. */
  private record Company(
      Path folder,
      Lake lake,
      Settings settings,
      List<Row> outcomes,
      List<Row> verdicts,
      List<Row> weights) {}

  @BeforeAll
  static void invent_two_companies() throws IOException {
    Path config = card(folder);
    Simulation company =
        Simulation.daily(folder.resolve("signal"), ACCOUNTS, FROM, NIGHT, 7)
            .withNights(0)
            .withUsageMonths(0);
    withSignal = after(company, folder.resolve("signal"), config);
    Simulation blind =
        Simulation.daily(folder.resolve("blind"), ACCOUNTS, FROM, NIGHT, 7)
            .withNights(0)
            .withUsageMonths(0)
            .withoutSignal();
    without = after(blind, folder.resolve("blind"), config);
  }

  private static Path card(Path folder) throws IOException {
    String shipped = Files.readString(Path.of("..", "config", "health", "default.conf"));
    String card =
        shipped
            .replace("weight = 40", "weight = 0")
            .replace("weight = 25", "weight = 45")
            .replace("weight = 5\n", "weight = 10\n")
            .replaceFirst("(?s)(support \\{\\s+weight = )15", "$125")
            .replaceFirst("(?s)(relationship \\{\\s+weight = )15", "$120");
    Files.createDirectories(folder.resolve("health"));
    Files.writeString(folder.resolve("health/without-usage.conf"), card);
    Path file = folder.resolve("tenure.conf");
    return Files.writeString(file, "tenure.health.scorecards = [without-usage]\n");
  }

  private static Company after(Simulation company, Path place, Path config) {
    Simulator.run(Spark.session(), company, new Progress() {});
    Settings settings =
        Settings.load(
            new Settings.Overrides(
                Optional.of(config),
                Optional.of(place.resolve("landing").toString()),
                Optional.of(place.resolve("lake").toString())));
    Lake lake = new Lake(Spark.session(), settings.lake());
    new Nightly(lake, settings, new Progress() {}, Clock.systemUTC())
        .run(NIGHT, EnumSet.range(Stage.INGEST, Stage.SCORES));
    return foundOut(place, lake, settings);
  }

  private static Company foundOut(Path place, Lake lake, Settings settings) {
    ValidationPolicy policy = settings.validation();
    Dataset<Row> outcomes =
        Outcomes.from(
                lake.read(MonthEndScores.TABLE),
                LineMonths.asKnown(lake.read(LineMonths.TABLE), NIGHT),
                lake.asKnown(Accounts.TABLE, NIGHT),
                policy,
                settings.ledger(),
                NIGHT)
            .localCheckpoint();
    Dataset<Row> weights = Challenger.from(outcomes, policy, NIGHT);
    Dataset<Row> predictions = Predictors.from(outcomes, weights, policy, NIGHT);
    return new Company(
        place,
        lake,
        settings,
        outcomes.collectAsList(),
        FctHealthValidation.from(predictions, policy, NIGHT).collectAsList(),
        FctHealthWeights.from(weights, settings.health(), policy, NIGHT).collectAsList());
  }

  @Test
  void with_signal_the_score_is_found_to_predict() {
    for (int horizon : new int[] {90, 180}) {
      Row found = verdict(withSignal, horizon, "health_score");
      assertEquals("predictive", found.getAs("verdict"), () -> told(found));
      assertTrue(found.<String>getAs("verdict_words").startsWith("It predicts"), told(found));
      assertTrue(found.<Double>getAs("lift_worst_tenth") > 1.2, told(found));
    }
  }

  @Test
  void without_signal_there_is_no_evidence_of_predictive_value() {
    for (int horizon : new int[] {90, 180}) {
      Row found = verdict(without, horizon, "health_score");
      assertEquals("no_evidence", found.getAs("verdict"), () -> told(found));
      assertTrue(
          found.<String>getAs("verdict_words").startsWith("No evidence of predictive value"),
          told(found));
    }
  }

  @Test
  void the_challenger_learns_from_signal_and_not_from_chance() {
    Row found = verdict(withSignal, 90, "challenger");
    Row blind = verdict(without, 90, "challenger");
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
    for (Company company : List.of(withSignal, without)) {
      Map<String, BigDecimal> paid = truth(company);
      int same = 0;
      int all = 0;
      for (Row row : company.outcomes()) {
        Optional<Boolean> really = really(paid, row);
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

  private static Row verdict(Company company, long horizon, String predictor) {
    return company.verdicts().stream()
        .filter(r -> "all_months".equals(r.getAs("period_kind")))
        .filter(r -> "all".equals(r.getAs("scorecard")) && "total".equals(r.getAs("segment")))
        .filter(r -> r.<Long>getAs("horizon_days") == horizon)
        .filter(r -> predictor.equals(r.getAs("predictor")))
        .findFirst()
        .orElseThrow();
  }

  private static String told(Row found) {
    return found.prettyJson();
  }

  private static Map<String, BigDecimal> truth(Company company) throws IOException {
    Map<String, BigDecimal> paid = new HashMap<>();
    try (var files = Files.walk(company.folder().resolve("truth"))) {
      Path file = files.filter(f -> f.endsWith("account_months.csv")).findFirst().orElseThrow();
      List<String> lines = Files.readAllLines(file);
      lines.subList(1, lines.size()).stream()
          .map(l -> l.split(","))
          .forEach(c -> paid.put(key(c[0], LocalDate.parse(c[1])), new BigDecimal(c[5])));
    }
    return paid;
  }

  private static String key(String account, LocalDate day) {
    return account + " " + YearMonth.from(day);
  }

  /** Whether a fifth or more was really lost; empty where the truth begins or ends within. */
  private static Optional<Boolean> really(Map<String, BigDecimal> paid, Row row) {
    String account = row.getAs("account_id");
    LocalDate month = row.<java.sql.Date>getAs("month_end_date").toLocalDate();
    BigDecimal opening = paid.get(key(account, month));
    if (opening == null || opening.signum() == 0) {
      return Optional.empty();
    }
    long months = row.<Long>getAs("horizon_days") / 30;
    boolean isLost = false;
    for (int ahead = 1; ahead <= months; ahead++) {
      BigDecimal later = paid.get(key(account, month.plusMonths(ahead)));
      if (later == null) {
        return Optional.empty();
      }
      isLost |= later.compareTo(opening.multiply(new BigDecimal("0.8"))) <= 0;
    }
    return Optional.of(isLost);
  }
}
