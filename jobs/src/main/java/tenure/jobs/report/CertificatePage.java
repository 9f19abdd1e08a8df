package tenure.jobs.report;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The certificate for auditors: one HTML file that needs no network, and the same as text. */
public final class CertificatePage {
  private CertificatePage() {}

  /**
   * Writes the page, and the folder it stands in.
   *
   * @throws IOException where the file cannot be written
   */
  public static void write(CertificateReport report, Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, render(report));
  }

  /** Prints the verdict and both tables. */
  public static void print(CertificateReport report, PrintStream out) {
    out.println("Certificate of the night " + report.night() + ", " + report.currency());
    out.println(report.verdict());
    for (Grid grid : tables(report)) {
      out.println();
      out.println(grid.caption());
      out.println(ReportTables.draw(grid));
    }
  }

  /** The page as HTML. */
  public static String render(CertificateReport report) {
    Map<String, Object> page = new HashMap<>();
    page.put("night", Words.day(report.night()));
    page.put("verdict", report.verdict());
    page.put("tone", report.isPassed() ? "green" : "red");
    page.put("symbol", report.isPassed() ? "●" : "■");
    page.put("word", report.isPassed() ? "holds" : "does not hold");
    page.put("tables", tables(report));
    page.put("currency", report.currency());
    page.put("style", PageAssets.text("/report/style.css"));
    page.put("contentPolicy", PageAssets.contentPolicy());
    return PageAssets.template("certificate").execute(page);
  }

  private static List<Grid> tables(CertificateReport report) {
    return List.of(CertificateTables.identities(report), CertificateTables.lines(report));
  }
}
