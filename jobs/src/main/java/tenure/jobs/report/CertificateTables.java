package tenure.jobs.report;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Predicate;
import tenure.jobs.report.CertificateReport.Line;

/** A certificate as tables of words: what is proved, and what became of every line. */
final class CertificateTables {
  private CertificateTables() {}

  /** The identities of ledger and retention. */
  static Grid identities(CertificateReport report) {
    return grid("What must hold", report, l -> !l.isAboutLines());
  }

  /** The lines that came in, and what became of them. */
  static Grid lines(CertificateReport report) {
    return grid("What became of every subscription line", report, Line::isAboutLines);
  }

  private static Grid grid(String caption, CertificateReport report, Predicate<Line> which) {
    return Grid.of(
        caption,
        List.of(
            "Identity",
            "~What it says",
            "Holds",
            "Over",
            "#Compared",
            "#Failed",
            "#Left",
            "#Right",
            "#Residual",
            "Worst"),
        report.lines().stream().filter(which).map(CertificateTables::row).toList());
  }

  private static List<Object> row(Line line) {
    return Grid.row(
        Words.name(line.identity()),
        line.statement(),
        line.isPassed() ? "yes" : "NO",
        line.scope(),
        Words.count(line.compared()),
        Words.count(line.failed()),
        plain(line.left()),
        plain(line.right()),
        plain(line.residual()),
        line.worst() == null ? Words.NONE : line.worst() + place(line));
  }

  private static String place(Line line) {
    return line.month() == null ? "" : ", " + line.month();
  }

  private static String plain(BigDecimal value) {
    if (value == null) {
      return Words.NONE;
    }
    BigDecimal exact = value.stripTrailingZeros();
    return (exact.scale() < 2 ? exact.setScale(2) : exact).toPlainString();
  }
}
