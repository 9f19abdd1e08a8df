package tenure.jobs.simulate;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import tenure.jobs.simulate.Phase.Kind;
import tenure.jobs.simulate.Phase.Reason;

/**
 * Bills every period of every paid phase and decides how it is paid: the less value an account
 * realises, the later. Periods that began before the first simulated day are not billed again.
 */
final class Billing {
  /** How an invoice ends: after so many failed charges paid, or closed without money. */
  private record Settlement(int failures, LocalDate paidOn, LocalDate closedOn, String closedAs) {}

  private static final int SEATS_BILLED_TO_ACCOUNTING = 20;

  private final AccountStory story;
  private final List<Invoice> invoices = new ArrayList<>();
  private Phase before;

  private Billing(AccountStory story) {
    this.story = story;
  }

  static List<Invoice> invoices(AccountStory story) {
    Billing billing = new Billing(story);
    story.phases().forEach(billing::bill);
    return List.copyOf(billing.invoices);
  }

  private void bill(Phase phase) {
    if (phase.kind() == Kind.PAID) {
      LocalDate paidFrom = phase.trialEnd() == null ? phase.start() : phase.trialEnd();
      for (int period = periodAt(phase, paidFrom); ; period++) {
        LocalDate start = period(phase, period);
        LocalDate charged = Clock.later(start, paidFrom);
        boolean over = phase.end() != null && !charged.isBefore(phase.end());
        if (over || charged.isAfter(story.simulation().to())) {
          break;
        }
        if (!charged.isBefore(story.simulation().from())) {
          charge(phase, charged, start, period(phase, period + 1));
        }
      }
    }
    before = phase;
  }

  private void charge(Phase phase, LocalDate charged, LocalDate start, LocalDate end) {
    BigDecimal amount = net(phase, charged);
    if (charged.isAfter(start)) {
      // Only what the new phase costs more than the one already paid for.
      boolean paidBefore = before != null && before.kind() == Kind.PAID;
      BigDecimal more = paidBefore ? amount.subtract(net(before, charged)) : amount;
      BigDecimal left = BigDecimal.valueOf(Clock.days(charged, end));
      BigDecimal whole = BigDecimal.valueOf(Clock.days(start, end));
      amount = more.multiply(left).divide(whole, MathContext.DECIMAL64);
    }
    BigDecimal rounded = amount.setScale(0, RoundingMode.HALF_UP);
    if (rounded.signum() > 0) {
      LocalDate created = Clock.later(charged, phase.startKnownOn());
      invoices.add(settle(phase, created, start, end, rounded));
    }
  }

  private Invoice settle(
      Phase phase, LocalDate created, LocalDate start, LocalDate end, BigDecimal amount) {
    int number = invoices.size();
    boolean card = phase.intervalMonths() == 1 && phase.seats() < SEATS_BILLED_TO_ACCOUNTING;
    LocalDate due = card ? null : created.plusDays(30);
    Settlement how = settlement(phase, number, created, due);
    return new Invoice(
        number,
        phase,
        created,
        start,
        end,
        amount,
        due,
        retries(created, how.failures),
        how.paidOn,
        how.closedOn,
        how.closedAs);
  }

  private Settlement settlement(Phase phase, int number, LocalDate created, LocalDate due) {
    boolean card = due == null;
    if (isNeverPaid(phase, created)) {
      return new Settlement(card ? 4 : 0, null, phase.end(), "uncollectible");
    }
    Dice dice = story.dice("payment", number);
    if (dice.chance(0.006)) {
      return new Settlement(0, null, created.plusDays(3), "void");
    }
    double distress = StrictMath.pow(1 - story.valueOn(created), 2);
    if (card) {
      int failures = dice.chance(0.01 + 0.22 * distress) ? dice.whole(1, 3) : 0;
      return new Settlement(failures, created.plusDays(3L * failures), null, null);
    }
    boolean late = dice.chance(0.07 + 0.6 * distress);
    LocalDate paid = late ? due.plusDays(dice.whole(2, 50)) : due.minusDays(dice.whole(0, 18));
    return new Settlement(0, paid, null, null);
  }

  private static boolean isNeverPaid(Phase phase, LocalDate created) {
    return phase.ending() != null
        && phase.ending().reason() == Reason.PAYMENT_FAILED
        && !created.isBefore(phase.end().minusDays(46));
  }

  private static List<LocalDate> retries(LocalDate created, int failures) {
    List<LocalDate> days = new ArrayList<>();
    for (int failure = 0; failure < failures; failure++) {
      days.add(created.plusDays(3L * failure));
    }
    return List.copyOf(days);
  }

  private static BigDecimal net(Phase phase, LocalDate day) {
    Discount discount = phase.discount();
    boolean once =
        discount != null && !discount.recursOn(day) && discount.start().equals(phase.start());
    return once && "once".equals(discount.duration()) && day.equals(discount.start())
        ? discount.reduce(phase.listAmount())
        : phase.netAmount(day);
  }

  /** The number of the billing period that holds a day. */
  static int periodAt(Phase phase, LocalDate day) {
    int period = (int) ChronoUnit.MONTHS.between(phase.anchor(), day) / phase.intervalMonths();
    while (period(phase, period).isAfter(day)) {
      period--;
    }
    while (!period(phase, period + 1).isAfter(day)) {
      period++;
    }
    return period;
  }

  /** Counted from the anchor, so that a 31st comes back after a short month. */
  static LocalDate period(Phase phase, int number) {
    return phase.anchor().plusMonths((long) number * phase.intervalMonths());
  }
}
