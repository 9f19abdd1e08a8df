package tenure.jobs.cli;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import tenure.jobs.night.Stage;

/** Runs nights one after the other. */
@Command(
    name = "backfill",
    description = {
      "Run the nights from one date to another, both included, oldest first.",
      "It stops at the first that fails; the nights before it are published and stay."
    },
    footer = {"  ./tenure backfill --from 2026-01-01 --to 2026-01-31"})
final class BackfillCommand implements Callable<Integer> {
  @ParentCommand private Tenure tenure;
  @Spec private CommandSpec spec;

  @Option(names = "--from", required = true, paramLabel = "DATE", description = "The first night.")
  private LocalDate from;

  @Option(names = "--to", required = true, paramLabel = "DATE", description = "The last night.")
  private LocalDate to;

  @Mixin private NightRunner nights;

  @Override
  public Integer call() {
    if (from.isAfter(to)) {
      throw new ParameterException(
          spec.commandLine(), "--from " + from + " lies after --to " + to + ".");
    }
    boolean isNews = false;
    for (LocalDate night = from; !night.isAfter(to); night = night.plusDays(1)) {
      isNews |= nights.exitCode(nights.run(tenure, night, EnumSet.allOf(Stage.class))) == 0;
    }
    return isNews ? 0 : NightRunner.NOTHING;
  }
}
