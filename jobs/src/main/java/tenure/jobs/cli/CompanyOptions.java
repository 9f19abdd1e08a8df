package tenure.jobs.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import picocli.CommandLine.Option;
import tenure.jobs.simulate.Simulation;

/** What every command that invents a company lets one choose of it. */
final class CompanyOptions {
  @Option(
      names = "--accounts",
      paramLabel = "N",
      defaultValue = "300",
      description = "Customers; ${DEFAULT-VALUE} by default.")
  private int accounts;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "42",
      description = "Another seed gives another company; ${DEFAULT-VALUE} by default.")
  private long seed;

  @Option(
      names = "--usage-months",
      paramLabel = "N",
      description =
          "Months with events of product use, the last ones; often they are collected since later"
              + " than accounts and bills.")
  private Integer usageMonths;

  @Option(
      names = "--events-per-user-day",
      paramLabel = "X",
      description = "Mean events of a user on a day of use.")
  private Double events;

  @Option(
      names = "--no-signal",
      description = "Let customers leave for no reason that the data could show.")
  private boolean isWithoutSignal;

  /** The company as chosen, every day delivered on its own. */
  Simulation company(Path folder, LocalDate from, LocalDate to) {
    Simulation usual = Simulation.daily(folder, accounts, from, to, seed);
    Simulation months = usageMonths == null ? usual : usual.withUsageMonths(usageMonths);
    Simulation volume = events == null ? months : months.withEventsPerUserDay(events);
    return isWithoutSignal ? volume.withoutSignal() : volume;
  }

  /** The same where the command itself has a usual number of months with usage. */
  Simulation company(Path folder, LocalDate from, LocalDate to, int usualUsageMonths) {
    Simulation company = company(folder, from, to);
    return usageMonths == null ? company.withUsageMonths(usualUsageMonths) : company;
  }
}
