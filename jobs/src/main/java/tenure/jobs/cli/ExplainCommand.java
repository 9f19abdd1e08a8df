package tenure.jobs.cli;

import java.io.PrintStream;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Row;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tenure.jobs.console.Console;
import tenure.jobs.console.OutputFormat;
import tenure.jobs.explain.ExplainedWords;
import tenure.jobs.explain.Explanation;

/** Explains one account on one night. */
@Command(
    name = "explain",
    description = "Explain one customer: score, measures, gaps, changes, revenue, next renewal.",
    footer = {
      "  ./tenure explain 0018X00002abcDEQAY --date 2026-01-31",
      "  ./tenure explain \"Acme GmbH\" --date 2026-01-31"
    })
final class ExplainCommand implements Callable<Integer> {
  @ParentCommand private Tenure tenure;

  @Parameters(index = "0", paramLabel = "ACCOUNT", description = "Its id, or its name.")
  private String account;

  @Option(names = "--date", required = true, paramLabel = "DATE", description = "The night.")
  private LocalDate night;

  @Override
  public Integer call() {
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
}
