package tenure.jobs.cli;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import tenure.jobs.console.Console;
import tenure.jobs.deliver.Delivery;
import tenure.jobs.night.NightSummary;
import tenure.jobs.night.Stage;
import tenure.jobs.settings.DeliverySettings.AfterNight;

/** Runs a night. */
@Command(
    name = "nightly",
    description = {
      "Run a night: read what has arrived, make its tables, audit and publish them.",
      "Running it again changes nothing; after a failure, running it again repairs it."
    },
    footer = {
      "  ./tenure nightly --date 2026-01-31",
      "  ./tenure nightly --date 2026-01-31 --log json --summary json --exit-99-when-nothing"
    })
final class NightlyCommand implements Callable<Integer> {
  @ParentCommand private Tenure tenure;

  @Option(
      names = "--date",
      required = true,
      paramLabel = "DATE",
      description = "The night: the day whose end it describes.")
  private LocalDate night;

  @Mixin private NightRunner nights;

  @Override
  public Integer call() {
    NightSummary done = nights.run(tenure, night, EnumSet.allOf(Stage.class));
    deliver(tenure.settings().delivery().afterNight());
    return nights.exitCode(done);
  }

  /** Readers have the night by now, whatever becomes of this; its lines go to the log. */
  private void deliver(AfterNight after) {
    if (after != AfterNight.OFF) {
      Console console = tenure.console();
      Delivery delivery =
          new Delivery(nights.lake(), tenure.settings(), Clock.systemUTC(), console.progress());
      DeliverCommand.deliver(
          delivery, night, false, after == AfterNight.SEND, console.progress()::note);
    }
  }
}
