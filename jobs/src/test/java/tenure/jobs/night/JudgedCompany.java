package tenure.jobs.night;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Table;
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

/** An invented company after its night, and what was found out of its scores. */
record JudgedCompany(
    Path folder,
    Lake lake,
    Settings settings,
    List<Row> outcomes,
    List<Row> verdicts,
    List<Row> weights) {

  /** Settings whose only card leaves product usage out, so that none need be invented. */
  static Path withoutUsage(Path folder) throws IOException {
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

  /**
   * Invents the company, runs what its night needs for scores, and finds out what they foretold.
   */
  static JudgedCompany after(Simulation company, LocalDate night, Path place, Path config) {
    Simulator.run(Spark.session(), company, new Progress() {});
    Settings settings =
        Settings.load(
            new Settings.Overrides(
                Optional.of(config),
                Optional.of(place.resolve("landing").toString()),
                Optional.of(place.resolve("lake").toString())));
    Lake lake = new Lake(Spark.session(), settings.lake());
    Progress silent = new Progress() {};
    new Nightly(lake, settings, silent, Clock.systemUTC()).run(night, EnumSet.of(Stage.INGEST));
    List<Step> steps = making(Set.of(MonthEndScores.TABLE, LineMonths.TABLE), Steps.of(settings));
    try (Known known = new Known(lake, night)) {
      new StepRunner(lake, settings.spark().parallelSteps(), silent).run(steps, known);
    }
    return foundOut(night, place, lake, settings);
  }

  /** The steps that make some tables, and those that make what they read. */
  private static List<Step> making(Set<Table> asked, List<Step> all) {
    Set<Table> wanted = new HashSet<>(asked);
    int before;
    do {
      before = wanted.size();
      all.stream()
          .filter(step -> wanted.contains(step.target()))
          .map(Step::reads)
          .toList()
          .forEach(wanted::addAll);
    } while (wanted.size() > before);
    return all.stream().filter(step -> wanted.contains(step.target())).toList();
  }

  private static JudgedCompany foundOut(LocalDate night, Path place, Lake lake, Settings settings) {
    ValidationPolicy policy = settings.validation();
    Dataset<Row> outcomes =
        Outcomes.from(
                lake.read(MonthEndScores.TABLE),
                LineMonths.asKnown(lake.read(LineMonths.TABLE), night),
                lake.asKnown(Accounts.TABLE, night),
                policy,
                settings.ledger(),
                night)
            .localCheckpoint();
    Dataset<Row> weights = Challenger.from(outcomes, policy, night);
    Dataset<Row> predictions = Predictors.from(outcomes, weights, policy, night);
    return new JudgedCompany(
        place,
        lake,
        settings,
        outcomes.collectAsList(),
        FctHealthValidation.from(predictions, policy, night).collectAsList(),
        FctHealthWeights.from(weights, settings.health(), policy, night).collectAsList());
  }

  /** Of all customers and all tested month ends. */
  Row verdict(long horizon, String predictor) {
    return verdicts.stream()
        .filter(r -> "all_months".equals(r.getAs("period_kind")))
        .filter(r -> "all".equals(r.getAs("scorecard")) && "total".equals(r.getAs("segment")))
        .filter(r -> r.<Long>getAs("horizon_days") == horizon)
        .filter(r -> predictor.equals(r.getAs("predictor")))
        .findFirst()
        .orElseThrow();
  }
}
