package tenure.jobs.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import tenure.jobs.Sessions;
import tenure.jobs.bench.ManyNights;
import tenure.jobs.bench.NightsChart;
import tenure.jobs.bench.NightsLog;
import tenure.jobs.settings.Settings;

/** Shows what very many nights leave behind. */
@Command(
    name = "nights",
    description = {
      "Run very many nights of a small company on one lake, and note after each its seconds and the",
      "files of every table, in DIR/nights.csv. Stopped and called again it goes on where it was.",
      "At the end, or with --chart at once, it draws DIR/files.svg and DIR/seconds.svg."
    },
    footer = {"  ./tenure bench nights --out bench --nights 400 --accounts 20"})
final class BenchNightsCommand implements Callable<Integer> {
  @ParentCommand private BenchCommand bench;
  @Mixin private BenchPlace place;

  @Option(
      names = "--nights",
      paramLabel = "N",
      defaultValue = "400",
      description = "Nights in all; ${DEFAULT-VALUE} by default. The same in every call.")
  private int nights;

  @Option(
      names = "--accounts",
      paramLabel = "N",
      defaultValue = "20",
      description = "Customers; ${DEFAULT-VALUE} by default. The same in every call.")
  private int accounts;

  @Option(names = "--chart", description = "Run no night, and draw those that are measured.")
  private boolean isChart;

  @Override
  public Integer call() throws IOException {
    Tenure tenure = bench.tenure();
    Path folder = place.folder().toAbsolutePath();
    Settings settings = settings(tenure, folder);
    PrintStream out = tenure.console().out();
    ManyNights many =
        new ManyNights(Sessions.start(settings), settings, tenure.console().progress(), folder);
    if (!isChart) {
      many.run(
          ManyNights.company(folder, accounts, nights, place.seed()), night -> print(night, out));
    }
    List<NightsLog.Night> measured = many.nights();
    new NightsChart(measured).write(folder);
    out.println(measured.size() + " nights: " + folder.resolve("files.svg"));
    return 0;
  }

  private static Settings settings(Tenure tenure, Path folder) {
    tenure.configureSparkLog();
    return Settings.load(
        new Settings.Overrides(
            tenure.overrides().config(),
            Optional.of(folder.resolve("landing").toString()),
            Optional.of(folder.resolve("lake").toString())));
  }

  private static void print(NightsLog.Night night, PrintStream out) {
    out.printf(
        Locale.ROOT,
        "%s %6.1f s, %,6d data files (at most %,d in a table), %,6d log files (%,d), %,6d kB%n",
        night.night(),
        night.seconds(),
        night.dataFiles(),
        night.mostDataFiles(),
        night.logFiles(),
        night.mostLogFiles(),
        night.bytes() >> 10);
    out.flush();
  }
}
