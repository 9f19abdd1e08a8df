package tenure.jobs.cli;

import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import tenure.jobs.report.ForesightTables;

/** Tells whether the health score foretold losses. */
@Command(
    name = "validate",
    description = {
      "Say whether the health score foretold losses, as the last month end found out,",
      "beside what it has to beat."
    },
    footer = {"  ./tenure validate --date 2026-01-31"})
final class ValidateCommand implements Callable<Integer> {
  @ParentCommand private Tenure tenure;

  @Option(names = "--date", required = true, paramLabel = "DATE", description = "The night.")
  private LocalDate night;

  @Override
  public Integer call() {
    ForesightTables.print(tenure.lake(), night, tenure.console().out());
    tenure.console().out().flush();
    return 0;
  }
}
