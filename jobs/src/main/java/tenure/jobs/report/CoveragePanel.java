package tenure.jobs.report;

import static tenure.jobs.report.Grid.row;

import java.math.BigDecimal;
import java.util.List;
import tenure.jobs.report.CompanyReport.Coverage;

/** Whose the data is: how each source\u2019s keys lead to accounts, and what leads to none. */
final class CoveragePanel {
  private CoveragePanel() {}

  static Section.Panel of(CompanyReport report) {
    Words words = new Words(report.currency());
    return new Section.Panel(
        "Whose the data is",
        sentence(report, words),
        "",
        "wide",
        Grid.of(
            "Account keys",
            List.of(
                "Source",
                "#Keys",
                "#CRM accounts",
                "#By id",
                "#Recorded",
                "#By domain",
                "#Unresolved",
                "#Unresolved events, 28 days",
                "#Unresolved MRR"),
            report.coverage().stream().map(c -> line(c, words)).toList()));
  }

  private static String sentence(CompanyReport report, Words words) {
    long keys = report.coverage().stream().mapToLong(Coverage::keys).sum();
    long unresolved = report.coverage().stream().mapToLong(Coverage::unresolved).sum();
    BigDecimal mrr =
        report.coverage().stream()
            .map(Coverage::unresolvedMrr)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    if (unresolved == 0 && mrr.signum() == 0) {
      return "Every one of %s leads to an account.".formatted(Words.count(keys, "key"));
    }
    return "%s of %s lead to no account of the CRM, and %s of MRR with them; record them in the crosswalk."
        .formatted(Words.count(unresolved, "key"), Words.count(keys), words.money(mrr));
  }

  private static List<Object> line(Coverage c, Words words) {
    return row(
        Words.name(c.source()),
        Words.count(c.keys()),
        Words.count(c.itself()),
        Words.count(c.byId()),
        Words.count(c.recorded()),
        Words.count(c.byDomain()),
        Words.count(c.unresolved()),
        Words.count(c.unresolvedEvents()),
        words.money(c.unresolvedMrr()));
  }
}
