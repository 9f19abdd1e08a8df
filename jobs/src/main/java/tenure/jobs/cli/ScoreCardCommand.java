package tenure.jobs.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import tenure.jobs.console.OutputFormat;
import tenure.jobs.night.CardTrial;
import tenure.jobs.scorecard.CardWords;
import tenure.jobs.scorecard.Preview;
import tenure.jobs.scorecard.TrialWords;
import tenure.jobs.settings.HealthSettings;
import tenure.jobs.settings.Settings;
import tenure.scores.Scorecard;

/** Tries a scorecard out before it is switched on. */
@Command(
    name = "score-card",
    description = {
      "Check a scorecard, or show what it would change, before it is switched on.",
      "Nothing is written. To switch it on, put it under health/ beside your settings and name it"
          + " in tenure.health.scorecards."
    },
    footer = {
      "  ./tenure score-card config/health/enterprise.conf --check",
      "  ./tenure score-card health/mine.conf --preview --date 2026-01-31",
      "  ./tenure score-card health/mine.conf --preview --date 2026-01-31 --format csv > moved.csv"
    })
final class ScoreCardCommand implements Callable<Integer> {
  /** What is asked of the card. */
  static final class Question {
    @Option(
        names = "--check",
        description = "Say whether the card is sound; else every mistake with its line and remedy.")
    private boolean isCheck;

    @Option(
        names = "--preview",
        description = {
          "Judge a night with it: who would change band, and whether it would have foreseen",
          "losses better than the scorecards in force."
        })
    private boolean isPreview;
  }

  @ParentCommand private Tenure tenure;
  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "FILE",
      description = "The scorecard; its name is the card's.")
  private Path file;

  @ArgGroup(multiplicity = "1")
  private Question question;

  @Option(names = "--date", paramLabel = "DATE", description = "The night of a preview.")
  private LocalDate night;

  @Option(
      names = "--top",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many accounts are named; ${DEFAULT-VALUE} by default.")
  private int top;

  @Option(
      names = "--format",
      paramLabel = "table|csv|json",
      defaultValue = "table",
      description =
          "How a preview is written: ${COMPLETION-CANDIDATES}; csv and json hold every account that"
              + " would move.")
  private OutputFormat format;

  @Override
  public Integer call() {
    Scorecard card = HealthSettings.card(file, tenure.settings().segments().names());
    if (question.isCheck) {
      CardWords.card(card).forEach(tenure.console().out()::println);
      return 0;
    }
    if (night == null) {
      throw new ParameterException(
          spec.commandLine(), "Missing required option: '--date=DATE', the night of the preview");
    }
    Preview preview = Preview.of(tenure.served(), tenure.settings().health(), card, night);
    if (format == OutputFormat.TABLE) {
      print(preview);
      tried(card);
    } else {
      write(preview.moved(), format);
    }
    return 0;
  }

  private void print(Preview preview) {
    PrintStream out = tenure.console().out();
    CardWords.counted(preview, preview.counted().collectAsList()).forEach(out::println);
    out.println();
    write(preview.moved().limit(top), OutputFormat.TABLE);
  }

  private void tried(Scorecard card) {
    Settings settings = tenure.settings();
    List<Row> compared = CardTrial.of(tenure.lake(), settings, settings.health().with(card), night);
    tenure.console().out().println();
    TrialWords.of(card.name(), compared).forEach(tenure.console().out()::println);
  }

  private void write(Dataset<Row> rows, OutputFormat as) {
    as.writer(tenure.console().out(), tenure.console().width())
        .writeAll(rows.schema(), rows.toLocalIterator());
  }
}
