package tenure.jobs.cli;

import java.io.PrintStream;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import tenure.contract.Table;
import tenure.jobs.night.Step;
import tenure.jobs.night.Steps;

/** Says what a night would do. */
@Command(
    name = "plan",
    description = "Show what a night would make, and from what, without doing any of it.",
    footer = {"  ./tenure plan --date 2026-01-31"})
final class PlanCommand implements Callable<Integer> {
  @ParentCommand private Tenure tenure;

  @Option(names = "--date", required = true, paramLabel = "DATE", description = "The night.")
  private LocalDate night;

  @Override
  public Integer call() {
    PrintStream out = tenure.console().out();
    out.println("night " + night + " on the lake " + tenure.settings().lake());
    for (Step step : Steps.of(tenure.settings())) {
      String reads = step.reads().stream().map(Table::fullName).collect(Collectors.joining(", "));
      out.printf("%-9s %-34s from %s%n", step.stage().id(), step.target().fullName(), reads);
    }
    out.flush();
    return 0;
  }
}
