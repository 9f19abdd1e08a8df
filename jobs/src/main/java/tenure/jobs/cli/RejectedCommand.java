package tenure.jobs.cli;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import tenure.bronze.Deliveries;
import tenure.bronze.RejectedRows;
import tenure.jobs.console.Console;
import tenure.jobs.console.OutputFormat;
import tenure.jobs.lake.Lake;
import tenure.jobs.night.History;

/** Shows what a night could not read. */
@Command(
    name = "rejected",
    description = {
      "Show the rows that a night could not read, by file, column and reason, with the first line.",
      "A file that a later night took again is cleared and left out; personal values are masked."
    },
    footer = {
      "  ./tenure rejected --date 2026-01-31",
      "  ./tenure rejected --date 2026-01-31 --source stripe --format csv"
    })
final class RejectedCommand implements Callable<Integer> {
  private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

  @ParentCommand private Tenure tenure;

  @Option(names = "--date", required = true, paramLabel = "DATE", description = "The night.")
  private LocalDate night;

  @Option(names = "--source", paramLabel = "NAME", description = "One source.")
  private String source;

  @Option(names = "--all", description = "Those too whose file a later night took again.")
  private boolean isAll;

  @Option(
      names = "--format",
      paramLabel = "table|csv|json",
      defaultValue = "table",
      description = "How rows are written: ${COMPLETION-CANDIDATES}.")
  private OutputFormat format;

  @Override
  public Integer call() {
    Lake lake = tenure.lake();
    Column isAsked = source == null ? lit(true) : RejectedRows.SOURCE.col().equalTo(source);
    Dataset<Row> groups =
        RejectedRows.grouped(
            lake.slice(RejectedRows.TABLE, night).where(isAsked),
            lake.slices(Deliveries.TABLE, night.plusDays(1), LAST_DAY));
    Column isOpen = col(RejectedRows.CLEARED_ON).isNull();
    Dataset<Row> shown = isAll ? groups : groups.where(isOpen).drop(RejectedRows.CLEARED_ON);
    List<Row> rows = shown.collectAsList();
    Console console = tenure.console();
    format.writer(console.out(), console.width()).writeAll(shown.schema(), rows.iterator());
    sayCleared(groups.where(isOpen.equalTo(false)), console);
    sayFailed(console);
    return 0;
  }

  /** Nothing is kept of an extract that is refused as a whole: the reason is all there is. */
  private void sayFailed(Console console) {
    new History(tenure.files(), tenure.lakeRoot())
        .of(night)
        .flatMap(History::failure)
        .ifPresent(
            reason -> console.err().printf("The last attempt at %s failed.%n%s%n", night, reason));
  }

  private void sayCleared(Dataset<Row> cleared, Console console) {
    Row told = cleared.agg(count(lit(1)), sum(RejectedRows.ROWS)).first();
    if (!isAll && told.getLong(0) > 0) {
      console
          .err()
          .printf(
              Locale.ROOT,
              "%,d rejected rows stood in files that later nights took again; --all shows them.%n",
              told.getLong(1));
    }
  }
}
