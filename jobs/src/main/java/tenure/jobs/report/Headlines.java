package tenure.jobs.report;

import static tenure.jobs.report.Words.count;
import static tenure.jobs.report.Words.share;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import tenure.jobs.report.CompanyReport.BandGroup;
import tenure.jobs.report.CompanyReport.Month;
import tenure.jobs.report.CompanyReport.Retention;

/** The six figures at the top, each with a plain sentence and the rule behind it. */
final class Headlines {
  /** One figure. */
  record Card(
      String name,
      String value,
      Verdict verdict,
      String change,
      String sparkline,
      String sentence,
      String rule) {}

  private final CompanyReport report;
  private final Words words;
  private final Retention now;
  private final Month month;

  Headlines(CompanyReport report, Words words) {
    this.report = report;
    this.words = words;
    this.now = CompanyReport.last(report.retention());
    this.month = CompanyReport.last(report.months());
  }

  List<Card> cards() {
    return List.of(arr(), nrr(), grr(), logo(), accounts(), redArr());
  }

  /** The company in two sentences. */
  String summary() {
    if (report.isEmpty()) {
      return "Nothing to report yet: no account has paid by this night. The figures appear with the"
          + " first complete month in which one does.";
    }
    String paying =
        "On %s %s."
            .formatted(
                Words.shortDay(report.night()),
                report.payingAccounts() == 1
                    ? "1 account pays"
                    : count(report.payingAccounts()) + " accounts pay");
    if (month == null) {
      return paying + " No month is complete yet.";
    }
    String size =
        "At the end of %s the company ran at %s of annual recurring revenue. %s"
            .formatted(Words.month(month.end()), words.money(month.arr()), paying);
    return now == null || now.nrr() == null ? size : size + " " + kept();
  }

  private String kept() {
    return "Of every %s paid a year earlier, %s is paid today, and %s when growth is left out."
        .formatted(hundred(1.0), hundred(now.nrr()), hundred(now.grr()));
  }

  private String hundred(double share) {
    return words.money(BigDecimal.valueOf(share * 100).setScale(0, RoundingMode.HALF_UP));
  }

  private Card arr() {
    return new Card(
        "ARR",
        words.money(month == null ? null : month.arr()),
        null,
        Trend.ofAmounts(report.months().stream().map(Month::arr).toList(), words::change),
        Sparkline.of(report.months().stream().map(m -> m.arr().doubleValue()).toList()),
        month == null
            ? "No month is complete yet, and an open month is never counted."
            : "Annual recurring revenue: 12 × what is paid per month at the end of %s."
                .formatted(Words.month(month.end())),
        "The state at the last instant of the month, after recurring discounts; one-off items,"
            + " overage and trials are left out (rules 1.1, 1.2, 1.4, 1.5, 1.7).");
  }

  private Card nrr() {
    String sentence =
        now == null || now.nrr() == null
            ? "No customer is a year old yet, so there is nothing to divide by."
            : "Customers of a year ago paid %s a month then and pay %s now, growth and losses included."
                .formatted(words.money(now.opening()), words.money(now.closing()));
    return rate(
        "Net revenue retention",
        Retention::nrr,
        Verdict.ofNrr(now == null ? null : now.nrr()),
        sentence,
        "The accounts that paid 12 months ago, whole families counted as one: what they pay now"
            + " over what they paid then. New accounts count in neither (rules 2.1, 2.4, 2.8).");
  }

  private Card grr() {
    String sentence =
        now == null || now.grr() == null
            ? "No customer is a year old yet, so there is nothing to divide by."
            : "%s of those %s a month is still paid when growth is left out."
                .formatted(words.money(now.retained()), words.money(now.opening()));
    return rate(
        "Gross revenue retention",
        Retention::grr,
        Verdict.ofGrr(now == null ? null : now.grr()),
        sentence,
        "As above, but each account counts at most what it paid then; the cap is applied per"
            + " account, then summed, so one account's growth never hides another's loss"
            + " (rules 2.1, 2.2).");
  }

  private Card logo() {
    String sentence =
        now == null || now.logo() == null
            ? "No customer is a year old yet, so there is nothing to divide by."
            : "%s of %s of a year ago still pay."
                .formatted(count(now.retainedAccounts()), count(now.openingAccounts(), "customer"));
    return rate(
        "Logo retention",
        Retention::logo,
        null,
        sentence,
        "Customers counted by head instead of by revenue (rule 2.1).");
  }

  private Card rate(
      String name,
      Function<Retention, Double> rate,
      Verdict verdict,
      String sentence,
      String rule) {
    List<Double> values = report.retention().stream().map(rate).filter(Objects::nonNull).toList();
    Double value = now == null ? null : rate.apply(now);
    return new Card(
        name, share(value), verdict, Trend.ofRates(values), Sparkline.of(values), sentence, rule);
  }

  private Card accounts() {
    List<BigDecimal> customers =
        report.bridges().stream().map(b -> BigDecimal.valueOf(b.openingCustomers())).toList();
    String trend = Trend.ofAmounts(customers, Trend::signed);
    return new Card(
        "Paying accounts",
        count(report.payingAccounts()),
        null,
        trend.isEmpty() ? "" : "Customers " + trend,
        Sparkline.of(customers.stream().map(BigDecimal::doubleValue).toList()),
        "Accounts with recurring revenue on %s. The line counts customers at each month's start, a family of accounts as one."
            .formatted(Words.shortDay(report.night())),
        "Trials and free plans do not count; a paused account does not while it is paused"
            + " (rules 1.5, 1.8, 2.8).");
  }

  private Card redArr() {
    Map<Band, BigDecimal> arr = new EnumMap<>(Band.class);
    report.bands().forEach(b -> arr.merge(b.band(), b.arr(), BigDecimal::add));
    BigDecimal red = arr.getOrDefault(Band.RED, BigDecimal.ZERO);
    BigDecimal all = arr.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    Map<Band, Double> parts = new EnumMap<>(Band.class);
    arr.forEach((band, amount) -> parts.put(band, amount.doubleValue()));
    return new Card(
        "Red ARR",
        words.money(red),
        null,
        Words.part(red, all) + " of ARR on " + Words.shortDay(report.night()),
        Sparkline.parts(parts),
        "ARR of the %s whose health is red.".formatted(count(redAccounts(), "account")),
        "The confirmed band: it moves after two nights, or at once when the score is five points"
            + " past the edge. An account with too little data has no colour (rules 3.2, 3.4).");
  }

  private long redAccounts() {
    return report.bands().stream()
        .filter(b -> b.band() == Band.RED)
        .mapToLong(BandGroup::accounts)
        .sum();
  }
}
