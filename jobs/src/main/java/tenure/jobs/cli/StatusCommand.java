package tenure.jobs.cli;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Row;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import tenure.jobs.OperatorError;
import tenure.jobs.console.Console;
import tenure.jobs.console.OutputFormat;
import tenure.jobs.night.History;

/** Shows how the last nights went. */
@Command(
    name = "status",
    description = "Show how the last nights went, and which of them readers are served.",
    footer = {
      "  ./tenure status",
      "  ./tenure status --last 30 --json",
      "  ./tenure status --date 2026-01-31"
    })
final class StatusCommand implements Callable<Integer> {
  @ParentCommand private Tenure tenure;

  @Option(
      names = "--last",
      paramLabel = "N",
      defaultValue = "10",
      description = "How many nights; ${DEFAULT-VALUE} by default.")
  private int last;

  @Option(
      names = "--date",
      paramLabel = "DATE",
      description = "One night; the exit code is 3 unless its last attempt published it.")
  private LocalDate night;

  @Option(names = "--json", description = "One JSON object per night.")
  private boolean isJson;

  @Override
  public Integer call() {
    History history = new History(tenure.files(), tenure.lakeRoot());
    List<Row> nights =
        night == null ? history.last(last) : history.of(night).map(List::of).orElse(List.of());
    show(nights, history);
    boolean isWell = night == null || nights.stream().anyMatch(History::isPublished);
    return isWell ? 0 : OperatorError.REFUSED;
  }

  private void show(List<Row> nights, History history) {
    Console console = tenure.console();
    OutputFormat format = isJson ? OutputFormat.JSON : OutputFormat.TABLE;
    format.writer(console.out(), console.width()).writeAll(History.COLUMNS, nights.iterator());
    if (!isJson) {
      // A table has no room for a whole reason, nor a list of nights for each of theirs.
      nights.stream()
          .filter(attempt -> night != null)
          .flatMap(attempt -> History.failure(attempt).stream())
          .forEach(console.out()::println);
      console.out().println(history.served());
    }
  }
}
