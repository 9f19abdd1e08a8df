package tenure.jobs.cli;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine.Option;
import tenure.jobs.StepResult;
import tenure.jobs.console.Console;
import tenure.jobs.lake.Lake;
import tenure.jobs.night.NightSummary;
import tenure.jobs.night.Nightly;
import tenure.jobs.night.Stage;

/** Runs nights for the commands that do so, and says how each went. */
final class NightRunner {
  /** Said by a scheduler that tells "nothing to do" from "done". */
  static final int NOTHING = 99;

  /** How a summary is written. */
  enum Summary {
    TEXT,
    JSON
  }

  @Option(
      names = "--summary",
      paramLabel = "text|json",
      defaultValue = "text",
      description = "How the result on standard output is written, one line per night.")
  private Summary summary;

  @Option(
      names = "--exit-99-when-nothing",
      description = "End with 99 instead of 0 when the night was there already, row for row.")
  private boolean isNothingTold;

  @Option(
      names = "--wait",
      paramLabel = "MINUTES",
      defaultValue = "0",
      description = "How long to wait for another run that holds the lake; at once it ends with 5.")
  private int waitMinutes;

  private Lake lake;

  /** Runs some stages of a night. The session stands from the first night to the last. */
  NightSummary run(Tenure tenure, LocalDate night, Set<Stage> stages) {
    Console console = tenure.console();
    lake = lake == null ? tenure.lake() : lake;
    Nightly nightly =
        new Nightly(lake, tenure.settings(), console.progress(), Clock.systemUTC())
            .waiting(Duration.ofMinutes(waitMinutes));
    try {
      return nightly.run(night, stages);
    } finally {
      nightly.last().ifPresent(s -> tenure.speaksOf(s.runId()));
      // A failed night has its summary too, for a scheduler that reads the last line.
      nightly
          .last()
          .filter(s -> summary == Summary.JSON || !s.verdict().equals("failed"))
          .ifPresent(s -> console.out().println(summary == Summary.JSON ? s.json() : line(s)));
    }
  }

  /** The lake that nights ran on; null before the first. */
  Lake lake() {
    return lake;
  }

  /** The exit code of a night that ended well. */
  int exitCode(NightSummary done) {
    return isNothingTold && done.verdict().equals("unchanged") ? NOTHING : 0;
  }

  private static String line(NightSummary done) {
    return String.format(
        Locale.ROOT,
        "%s %s: %,d tables, %,d rows, %,d rows rejected, %.1f s",
        done.night(),
        done.verdict(),
        done.steps().stream().map(StepResult::step).distinct().count(),
        done.steps().stream().mapToLong(StepResult::rows).sum(),
        done.rejectedRows(),
        done.seconds());
  }
}
