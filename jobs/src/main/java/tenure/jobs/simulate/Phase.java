package tenure.jobs.simulate;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.List;
import tenure.jobs.simulate.Catalogue.Price;

/**
 * A stretch of a contract during which nothing sold changes: one subscription object of the billing
 * system. Service runs from start (included) to end (excluded); a null end is open.
 *
 * @param trialEnd null without a trial; before it nothing is paid
 * @param anchor the day billing periods count from
 * @param termEnd the end of the committed term; null month to month
 * @param startKnownOn the day the billing system learned of the phase; after start when backdated
 * @param endKnownOn the day the billing system stopped it; after end when backdated
 * @param miscountedUntil the day a wrong quantity is put right; null when it never was wrong
 */
record Phase(
    int number,
    Kind kind,
    LocalDate start,
    LocalDate end,
    LocalDate trialEnd,
    LocalDate anchor,
    LocalDate termEnd,
    int intervalMonths,
    List<Item> items,
    Discount discount,
    Ending ending,
    LocalDate startKnownOn,
    LocalDate endKnownOn,
    LocalDate miscountedUntil) {

  /** What is paid for in a phase. */
  enum Kind {
    PAID,
    FREE,
    PAUSED
  }

  /** One line: so many seats of a plan or module. */
  record Item(Price price, int quantity, LocalDate created) {}

  /** Why service stopped. A requested cancellation is known before the end. */
  enum Reason {
    REPLACED,
    REQUESTED,
    PAYMENT_FAILED,
    TRIAL_EXPIRED,
    PAUSED,
    NOT_RESUMED
  }

  record Ending(Reason reason, LocalDate requestedOn, String feedback) {}

  Phase endedOn(LocalDate day, Ending why, LocalDate knownOn) {
    return new Phase(
        number,
        kind,
        start,
        day,
        trialEnd,
        anchor,
        termEnd,
        intervalMonths,
        items,
        discount,
        why,
        startKnownOn,
        knownOn,
        miscountedUntil);
  }

  boolean covers(LocalDate day) {
    return !day.isBefore(start) && (end == null || day.isBefore(end));
  }

  boolean isPaidOn(LocalDate day) {
    return kind == Kind.PAID && covers(day) && (trialEnd == null || !day.isBefore(trialEnd));
  }

  int seats() {
    return items.get(0).quantity();
  }

  /** Minor units per billing interval before discounts. */
  BigDecimal listAmount() {
    return items.stream()
        .map(item -> item.price().unitAmount().multiply(BigDecimal.valueOf(item.quantity())))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Minor units per billing interval less what a discount takes on a day. */
  BigDecimal netAmount(LocalDate day) {
    return discount == null ? listAmount() : discount.net(listAmount(), day);
  }

  /** Minor units per month of an amount per billing interval. */
  BigDecimal monthly(BigDecimal amount) {
    return amount.divide(BigDecimal.valueOf(intervalMonths), MathContext.DECIMAL64);
  }
}
