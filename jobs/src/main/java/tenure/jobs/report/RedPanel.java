package tenure.jobs.report;

import static tenure.jobs.report.Grid.row;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tenure.jobs.report.CompanyReport.BandGroup;
import tenure.jobs.report.RedAccount.Play;

/** The red customers: what is at stake, whose work each is, and what is due next. */
final class RedPanel {
  private static final String TITLE = "Red customers, and whose work they are";

  private RedPanel() {}

  static Section.Panel of(CompanyReport report, Words words) {
    return new Section.Panel(
        TITLE,
        finding(report, words),
        "",
        "wide",
        report.red().isEmpty() ? null : table(report.red(), words));
  }

  private static String finding(CompanyReport report, Words words) {
    List<RedAccount> shown = report.red();
    if (shown.isEmpty()) {
      return "No paying customer is red.";
    }
    long all = red(report).mapToLong(BandGroup::accounts).sum();
    BigDecimal arr = red(report).map(BandGroup::arr).reduce(BigDecimal.ZERO, BigDecimal::add);
    long overdue = shown.stream().filter(RedAccount::isOverdue).count();
    return "%s worth %s of ARR %s red, each with an open risk play that has an owner and a due day%s. %s"
        .formatted(
            Words.count(all, "account"),
            words.money(arr),
            all == 1 ? "is" : "are",
            all > shown.size() ? "; these %d have the most ARR".formatted(shown.size()) : "",
            overdue == 0
                ? "No step of theirs is overdue."
                : "Steps are overdue at %d of %d.".formatted(overdue, shown.size()));
  }

  private static Stream<BandGroup> red(CompanyReport report) {
    return report.bands().stream().filter(b -> b.band() == Band.RED);
  }

  private static Grid table(List<RedAccount> accounts, Words words) {
    return Grid.of(
        TITLE,
        List.of(
            "Account",
            "Segment",
            "#ARR",
            "#Score",
            "#In 28 days",
            "~Open risk plays",
            "~Owner",
            "Next step due"),
        accounts.stream().map(a -> line(a, words)).toList());
  }

  private static List<Object> line(RedAccount a, Words words) {
    return row(
        a.account(),
        Words.name(a.segment()),
        words.exact(a.arr()),
        Words.score(a.score()),
        Words.points(a.change()),
        joined(a.plays().stream().map(p -> Words.name(p.playbook().replace('-', '_')))),
        joined(a.plays().stream().map(Play::owner)),
        Words.shortDay(a.due()) + (a.isOverdue() ? ", overdue" : ""));
  }

  private static String joined(Stream<String> words) {
    String all = words.distinct().collect(Collectors.joining(", "));
    return all.isEmpty() ? Words.NONE : all;
  }
}
