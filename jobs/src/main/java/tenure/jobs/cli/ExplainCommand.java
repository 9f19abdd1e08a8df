package tenure.jobs.cli;

import java.io.PrintStream;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Row;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import tenure.jobs.console.Console;
import tenure.jobs.console.OutputFormat;
import tenure.jobs.explain.ExplainedWords;
import tenure.jobs.explain.Explanation;

/** Explains one account on one night. */
@Command(
    name = "explain",
    description = {
      "Explain one customer: score, measures, gaps, changes, revenue, next renewal.",
      "Or explain a figure: 'explain retention' tells which customers moved NRR and GRR."
    },
    subcommands = ExplainRetentionCommand.class,
    footer = {
      "  ./tenure explain 0018X00002abcDEQAY --date 2026-01-31",
      "  ./tenure explain \"Acme GmbH\" --date 2026-01-31",
      "  ./tenure explain retention --from 2025-11 --to 2025-12"
    })
final class ExplainCommand implements Callable<Integer> {
  @ParentCommand private Tenure tenure;

  @Spec private CommandSpec spec;

  // Required by the explanation of an account, and not where a subcommand is called.
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "ACCOUNT",
      description = "Its id, or its name.")
  private String account;

  @Option(names = "--date", paramLabel = "DATE", description = "The night.")
  private LocalDate night;

  /** The command that this one belongs to. */
  Tenure tenure() {
    return tenure;
  }

  @Override
  public Integer call() {
    refuseMissing(account, "parameter: 'ACCOUNT'");
    refuseMissing(night, "option: '--date=DATE'");
    Explanation explained = Explanation.read(tenure.lake(), account, night);
    Console console = tenure.console();
    PrintStream out = console.out();
    ExplainedWords.head(explained).forEach(out::println);
    List<Row> measures = explained.measures().collectAsList();
    if (!measures.isEmpty()) {
      out.println(ExplainedWords.biggestGap(measures));
      OutputFormat.TABLE
          .writer(out, console.width())
          .writeAll(explained.measures().schema(), measures.iterator());
    }
    ExplainedWords.renewal(explained).forEach(out::println);
    return 0;
  }

  private void refuseMissing(Object given, String what) {
    if (given == null) {
      throw new ParameterException(spec.commandLine(), "Missing required " + what);
    }
  }
}
