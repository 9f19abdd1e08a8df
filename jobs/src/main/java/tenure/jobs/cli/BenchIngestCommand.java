package tenure.jobs.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import tenure.jobs.Sessions;
import tenure.jobs.StepResult;
import tenure.jobs.bench.IngestBench;
import tenure.jobs.bench.NightsBehind;
import tenure.jobs.settings.Settings;

/** Measures the ingest of product events. */
@Command(
    name = "ingest",
    description =
        "Measure the way of invented product events to daily usage beside what Spark takes to parse"
            + " the same files, and a night's ingest by how many nights stand behind it.",
    footer = {"  TENURE_HEAP=4g ./tenure bench ingest --out bench --events 10000000"})
final class BenchIngestCommand implements Callable<Integer> {
  @ParentCommand private BenchCommand bench;
  @Mixin private BenchPlace place;

  @Option(
      names = "--events",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "Events of the one night; ${DEFAULT-VALUE} by default, 0 for none.")
  private long events;

  @Option(
      names = "--behind",
      paramLabel = "N",
      split = ",",
      defaultValue = "400,10",
      description = "Nights behind the measured ones; ${DEFAULT-VALUE} by default, 0 for none.")
  private List<Integer> behind;

  @Option(
      names = "--nightly",
      paramLabel = "N",
      defaultValue = "2000",
      description = "Events of each of those nights; ${DEFAULT-VALUE} by default.")
  private long nightly;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "15",
      description = "Nights measured on each of those lakes; ${DEFAULT-VALUE} by default.")
  private int rounds;

  @Override
  public Integer call() {
    Tenure tenure = bench.tenure();
    Settings settings = BenchPlace.settings(tenure);
    IngestBench ingest =
        new IngestBench(Sessions.start(settings), settings, tenure.console().progress());
    PrintStream out = tenure.console().out();
    if (events > 0) {
      print(ingest.run(place.folder(), events, place.seed()), out);
    }
    List<Integer> nights = behind.stream().filter(n -> n > 0).toList();
    if (!nights.isEmpty()) {
      new NightsBehind(ingest, tenure.console().progress())
          .run(place.folder(), nights, rounds, nightly, place.seed())
          .forEach(m -> print(m, out));
    }
    return 0;
  }

  private static void print(IngestBench.Measured m, PrintStream out) {
    out.printf(
        Locale.ROOT,
        "%,d events in %,d MB: Tenure %.1f s, %,.0f events/s; parsing alone %.1f s, %,.0f events/s;"
            + " ratio %.2f; peak heap %,d of %,d MB%n",
        m.events(),
        m.bytes() >> 20,
        m.ingestSeconds(),
        m.events() / m.ingestSeconds(),
        m.parseSeconds(),
        m.events() / m.parseSeconds(),
        m.ratio(),
        m.peakHeapBytes() >> 20,
        Runtime.getRuntime().maxMemory() >> 20);
    for (StepResult step : m.steps()) {
      out.printf(
          Locale.ROOT,
          "    %-32s %,12d rows %8.1f s%n",
          step.step(),
          step.rows(),
          step.millis() / 1e3);
    }
    out.flush();
  }

  private static void print(NightsBehind.Measured m, PrintStream out) {
    out.printf(
        Locale.ROOT,
        "%4d nights behind: a night's ingest takes %.2f s (%s)%n",
        m.nights(),
        m.median(),
        String.join(
            ", ", m.seconds().stream().map(s -> String.format(Locale.ROOT, "%.2f", s)).toList()));
    out.flush();
  }
}
