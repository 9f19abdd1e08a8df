package tenure.jobs.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import tenure.jobs.Sessions;
import tenure.jobs.bench.PublishBench;
import tenure.jobs.settings.Settings;

/** Measures the publishing to a warehouse. */
@Command(
    name = "publish",
    description =
        "Measure how many rows a second come to a warehouse, beside a plain COPY of the same rows from"
            + " a file. It works in the schemas SCHEMA_bench and SCHEMA_bench_staging, which it drops.",
    footer = {
      "  ./tenure bench publish --to analytics --out bench --rows 10000000 --nightly 100000"
    })
final class BenchPublishCommand implements Callable<Integer> {
  @ParentCommand private BenchCommand bench;
  @Mixin private BenchPlace place;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "NAME",
      description = "The warehouse, as the settings call it.")
  private String name;

  @Option(
      names = "--rows",
      paramLabel = "N",
      defaultValue = "10000000",
      description = "Rows of the history; ${DEFAULT-VALUE} by default.")
  private long rows;

  @Option(
      names = "--nightly",
      paramLabel = "N",
      defaultValue = "100000",
      description = "Rows of each night; ${DEFAULT-VALUE} by default.")
  private long nightly;

  @Override
  public Integer call() {
    Tenure tenure = bench.tenure();
    Settings settings = BenchPlace.settings(tenure);
    int nights = (int) Math.max(1, rows / nightly);
    new PublishBench(
            Sessions.start(settings),
            settings.warehouse(name),
            settings.spark().parallelSteps(),
            tenure.console().progress())
        .run(place.folder(), nightly, nights)
        .forEach(this::print);
    return 0;
  }

  private void print(PublishBench.Measured m) {
    bench
        .tenure()
        .console()
        .out()
        .printf(
            Locale.ROOT,
            "%-8s %,12d rows: published in %.1f s, %,.0f rows/s; copied from a file in %.1f s, %,.0f rows/s; ratio %.2f%n",
            m.what(),
            m.rows(),
            m.publishSeconds(),
            m.rows() / m.publishSeconds(),
            m.copySeconds(),
            m.rows() / m.copySeconds(),
            m.ratio());
  }
}
