package tenure.jobs.night;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import tenure.contract.Table;
import tenure.jobs.Progress;
import tenure.jobs.StepResult;
import tenure.jobs.lake.Lake;
import tenure.jobs.settings.Settings;
import tenure.ledger.AccountMrr;
import tenure.ledger.Quarantine;
import tenure.scores.Retention;
import tenure.scores.RetentionBasis;

/**
 * The way from subscription lines to retention by itself: the steps of a night from line months
 * over movements to retention, on silver and account profiles as they stand in the lake.
 */
public final class LedgerNight {
  /** Steps of the ledger that retention is not made from. */
  private static final Set<Table> BESIDE = Set.of(AccountMrr.TABLE, Quarantine.TABLE);

  private static final Set<Table> RETENTION = Set.of(Retention.TABLE, RetentionBasis.TABLE);

  private LedgerNight() {}

  /** Makes these tables of a night. */
  public static List<StepResult> run(
      Lake lake, Settings settings, LocalDate night, Progress progress) {
    List<Step> steps =
        Steps.of(settings).stream()
            .filter(s -> s.stage() == Stage.LEDGER || RETENTION.contains(s.target()))
            .filter(s -> !BESIDE.contains(s.target()))
            .toList();
    try (Known known = new Known(lake, night)) {
      return new StepRunner(lake, settings.spark().parallelSteps(), progress).run(steps, known);
    }
  }
}
