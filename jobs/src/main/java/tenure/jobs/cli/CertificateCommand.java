package tenure.jobs.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import tenure.jobs.OperatorError;
import tenure.jobs.report.CertificatePage;
import tenure.jobs.report.CertificateReport;

/** Shows what must hold of a night's figures, and whether it does. */
@Command(
    name = "certificate",
    description =
        "Show the certificate of a night: every identity of ledger and retention with its"
            + " residual. The exit code is 3 where one does not hold.",
    footer = {"  ./tenure certificate --date 2026-01-31 --out certificate.html"})
final class CertificateCommand implements Callable<Integer> {
  @ParentCommand private Tenure tenure;

  @Option(names = "--date", required = true, paramLabel = "DATE", description = "The night.")
  private LocalDate night;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write it as a page too: one HTML file, readable offline.")
  private Optional<Path> file;

  @Override
  public Integer call() throws IOException {
    String currency = tenure.settings().ledger().reportingCurrency();
    CertificateReport report = CertificateReport.read(tenure.lake(), night, currency);
    CertificatePage.print(report, tenure.console().out());
    if (file.isPresent()) {
      CertificatePage.write(report, file.get());
      tenure.console().out().println("\nThe page: " + file.get());
    }
    return report.isPassed() ? 0 : OperatorError.REFUSED;
  }
}
