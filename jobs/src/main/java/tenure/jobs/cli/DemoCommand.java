package tenure.jobs.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import tenure.jobs.Demo;
import tenure.jobs.simulate.Simulation;

/** Shows everything on an invented company. */
@Command(
    name = "demo",
    description = {
      "Invent a company, run its nights, and show its figures and its report page.",
      "It has two years of customers, bills and tickets and four months of product events.",
      "Nothing of yours is read or changed; everything is put into one folder."
    },
    footer = {"  ./tenure demo", "  ./tenure demo --accounts 1000 --out big-demo"})
final class DemoCommand implements Callable<Integer> {
  @ParentCommand private Tenure tenure;
  @Mixin private CompanyOptions company;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "demo",
      description = "The folder for extracts, tables and page; ${DEFAULT-VALUE} by default.")
  private Path folder;

  @Override
  public Integer call() {
    tenure.configureSparkLog();
    Simulation simulation =
        company
            .company(folder, Demo.FIRST_DAY, Demo.LAST_NIGHT, Demo.USAGE_MONTHS)
            .withNights(Demo.NIGHTS);
    Demo.run(simulation, tenure.console().progress(), tenure.console().out());
    return 0;
  }
}
