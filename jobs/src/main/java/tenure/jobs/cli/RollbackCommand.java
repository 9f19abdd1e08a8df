package tenure.jobs.cli;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import tenure.jobs.Sessions;
import tenure.jobs.lake.Lease;
import tenure.jobs.lake.Published.Manifest;
import tenure.jobs.lake.Rollback;
import tenure.jobs.night.RunLedger;

/** Serves an earlier night again. */
@Command(
    name = "rollback",
    description = {
      "Serve an earlier night to all readers again, within seconds and without touching a table.",
      "It is a release of its own, which ./tenure status shows, and noted in ops.runs once readers have",
      "it; the next night published replaces it."
    },
    footer = {"  ./tenure rollback --to 2026-01-30"})
final class RollbackCommand implements Callable<Integer> {
  @ParentCommand private Tenure tenure;

  @Option(names = "--to", required = true, paramLabel = "DATE", description = "The night.")
  private LocalDate night;

  @Option(
      names = "--wait",
      paramLabel = "MINUTES",
      defaultValue = "0",
      description = "How long to wait for a run that holds the lake; at once it ends with 5.")
  private int waitMinutes;

  @Override
  public Integer call() {
    Clock clock = Clock.systemUTC();
    Lease.Terms terms = tenure.settings().operations().lease();
    Duration wait = Duration.ofMinutes(waitMinutes);
    String root = tenure.lakeRoot();
    try (Lease lease =
        Lease.take(tenure.files(), root, "a rollback to " + night, terms, wait, clock)) {
      long start = System.nanoTime();
      Manifest served = new Rollback(Sessions.storage(), root).to(night, lease, clock);
      double seconds = (System.nanoTime() - start) / 1e9;
      tenure
          .console()
          .out()
          .printf(
              "Readers are served the night %s again, as release %d.%n",
              served.night(), served.release());
      tenure.console().out().flush();
      new RunLedger(tenure.lake().under(lease)).noteRollback(served, seconds);
    }
    return 0;
  }
}
