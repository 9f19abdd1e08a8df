package tenure.jobs.night;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import tenure.contract.Layer;
import tenure.contract.Table;
import tenure.jobs.Progress;
import tenure.jobs.Recorder;
import tenure.jobs.ingest.Conform;
import tenure.jobs.ingest.Ingest;
import tenure.jobs.ingest.Intake;
import tenure.jobs.ingest.Landing;
import tenure.jobs.lake.Lake;
import tenure.jobs.lake.Published;
import tenure.jobs.settings.Settings;
import tenure.marts.Publication;

/**
 * A night: what had arrived by then becomes that night's tables, and the marts are published whole.
 */
public final class Nightly {
  private final Lake lake;
  private final Settings settings;
  private final Recorder progress;
  private final Clock clock;
  private long rejectedRows;

  /** A night of these settings on this lake. */
  public Nightly(Lake lake, Settings settings, Progress progress, Clock clock) {
    this.lake = lake;
    this.settings = settings;
    this.progress = new Recorder(progress);
    this.clock = clock;
  }

  /** Runs every stage of a night. */
  public NightSummary run(LocalDate night) {
    return run(night, EnumSet.allOf(Stage.class));
  }

  /**
   * Runs some stages of a night; the others are taken as they stand in the lake.
   *
   * @throws tenure.jobs.OperatorError when the night cannot be done; the attempt is in the run
   *     ledger
   */
  public NightSummary run(LocalDate night, Set<Stage> stages) {
    Instant started = clock.instant();
    NightLock lock = NightLock.take(lake.root());
    try {
      RunLedger ledger = new RunLedger(lake, settings.fingerprint(), clock);
      try {
        String verdict = stages(night, stages);
        return ledger.note(night, verdict, null, started, rejectedRows, progress.results());
      } catch (RuntimeException failed) {
        ledger.note(
            night, "failed", failed.getMessage(), started, rejectedRows, progress.results());
        throw failed;
      }
    } finally {
      lock.close();
      progress.ended("night " + night);
    }
  }

  private String stages(LocalDate night, Set<Stage> stages) {
    List<Step> asked = Steps.of(settings).stream().filter(s -> stages.contains(s.stage())).toList();
    List<Step> steps =
        Steps.onward(asked, night, Published.read(lake).map(Published.Manifest::night));
    progress.begins("night " + night, steps.size() + (stages.contains(Stage.INGEST) ? 30 : 0));
    int parallel = settings.spark().parallelSteps();
    if (stages.contains(Stage.INGEST)) {
      Landing landing = new Landing(java.nio.file.Path.of(settings.landing()));
      Intake intake = Ingest.run(lake, settings.sources(), landing, night, parallel, progress);
      rejectedRows = Conform.run(lake, intake, landing, settings.ingest(), parallel, progress);
    }
    try (Known known = new Known(lake, night)) {
      new StepRunner(lake, parallel, progress).run(steps, known);
    }
    return stages.contains(Stage.PUBLISH) ? publish(night) : "done";
  }

  private String publish(LocalDate night) {
    List<Table> marts =
        Steps.of(settings).stream()
            .map(Step::target)
            .filter(t -> t.layer() == Layer.MARTS)
            .toList();
    progress.started(Publication.TABLE.fullName());
    BigDecimal residual = new Identities(lake, settings).largest(night);
    Publisher.Outcome outcome =
        new Publisher(lake, night).publish(marts, residual, clock.instant());
    progress.finished(outcome.result());
    return outcome.isSameAgain() ? "unchanged" : "published";
  }
}
