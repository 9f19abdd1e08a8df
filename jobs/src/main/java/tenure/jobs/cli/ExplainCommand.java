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
import tenure.jobs.Sessions;
import tenure.jobs.console.OutputFormat;
import tenure.jobs.explain.ChangeWords;
import tenure.jobs.explain.EvidenceWords;
import tenure.jobs.explain.ExplainedWords;
import tenure.jobs.explain.Explanation;
import tenure.jobs.explain.MeasureEvidence;
import tenure.jobs.explain.PlayWords;
import tenure.jobs.explain.SignalWords;
import tenure.jobs.explain.WayWords;
import tenure.jobs.ingest.Landing;
import tenure.jobs.ingest.SourceLines;
import tenure.jobs.lake.Lake;
import tenure.jobs.settings.Settings;
import tenure.marts.DimAccount;

/** Explains one account on one night. */
@Command(
    name = "explain",
    description = {
      "Explain one customer: score, what changed it and why, what would make it green, open plays,"
          + " next renewal, and the rows behind each measure with their files.",
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

  @Option(names = "--short", description = "Leave out the rows behind each measure.")
  private boolean isShort;

  /** The command that this one belongs to. */
  Tenure tenure() {
    return tenure;
  }

  @Override
  public Integer call() {
    refuseMissing(account, "parameter: 'ACCOUNT'");
    refuseMissing(night, "option: '--date=DATE'");
    Explanation explained = Explanation.read(tenure.served(), account, night);
    List<Row> measures = explained.measures().collectAsList();
    PrintStream out = tenure.console().out();
    ExplainedWords.head(explained).forEach(out::println);
    if (!measures.isEmpty()) {
      ChangeWords.of(measures, night).forEach(out::println);
      out.println(ExplainedWords.biggestGap(measures));
      WayWords.of(explained, measures, tenure.settings().health()).forEach(out::println);
      out.println();
      OutputFormat.TABLE
          .writer(out, tenure.console().width())
          .writeAll(explained.table().schema(), explained.table().collectAsList().iterator());
      out.println();
    }
    SignalWords.of(explained).forEach(out::println);
    PlayWords.of(explained).forEach(out::println);
    ExplainedWords.renewal(explained).forEach(out::println);
    if (!measures.isEmpty() && !isShort) {
      out.println();
      EvidenceWords.of(measures, evidence(explained)).forEach(out::println);
    }
    return 0;
  }

  private MeasureEvidence evidence(Explanation explained) {
    Settings settings = tenure.settings();
    Lake lake = tenure.served();
    Landing landing = Landing.at(settings.landing(), Sessions.storage());
    return new MeasureEvidence(
        lake,
        new SourceLines(lake, landing, settings.sources()),
        explained.account().getAs(DimAccount.ACCOUNT_ID.name()),
        night);
  }

  private void refuseMissing(Object given, String what) {
    if (given == null) {
      throw new ParameterException(spec.commandLine(), "Missing required " + what);
    }
  }
}
