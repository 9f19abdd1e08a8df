package tenure.jobs.night;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import tenure.jobs.Progress;
import tenure.jobs.lake.Lake;
import tenure.jobs.lake.Lease;
import tenure.jobs.settings.Settings;

/** Runs nights on a lake, which nobody else writes to meanwhile. */
public final class Nightly {
  private final Lake lake;
  private final Settings settings;
  private final Progress progress;
  private final Clock clock;
  private final Duration wait;
  private NightSummary last;

  /** Nights of these settings on this lake, refused at once where another holds it. */
  public Nightly(Lake lake, Settings settings, Progress progress, Clock clock) {
    this(lake, settings, progress, clock, Duration.ZERO);
  }

  private Nightly(Lake lake, Settings settings, Progress progress, Clock clock, Duration wait) {
    this.lake = lake;
    this.settings = settings;
    this.progress = progress;
    this.clock = clock;
    this.wait = wait;
  }

  /** The same, waiting so long for another who holds the lake. */
  public Nightly waiting(Duration most) {
    return new Nightly(lake, settings, progress, clock, most);
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
    last = null;
    Lease.Terms terms = settings.operations().lease();
    try (Lease lease =
        Lease.take(lake.files(), lake.root(), "the night of " + night, terms, wait, clock)) {
      NightRun run = new NightRun(lake.under(lease), lease, settings, night, progress, clock);
      try {
        return run.of(stages);
      } finally {
        last = run.summary().orElse(null);
      }
    }
  }

  /** How the last night went that this ran, failed or not; empty where it never began. */
  public Optional<NightSummary> last() {
    return Optional.ofNullable(last);
  }
}
