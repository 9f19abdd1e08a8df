package tenure.jobs.cli;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tenure.jobs.night.Stage;

/** Runs one stage of a night. */
@Command(
    name = "run",
    description = "Run some stages of a night, taking the others as they stand in the lake.",
    footer = {
      "  ./tenure run ledger --date 2026-01-31",
      "  ./tenure run ledger features scores marts --date 2026-01-31",
      "  ./tenure run publish --date 2026-01-31"
    })
final class RunCommand implements Callable<Integer> {
  @ParentCommand private Tenure tenure;

  @Parameters(
      index = "0..*",
      arity = "1..*",
      paramLabel = "STAGE",
      description = "Of ingest, ledger, features, scores, marts, publish; in any order.")
  private List<Stage> stages;

  @Option(names = "--date", required = true, paramLabel = "DATE", description = "The night.")
  private LocalDate night;

  @Mixin private NightRunner nights;

  @Override
  public Integer call() {
    return nights.exitCode(nights.run(tenure, night, EnumSet.copyOf(stages)));
  }
}
