package tenure.jobs;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import tenure.jobs.lake.Lake;
import tenure.jobs.night.Nightly;
import tenure.jobs.report.CompanyReport;
import tenure.jobs.report.ReportPage;
import tenure.jobs.report.ReportReader;
import tenure.jobs.report.ReportTables;
import tenure.jobs.settings.Settings;
import tenure.jobs.simulate.Simulation;
import tenure.jobs.simulate.Simulator;

/**
 * An invented company from its extracts to the page a leader reads: two years, the history in one
 * load and the last nights one by one. The same plan gives the same figures.
 */
public final class Demo {
  private static final int MONTHS = 24;
  private static final int NIGHTS = 3;

  private final Plan plan;
  private final Progress progress;
  private final PrintStream out;

  private Demo(Plan plan, Progress progress, PrintStream out) {
    this.plan = plan;
    this.progress = progress;
    this.out = out;
  }

  /**
   * What to show.
   *
   * @param accounts how many accounts the company has in its CRM
   * @param to the last night
   * @param seed the same seed gives the same company
   * @param folder where extracts, tables and page are put
   */
  public record Plan(int accounts, LocalDate to, long seed, Path folder) {
    /** The company that documents speak of. */
    public static Plan usual(Path folder) {
      return new Plan(300, LocalDate.of(2025, 12, 31), 42, folder);
    }

    /** The same with another number of accounts. */
    public Plan withAccounts(int number) {
      return new Plan(number, to, seed, folder);
    }
  }

  /**
   * Simulates, runs the nights, prints what came out and writes the page.
   *
   * @return the page's file
   * @throws OperatorError where the folder holds something else
   */
  public static Path run(Plan plan, Progress progress, PrintStream out) {
    return new Demo(plan, progress, out).run();
  }

  private Path run() {
    DemoFolder folder = DemoFolder.cleared(plan.folder());
    Settings settings =
        Settings.load(
            new Settings.Overrides(
                Optional.empty(),
                Optional.of(folder.landing().toString()),
                Optional.of(folder.lake().toString())));
    Lake lake = new Lake(Sessions.start(settings), settings.lake());
    simulate(lake, folder);
    nights(lake, settings);
    CompanyReport report = report(lake, settings, folder);
    ReportTables.print(report, out);
    out.println();
    out.println("The page: " + folder.page());
    return folder.page();
  }

  private void simulate(Lake lake, DemoFolder folder) {
    Simulation simulation =
        Simulation.daily(
                folder.root(),
                plan.accounts(),
                plan.to().minusMonths(MONTHS).plusDays(1),
                plan.to(),
                plan.seed())
            .withNights(NIGHTS);
    Simulator.run(lake.spark(), simulation, progress);
  }

  private void nights(Lake lake, Settings settings) {
    Nightly nightly = new Nightly(lake, settings, progress, Clock.systemUTC());
    for (int back = NIGHTS; back >= 0; back--) {
      nightly.run(plan.to().minusDays(back));
    }
  }

  private CompanyReport report(Lake lake, Settings settings, DemoFolder folder) {
    long start = System.nanoTime();
    progress.begins("page", 1);
    progress.started("page");
    CompanyReport report =
        ReportReader.read(lake, plan.to(), settings.ledger().reportingCurrency());
    try {
      ReportPage.write(report, folder.page());
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
    long millis = (System.nanoTime() - start) / 1_000_000;
    progress.finished(new StepResult("page", 0, 1, folder.page().toFile().length(), -1, millis));
    progress.ended("page");
    return report;
  }
}
