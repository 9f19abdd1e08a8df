package tenure.jobs.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import tenure.jobs.lake.Lake;
import tenure.jobs.report.CompanyReport;
import tenure.jobs.report.ReportPage;
import tenure.jobs.report.ReportReader;
import tenure.jobs.report.ReportTables;

/** Writes the page a leader reads. */
@Command(
    name = "report",
    description = "Write the report page of a published night: one file, readable offline.",
    footer = {"  ./tenure report --date 2026-01-31 --out report.html"})
final class ReportCommand implements Callable<Integer> {
  @ParentCommand private Tenure tenure;

  @Option(names = "--date", required = true, paramLabel = "DATE", description = "The night.")
  private LocalDate night;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      defaultValue = "report.html",
      description = "The file to write; ${DEFAULT-VALUE} by default.")
  private Path file;

  @Override
  public Integer call() throws IOException {
    Lake lake = tenure.lake();
    String currency = tenure.settings().ledger().reportingCurrency();
    CompanyReport report = ReportReader.read(lake, night, currency);
    ReportPage.write(report, file);
    ReportTables.print(report, tenure.console().out());
    tenure.console().out().println("\nThe page: " + file);
    return 0;
  }
}
