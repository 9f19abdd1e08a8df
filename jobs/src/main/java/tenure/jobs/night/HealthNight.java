package tenure.jobs.night;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import tenure.contract.Table;
import tenure.features.AccountProfile;
import tenure.jobs.Progress;
import tenure.jobs.StepResult;
import tenure.jobs.lake.Lake;
import tenure.jobs.settings.Settings;
import tenure.scores.HealthMeasures;
import tenure.scores.HealthScores;
import tenure.signals.Signals;

/**
 * The way from use to health by itself: the steps of a night that measure and judge accounts, on
 * silver and account profiles as they stand in the lake.
 */
public final class HealthNight {
  private static final Set<Table> JUDGED =
      Set.of(HealthMeasures.TABLE, HealthScores.TABLE, Signals.TABLE);

  private HealthNight() {}

  /** Makes these tables of a night. */
  public static List<StepResult> run(
      Lake lake, Settings settings, LocalDate night, Progress progress) {
    List<Step> steps =
        Steps.of(settings).stream()
            .filter(s -> s.stage() == Stage.FEATURES || JUDGED.contains(s.target()))
            .filter(s -> s.target() != AccountProfile.TABLE)
            .toList();
    try (Known known = new Known(lake, night)) {
      return new StepRunner(lake, settings.spark().parallelSteps(), progress).run(steps, known);
    }
  }
}
