package tenure.jobs.cli;

import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tenure.jobs.console.Console;
import tenure.jobs.console.OutputFormat;
import tenure.jobs.lake.Lake;
import tenure.jobs.sql.Query;

/** Answers a question in SQL. */
@Command(
    name = "sql",
    description = "Ask the lake a question in SQL; marts are read as last published.",
    footer = {
      "  ./tenure sql \"select period_end_date, grr, nrr from marts.fct_retention",
      "                where definition_id = 'cohort_12m' and slice_kind = 'total'\"",
      "  ./tenure sql --format csv \"select * from marts.dim_account\" > accounts.csv"
    })
final class SqlCommand implements Callable<Integer> {
  @ParentCommand private Tenure tenure;

  @Parameters(index = "0", paramLabel = "STATEMENT", description = "A SELECT over lake tables.")
  private String statement;

  @Option(
      names = "--format",
      paramLabel = "table|csv|json",
      defaultValue = "table",
      description = "How rows are written: ${COMPLETION-CANDIDATES}.")
  private OutputFormat format;

  @Override
  public Integer call() {
    Lake lake = tenure.lake();
    Dataset<Row> rows = Query.of(lake, statement);
    Console console = tenure.console();
    format.writer(console.out(), console.width()).writeAll(rows.schema(), rows.toLocalIterator());
    return 0;
  }
}
