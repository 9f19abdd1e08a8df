package tenure.jobs.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import tenure.jobs.OperatorError;
import tenure.jobs.Sessions;
import tenure.jobs.StepResult;
import tenure.jobs.bench.HealthBench;
import tenure.jobs.settings.Settings;

/** Measures features and scores beside DuckDB, and with many nights behind them. */
@Command(
    name = "health",
    description = {
      "Measure features, scores and signals of one night on invented use of 91 days, beside the",
      "windows of that use in DuckDB; then nights with more and fewer days behind them.",
      "The exit code is 3 where the two disagree."
    },
    footer = {
      "  TENURE_HEAP=6g ./tenure bench health --out bench --accounts 1000 --behind 120,800"
    })
final class BenchHealthCommand implements Callable<Integer> {
  @ParentCommand private BenchCommand bench;
  @Mixin private BenchPlace place;
  @Mixin private DuckDbOptions duckDb;

  @Option(
      names = "--accounts",
      paramLabel = "N",
      split = ",",
      defaultValue = "1000",
      description = "Sizes; ${DEFAULT-VALUE} by default.")
  private List<Long> sizes;

  @Option(
      names = "--rows",
      paramLabel = "N",
      defaultValue = "20",
      description = "Rows of use of an account on a day; ${DEFAULT-VALUE} by default.")
  private int rows;

  @Option(
      names = "--behind",
      paramLabel = "DAYS",
      split = ",",
      description = "Days behind the measured nights, such as 120,800; not measured by default.")
  private List<Integer> behind = List.of();

  @Option(
      names = "--behind-accounts",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Accounts of those nights; ${DEFAULT-VALUE} by default.")
  private long behindAccounts;

  @Option(
      names = "--nights",
      paramLabel = "N",
      defaultValue = "3",
      description = "Nights measured on each; ${DEFAULT-VALUE} by default.")
  private int nights;

  @Override
  public Integer call() {
    Tenure tenure = bench.tenure();
    Settings settings = BenchPlace.settings(tenure);
    HealthBench health =
        new HealthBench(
            Sessions.start(settings), settings, tenure.console().progress(), place.folder());
    PrintStream out = tenure.console().out();
    boolean isEqual = true;
    for (long accounts : sizes) {
      HealthBench.Windows measured =
          health.windows(
              new HealthBench.Company(accounts, rows, place.seed()),
              duckDb.drivers(),
              duckDb.memory());
      print(accounts, measured, out);
      isEqual &= measured.differences() == 0;
    }
    if (!behind.isEmpty()) {
      print(
          health.behind(
              new HealthBench.Company(behindAccounts, rows, place.seed()), behind, nights),
          out);
    }
    return isEqual ? 0 : OperatorError.REFUSED;
  }

  private static void print(long accounts, HealthBench.Windows m, PrintStream out) {
    out.printf(
        Locale.ROOT,
        "%,9d accounts %,13d rows of use, invented in %.1f s: Tenure %.1f s, peak heap %,d MB,"
            + " DuckDB %.1f s, ratio %.2f, %s%n",
        accounts,
        m.rows(),
        m.inventSeconds(),
        m.tenureSeconds(),
        m.peakHeapBytes() >> 20,
        m.duckDbSeconds(),
        m.ratio(),
        m.differences() == 0 ? "equal" : "%,d rows differ".formatted(m.differences()));
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

  private static void print(List<HealthBench.Behind> measured, PrintStream out) {
    double least = measured.get(0).median();
    for (HealthBench.Behind m : measured) {
      out.printf(
          Locale.ROOT,
          "%,6d days behind: median %6.2f s, %5.2f times the first  (%s)%n",
          m.days(),
          m.median(),
          m.median() / least,
          String.join(
              ", ", m.seconds().stream().map(s -> String.format(Locale.ROOT, "%.2f", s)).toList()));
    }
    out.flush();
  }
}
