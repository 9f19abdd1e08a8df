package tenure.jobs.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import tenure.jobs.console.Console;
import tenure.jobs.console.OutputFormat;
import tenure.jobs.night.History;

/** Shows how the last nights went. */
@Command(
    name = "status",
    description = "Show how the last nights went, and which of them readers are served.",
    footer = {"  ./tenure status", "  ./tenure status --last 30 --json"})
final class StatusCommand implements Callable<Integer> {
  @ParentCommand private Tenure tenure;

  @Option(
      names = "--last",
      paramLabel = "N",
      defaultValue = "10",
      description = "How many nights; ${DEFAULT-VALUE} by default.")
  private int last;

  @Option(names = "--json", description = "One JSON object per night.")
  private boolean isJson;

  @Override
  public Integer call() {
    Console console = tenure.console();
    History history = new History(tenure.files(), tenure.lakeRoot());
    OutputFormat format = isJson ? OutputFormat.JSON : OutputFormat.TABLE;
    format
        .writer(console.out(), console.width())
        .writeAll(History.COLUMNS, history.last(last).iterator());
    if (!isJson) {
      console.out().println(history.served());
    }
    return 0;
  }
}
