package tenure.jobs.cli;

import java.io.PrintStream;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import tenure.jobs.console.Console;
import tenure.jobs.console.OutputFormat;
import tenure.jobs.explain.RetentionExplanation;
import tenure.jobs.explain.RetentionQuestion;
import tenure.jobs.explain.RetentionWords;

/** Explains why retention moved. */
@Command(
    name = "retention",
    description =
        "Explain why NRR and GRR moved from one month to another: by account, by movement, by"
            + " definition. The parts add up to the whole.",
    footer = {
      "  ./tenure explain retention --from 2025-11 --to 2025-12",
      "  ./tenure explain retention --from 2025-11 --to 2025-12 --slice segment=smb --top 20",
      "  ./tenure explain retention --from 2025-11 --to 2025-12 --part accounts --format csv"
    })
final class ExplainRetentionCommand implements Callable<Integer> {
  /** The tables of an explanation. */
  enum Part {
    ACCOUNTS,
    BRIDGE,
    DEFINITIONS;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @ParentCommand private ExplainCommand explain;
  @Spec private CommandSpec spec;

  @Option(names = "--from", required = true, paramLabel = "M", description = "A month: 2025-11.")
  private YearMonth from;

  @Option(names = "--to", required = true, paramLabel = "M", description = "A later month.")
  private YearMonth to;

  @Option(
      names = "--slice",
      paramLabel = "KIND=VALUE",
      description = "Only these accounts, such as segment=smb; all by default.")
  private Map<String, String> slice = Map.of("total", "total");

  @Option(
      names = "--definition",
      paramLabel = "ID",
      description = "The definition_id of marts.fct_retention; cohort_12m by default.")
  private String definition = RetentionExplanation.usualDefinition();

  @Option(
      names = "--top",
      paramLabel = "N",
      defaultValue = "10",
      description = "How many accounts are named; ${DEFAULT-VALUE} by default.")
  private int top;

  @Option(
      names = "--date",
      paramLabel = "DATE",
      description = "As known on this night; the last published one by default.")
  private Optional<LocalDate> night;

  @Option(
      names = "--part",
      paramLabel = "accounts|bridge|definitions",
      defaultValue = "accounts",
      description = "The table that csv and json write: ${COMPLETION-CANDIDATES}.")
  private Part part;

  @Option(
      names = "--format",
      paramLabel = "table|csv|json",
      defaultValue = "table",
      description = "How it is written: ${COMPLETION-CANDIDATES}.")
  private OutputFormat format;

  @Override
  public Integer call() {
    Tenure tenure = explain.tenure();
    RetentionExplanation explained =
        RetentionExplanation.read(tenure.served(), tenure.settings(), question());
    Console console = tenure.console();
    if (format == OutputFormat.TABLE) {
      print(explained, console);
    } else {
      Dataset<Row> rows =
          switch (part) {
            case ACCOUNTS -> explained.accounts();
            case BRIDGE -> explained.bridge();
            case DEFINITIONS -> explained.definitions();
          };
      format.writer(console.out(), console.width()).writeAll(rows.schema(), rows.toLocalIterator());
    }
    return 0;
  }

  private RetentionQuestion question() {
    refuse(!from.isBefore(to), "--from " + from + " must lie before --to " + to + ".");
    refuse(slice.size() != 1, "--slice is given once; a slice is one kind and one value.");
    refuse(top < 1, "--top is at least 1, not " + top + ".");
    Map.Entry<String, String> only = slice.entrySet().iterator().next();
    return new RetentionQuestion(from, to, only.getKey(), only.getValue(), definition, top, night);
  }

  private void refuse(boolean isWrong, String why) {
    if (isWrong) {
      throw new ParameterException(spec.commandLine(), why);
    }
  }

  private static void print(RetentionExplanation explained, Console console) {
    PrintStream out = console.out();
    RetentionWords.head(explained).forEach(out::println);
    for (RetentionWords.Listing listing : RetentionWords.tables(explained)) {
      out.println();
      out.println(listing.title());
      OutputFormat.TABLE
          .writer(out, console.width())
          .writeAll(listing.schema(), listing.rows().iterator());
    }
  }
}
