package tenure.jobs.settings;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tenure.ledger.LedgerPolicy;
import tenure.ledger.LineCounting;
import tenure.scores.RetentionPolicy;

/**
 * The ledger's and retention's policies from {@code tenure.ledger} and {@code tenure.retention}.
 */
public final class LedgerSettings {
  private LedgerSettings() {}

  /** The ledger's policy; empty where the section has a problem, which is then noted. */
  public static Optional<LedgerPolicy> ledger(Section s) {
    String currency = s.text("reporting-currency");
    LedgerPolicy.Basis basis = s.choice("basis", LedgerPolicy.Basis.class);
    Set<LedgerPolicy.Duration> counted = durations(s, "counted-discounts");
    int snapDays = s.whole("snap-days");
    int pauseDays = s.whole("pause-days");
    int gapDays = s.whole("replace-gap-days");
    int staleDays = s.whole("rate-stale-days");
    int closeDay = s.whole("close-day");
    BigDecimal missing = s.decimal("missing-rate-share");
    Optional<LineCounting> counting = counting(s);
    Section read = s.done();
    return counting.flatMap(
        lines ->
            read.make(
                () ->
                    new LedgerPolicy(
                        currency, basis, counted, snapDays, pauseDays, gapDays, staleDays, closeDay,
                        missing, lines)));
  }

  private static Optional<LineCounting> counting(Section s) {
    Set<String> charges = Set.copyOf(s.texts("recurring-charges"));
    Set<String> suspending = Set.copyOf(s.texts("suspending-statuses"));
    boolean areTrialsCounted = s.flag("count-trials");
    LineCounting.ChurnDate churn = s.choice("churn-date", LineCounting.ChurnDate.class);
    int days = s.whole("days-per-year");
    int weeks = s.whole("weeks-per-year");
    return s.make(
        () -> new LineCounting(charges, suspending, areTrialsCounted, churn, days, weeks));
  }

  /** Retention's policy; empty where the section has a problem, which is then noted. */
  public static Optional<RetentionPolicy> retention(Section s) {
    boolean isConstant = s.flag("constant-currency");
    int fiscalStart = s.whole("fiscal-year-start-month");
    BigDecimal nrr = s.decimal("masked-nrr");
    BigDecimal grr = s.decimal("masked-grr");
    return s.done().make(() -> new RetentionPolicy(isConstant, fiscalStart, nrr, grr));
  }

  private static Set<LedgerPolicy.Duration> durations(Section s, String key) {
    Set<LedgerPolicy.Duration> durations = new LinkedHashSet<>();
    for (String word : s.texts(key)) {
      Stream.of(LedgerPolicy.Duration.values())
          .filter(d -> d.word().equals(word.toLowerCase(Locale.ROOT)))
          .findFirst()
          .ifPresentOrElse(
              durations::add,
              () -> s.wrong(key, "\"" + word + "\" is not one of forever, repeating, once."));
    }
    return durations;
  }
}
