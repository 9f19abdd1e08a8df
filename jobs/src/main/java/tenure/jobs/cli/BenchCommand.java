package tenure.jobs.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import tenure.jobs.Demo;
import tenure.jobs.Sessions;
import tenure.jobs.bench.Bench;
import tenure.jobs.bench.BenchTable;
import tenure.jobs.settings.Settings;
import tenure.jobs.simulate.Simulation;

/** Measures nights on an invented company. */
@Command(
    name = "bench",
    description = {
      "Measure what each step of a night costs, on an invented company.",
      "Its product events begin four months before the last night."
    },
    subcommands = {
      BenchLedgerCommand.class,
      BenchHealthCommand.class,
      BenchIngestCommand.class,
      BenchNightsCommand.class,
      BenchPublishCommand.class
    },
    footer = {
      "  ./tenure bench --out bench --accounts 1000 --months 12 --nights 5",
      "  ./tenure bench ledger --out bench --accounts 1000,10000",
      "  ./tenure bench health --out bench --accounts 1000 --behind 120,800",
      "  TENURE_HEAP=4g ./tenure bench ingest --out bench --events 1000000 --behind 100,10",
      "  ./tenure bench nights --out bench --nights 400 --accounts 20",
      "  ./tenure bench publish --to analytics --out bench"
    })
final class BenchCommand implements Callable<Integer> {
  @ParentCommand private Tenure tenure;
  @Spec private CommandSpec spec;
  @Mixin private CompanyOptions company;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "An empty or new folder for extracts and tables.")
  private Path folder;

  @Option(
      names = "--months",
      paramLabel = "N",
      defaultValue = "24",
      description = "Months of history; ${DEFAULT-VALUE} by default.")
  private int months;

  @Option(
      names = "--nights",
      paramLabel = "N",
      defaultValue = "3",
      description = "Nights measured after the history; ${DEFAULT-VALUE} by default.")
  private int nights;

  /** The command that this one belongs to. */
  Tenure tenure() {
    return tenure;
  }

  @Override
  public Integer call() {
    if (folder == null) {
      throw new ParameterException(spec.commandLine(), "Missing required option: '--out=DIR'");
    }
    tenure.configureSparkLog();
    Settings settings =
        Settings.load(
            new Settings.Overrides(
                tenure.overrides().config(),
                Optional.of(folder.resolve("landing").toString()),
                Optional.of(folder.resolve("lake").toAbsolutePath().toString())));
    new Bench(Sessions.start(settings), settings, tenure.console().progress(), Clock.systemUTC())
        .run(simulation())
        .forEach(night -> BenchTable.print(night, tenure.console().out()));
    return 0;
  }

  private Simulation simulation() {
    LocalDate from = Bench.LAST_NIGHT.minusMonths(months);
    return company.company(folder, from, Bench.LAST_NIGHT, Demo.USAGE_MONTHS).withNights(nights);
  }
}
