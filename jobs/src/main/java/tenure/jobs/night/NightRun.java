package tenure.jobs.night;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tenure.contract.Layer;
import tenure.contract.Table;
import tenure.jobs.Progress;
import tenure.jobs.Recorder;
import tenure.jobs.ingest.Conform;
import tenure.jobs.ingest.Ingest;
import tenure.jobs.ingest.Intake;
import tenure.jobs.ingest.Landing;
import tenure.jobs.lake.ContractBroken;
import tenure.jobs.lake.Lake;
import tenure.jobs.lake.Lease;
import tenure.jobs.lake.Published;
import tenure.jobs.lake.Published.Manifest;
import tenure.jobs.lake.Tidying;
import tenure.jobs.settings.Settings;
import tenure.marts.Publication;

/**
 * One attempt at a night: what had arrived by then becomes that night's tables, and the marts are
 * published whole.
 */
final class NightRun {
  private final Lake lake;
  private final Lease lease;
  private final Settings settings;
  private final LocalDate night;
  private final Recorder progress;
  private final Clock clock;
  private final Instant started;
  private final List<CheckResult> checked = new ArrayList<>();
  private long rejectedRows;
  private long rowsRead;
  private Manifest release;
  private NightSummary summary;

  NightRun(
      Lake lake, Lease lease, Settings settings, LocalDate night, Progress progress, Clock clock) {
    this.lake = lake;
    this.lease = lease;
    this.settings = settings;
    this.night = night;
    this.progress = new Recorder(progress);
    this.clock = clock;
    this.started = clock.instant();
  }

  /** How it went, once it is over. */
  Optional<NightSummary> summary() {
    return Optional.ofNullable(summary);
  }

  NightSummary of(Set<Stage> stages) {
    progress.identified(NightSummary.runId(night, started));
    try {
      note(stages(stages), null);
    } catch (RuntimeException failed) {
      noteFailure(failed);
      throw failed;
    } finally {
      progress.ended("night " + night);
    }
    return summary;
  }

  private void note(String verdict, String reason) {
    summary =
        new NightSummary(
            night,
            verdict,
            reason,
            started,
            Duration.between(started, clock.instant()).toMillis() / 1000.0,
            settings.fingerprint(),
            rejectedRows,
            rowsRead,
            Optional.ofNullable(release),
            Published.read(lake),
            progress.results(),
            List.copyOf(checked));
    new RunLedger(lake).note(summary);
  }

  /** What went wrong first is what counts, even where it cannot be noted any more. */
  private void noteFailure(RuntimeException failed) {
    if (failed instanceof ContractBroken broken) {
      checked.add(CheckResult.of(broken));
    }
    try {
      note("failed", failed.getMessage());
      progress.note(summary.servedLine());
    } catch (RuntimeException unnoted) {
      failed.addSuppressed(unnoted);
    }
  }

  private String stages(Set<Stage> stages) {
    List<Step> asked = Steps.of(settings).stream().filter(s -> stages.contains(s.stage())).toList();
    List<Step> steps = Steps.onward(asked, night, Published.read(lake).map(Manifest::night));
    progress.begins("night " + night, steps.size() + (stages.contains(Stage.INGEST) ? 30 : 0));
    int parallel = settings.spark().parallelSteps();
    if (stages.contains(Stage.INGEST)) {
      Landing landing =
          Landing.at(settings.landing(), lake.spark().sessionState().newHadoopConf())
              .settlingFor(settings.ingest().settling());
      Intake intake =
          Ingest.run(
              lake,
              settings.sources(),
              landing,
              night,
              parallel,
              progress,
              settings.operations().erasureKey());
      checked.addAll(ArrivalChecks.of(intake));
      rejectedRows = Conform.run(lake, intake, landing, settings.ingest(), parallel, progress);
    }
    try (Known known = new Known(lake, night)) {
      List<Step> needed = steps.stream().filter(s -> !s.isStanding().test(lake, night)).toList();
      new StepRunner(lake, parallel, progress).run(needed, known);
    }
    return stages.contains(Stage.PUBLISH) ? publish() : "done";
  }

  /** It comes after readers have tonight's marts, so it delays nobody. */
  private void tidy() {
    Tidying.Done done =
        new Tidying(lake, settings.operations().tidy(), clock.instant()).inTurn(night);
    if (done.gathered() + done.removed() > 0) {
      progress.note(
          "Tidied: %d small files put together, %d files that nobody needs removed."
              .formatted(done.gathered(), done.removed()));
    }
  }

  private String publish() {
    List<Table> marts =
        Steps.of(settings).stream()
            .map(Step::target)
            .filter(t -> t.layer() == Layer.MARTS)
            // Marts of month ends are not there before the first one.
            .filter(lake::has)
            .toList();
    progress.started(Publication.TABLE.fullName());
    SourceChecks.Found sources =
        new SourceChecks(lake, settings.operations().checks(), night).found();
    rowsRead = sources.rowsRead();
    checked.addAll(sources.results());
    AuditRefused.where(sources.results());
    List<CheckResult> plays = new PlayChecks(lake, night).results();
    checked.addAll(plays);
    AuditRefused.where(plays);
    CheckResult readable = ReaderCheck.of(lake, marts);
    checked.add(readable);
    ReaderCheck.refuse(readable);
    BigDecimal residual = new Identities(lake, settings, checked::add).largest(night);
    Publisher.Outcome outcome =
        new Publisher(lake, night, settings.operations().checks(), checked::add)
            .publish(marts, residual, clock.instant(), lease);
    release = outcome.release();
    progress.finished(outcome.result());
    tidy();
    return outcome.isSameAgain() ? "unchanged" : "published";
  }
}
