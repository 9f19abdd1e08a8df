package tenure.jobs.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import tenure.jobs.Demo;

/** Shows everything on an invented company. */
@Command(
    name = "demo",
    description = {
      "Invent a company, run its nights, and show its figures and its report page.",
      "Nothing of yours is read or changed; everything is put into one folder."
    },
    footer = {"  ./tenure demo", "  ./tenure demo --accounts 1000 --out big-demo"})
final class DemoCommand implements Callable<Integer> {
  @ParentCommand private Tenure tenure;

  @Option(
      names = "--accounts",
      paramLabel = "N",
      defaultValue = "300",
      description = "Customers; ${DEFAULT-VALUE} by default.")
  private int accounts;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "demo",
      description = "The folder for extracts, tables and page; ${DEFAULT-VALUE} by default.")
  private Path folder;

  @Override
  public Integer call() {
    tenure.configureSparkLog();
    Demo.Plan plan = Demo.Plan.usual(folder).withAccounts(accounts);
    Demo.run(plan, tenure.console().progress(), tenure.console().out());
    return 0;
  }
}
