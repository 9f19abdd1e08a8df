package tenure.jobs.cli;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import tenure.jobs.night.Stage;

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
    return nights.exitCode(nights.run(tenure, night, EnumSet.allOf(Stage.class)));
  }
}
