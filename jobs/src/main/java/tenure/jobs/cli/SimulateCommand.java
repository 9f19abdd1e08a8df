package tenure.jobs.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import tenure.jobs.simulate.Simulation;
import tenure.jobs.simulate.SimulationSummary;
import tenure.jobs.simulate.Simulator;

/** Invents a company and its extracts. */
@Command(
    name = "simulate",
    description = {
      "Invent a software company and the extracts its systems would deliver.",
      "CRM, billing, support desk and product, night by night, in the vendors' own shapes. The"
          + " same",
      "seed gives the same bytes."
    },
    footer = {
      "  ./tenure simulate --out company --accounts 300 --from 2024-01-01 --to 2025-12-31"
          + " --nights 3"
    })
final class SimulateCommand implements Callable<Integer> {
  @ParentCommand private Tenure tenure;
  @Mixin private CompanyOptions company;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "The folder that gets landing/ and truth/.")
  private Path out;

  @Option(
      names = "--from",
      paramLabel = "DATE",
      defaultValue = "2024-01-01",
      description = "The first day; ${DEFAULT-VALUE} by default.")
  private LocalDate from;

  @Option(
      names = "--to",
      paramLabel = "DATE",
      defaultValue = "2025-12-31",
      description = "The last day; ${DEFAULT-VALUE} by default.")
  private LocalDate to;

  @Option(
      names = "--nights",
      paramLabel = "K",
      description =
          "Deliver the last K days one by one and all before at once; all days by default.")
  private Integer nights;

  @Override
  public Integer call() {
    Simulation simulation = simulation();
    SimulationSummary made =
        Simulator.run(tenure.session(), simulation, tenure.console().progress());
    PrintStream written = tenure.console().out();
    made.extracts()
        .forEach(
            e ->
                written.printf(
                    Locale.ROOT,
                    "%-32s %,6d files %,12d rows%n",
                    e.extract(),
                    e.files(),
                    e.rows()));
    written.println("landing folder: " + out.resolve("landing"));
    return 0;
  }

  private Simulation simulation() {
    Simulation daily = company.company(out, from, to);
    return nights == null ? daily : daily.withNights(nights);
  }
}
