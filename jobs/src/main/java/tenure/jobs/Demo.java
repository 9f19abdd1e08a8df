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
 * load and the last nights one by one. The same company gives the same figures.
 */
public final class Demo {
  /** The first day of the company. */
  public static final LocalDate FIRST_DAY = LocalDate.of(2024, 1, 1);

  /** The night of the page. */
  public static final LocalDate LAST_NIGHT = LocalDate.of(2025, 12, 31);

  /** The last nights, run one by one. */
  public static final int NIGHTS = 3;

  /** More than any measure looks back; product events often begin later than accounts and bills. */
  public static final int USAGE_MONTHS = 4;

  private final Simulation company;
  private final Progress progress;
  private final PrintStream out;

  private Demo(Simulation company, Progress progress, PrintStream out) {
    this.company = company;
    this.progress = progress;
    this.out = out;
  }

  /**
   * Simulates a company, runs its nights, prints what came out and writes the page.
   *
   * @return the page's file
   * @throws OperatorError where the company's folder holds something else
   */
  public static Path run(Simulation company, Progress progress, PrintStream out) {
    return new Demo(company, progress, out).run();
  }

  private Path run() {
    DemoFolder folder = DemoFolder.cleared(Path.of(company.out()));
    Settings settings =
        Settings.load(
            new Settings.Overrides(
                Optional.empty(),
                Optional.of(folder.landing().toString()),
                Optional.of(folder.lake().toString())));
    Lake lake = new Lake(Sessions.start(settings), settings.lake());
    Simulator.run(lake.spark(), company, progress);
    nights(lake, settings);
    CompanyReport report = report(lake, settings, folder);
    ReportTables.print(report, out);
    out.println();
    out.println("The page: " + folder.page());
    return folder.page();
  }

  private void nights(Lake lake, Settings settings) {
    Nightly nightly = new Nightly(lake, settings, progress, Clock.systemUTC());
    for (int back = company.nights(); back >= 0; back--) {
      nightly.run(company.to().minusDays(back));
    }
  }

  private CompanyReport report(Lake lake, Settings settings, DemoFolder folder) {
    long start = System.nanoTime();
    progress.begins("page", 1);
    progress.started("page");
    CompanyReport report =
        ReportReader.read(lake, company.to(), settings.ledger().reportingCurrency());
    try {
      ReportPage.write(report, folder.page());
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
    long millis = (System.nanoTime() - start) / 1_000_000;
    progress.finished(new StepResult("page", 0, 1, folder.page().toFile().length(), -1, 0, millis));
    progress.ended("page");
    return report;
  }
}
