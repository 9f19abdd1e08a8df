package tenure.jobs.cli;

import java.io.PrintStream;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import tenure.contract.Table;
import tenure.jobs.Sessions;
import tenure.jobs.ingest.Expected;
import tenure.jobs.ingest.Landing;
import tenure.jobs.night.Stage;
import tenure.jobs.night.Step;
import tenure.jobs.night.Steps;
import tenure.jobs.settings.Settings;
import tenure.marts.Publication;

/** Says what a night would do. */
@Command(
    name = "plan",
    description = "Show what a night would make, and from what, without doing any of it.",
    footer = {"  ./tenure plan --date 2026-01-31"})
final class PlanCommand implements Callable<Integer> {
  /** More names than any table reads; a first night may take thousands of files. */
  private static final int SHOWN = 20;

  @ParentCommand private Tenure tenure;

  @Option(names = "--date", required = true, paramLabel = "DATE", description = "The night.")
  private LocalDate night;

  @Override
  public Integer call() {
    Settings settings = tenure.settings();
    PrintStream out = tenure.console().out();
    Landing landing = Landing.at(settings.landing(), Sessions.storage());
    Expected expected =
        Expected.of(tenure.lake(), settings.sources(), landing, night, tenure.console().progress());
    out.println("night " + night + " on the lake " + settings.lake());
    expected.files().forEach((table, files) -> line(out, Stage.INGEST, table, named(files)));
    expected.nouns().forEach((table, from) -> line(out, Stage.INGEST, table, named(from)));
    for (Step step : Steps.of(settings)) {
      line(out, step.stage(), step.target().fullName(), named(names(step.reads())));
    }
    line(out, Stage.PUBLISH, Publication.TABLE.fullName(), "the marts above, audited");
    expected.troubles().forEach(out::println);
    out.flush();
    return 0;
  }

  private static List<String> names(Collection<Table> tables) {
    return tables.stream().map(Table::fullName).toList();
  }

  private static String named(Collection<String> names) {
    String shown = names.stream().limit(SHOWN).collect(Collectors.joining(", "));
    return names.size() > SHOWN ? shown + " and " + (names.size() - SHOWN) + " more" : shown;
  }

  private static void line(PrintStream out, Stage stage, String target, String from) {
    out.printf("%-9s %-36s from %s%n", stage.id(), target, from);
  }
}
