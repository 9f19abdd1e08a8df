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
import tenure.jobs.bench.LedgerBench;
import tenure.jobs.settings.Settings;

/** Measures the ledger beside DuckDB. */
@Command(
    name = "ledger",
    description =
        "Measure the way from subscription lines to retention beside the same in DuckDB, on"
            + " invented lines over sixty months. The exit code is 3 where the two disagree.",
    footer = {"  TENURE_HEAP=4g ./tenure bench ledger --out bench --accounts 1000,10000"})
final class BenchLedgerCommand implements Callable<Integer> {
  @ParentCommand private BenchCommand bench;
  @Mixin private BenchPlace place;
  @Mixin private DuckDbOptions duckDb;

  @Option(
      names = "--accounts",
      paramLabel = "N",
      split = ",",
      defaultValue = "1000,10000,100000",
      description = "Sizes, ten lines an account; ${DEFAULT-VALUE} by default.")
  private List<Long> sizes;

  @Override
  public Integer call() {
    Tenure tenure = bench.tenure();
    Settings settings = BenchPlace.settings(tenure);
    LedgerBench ledger =
        new LedgerBench(
            Sessions.start(settings),
            settings,
            tenure.console().progress(),
            duckDb.drivers(),
            duckDb.memory());
    boolean isEqual = true;
    for (long accounts : sizes) {
      for (LedgerBench.Measured measured : ledger.run(place.folder(), accounts, place.seed())) {
        print(measured, tenure.console().out());
        isEqual &= measured.differences() == 0;
      }
    }
    return isEqual ? 0 : OperatorError.REFUSED;
  }

  private static void print(LedgerBench.Measured m, PrintStream out) {
    out.printf(
        Locale.ROOT,
        "%,9d accounts %,11d lines %,12d line months, %-14s Tenure %8.1f s, DuckDB %7.1f s,"
            + " ratio %6.2f, %s%n",
        m.accounts(),
        m.lines(),
        m.lineMonths(),
        m.what() + ":",
        m.tenureSeconds(),
        m.duckDbSeconds(),
        m.ratio(),
        m.differences() == 0 ? "equal to the cent" : "%,d rows differ".formatted(m.differences()));
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
}
