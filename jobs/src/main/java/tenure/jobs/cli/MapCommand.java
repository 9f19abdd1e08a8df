package tenure.jobs.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tenure.jobs.OperatorError;
import tenure.jobs.mapping.SourceMap;

/** Guesses how files of an unknown shape become a source. */
@Command(
    name = "map",
    description = {
      "Look at sample files and write a starting config/sources/NAME.conf: types, keys, dates, and",
      "what could not be placed. Read it through, then let ./tenure doctor check it on the files."
    },
    footer = {
      "  ./tenure map landing/orders/2026-01-31.csv --out config/sources/orders.conf",
      "  ./tenure map accounts.csv contracts.jsonl"
    })
final class MapCommand implements Callable<Integer> {
  @ParentCommand private Tenure tenure;

  @Parameters(arity = "1..*", paramLabel = "FILES", description = "A file of each extract.")
  private List<Path> files;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where the settings are written, a new file; standard output by default.")
  private Path out;

  @Option(
      names = "--rows",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Rows of each file to look at; ${DEFAULT-VALUE} by default.")
  private int rows;

  @Override
  public Integer call() throws IOException {
    String text = SourceMap.of(files, Path.of(tenure.settings().landing()), rows);
    if (out == null) {
      tenure.console().out().print(text);
      return 0;
    }
    if (Files.exists(out)) {
      tenure
          .console()
          .failure(OperatorError.USAGE, out + " is there already. Name another file, or move it.");
      return OperatorError.USAGE;
    }
    Files.writeString(out, text);
    tenure
        .console()
        .out()
        .println(
            "Wrote "
                + out
                + ". Read it through, add its name to tenure.use-sources, and run ./tenure doctor.");
    return 0;
  }
}
