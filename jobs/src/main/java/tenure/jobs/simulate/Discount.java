package tenure.jobs.simulate;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A coupon on a subscription.
 *
 * @param percentOff null when an amount is taken off
 * @param amountOff minor units per billing interval; null when a percentage is taken off
 * @param duration forever, once or repeating
 * @param months of a repeating coupon, otherwise null
 * @param end the first day without it; null for forever
 */
record Discount(
    BigDecimal percentOff,
    BigDecimal amountOff,
    String duration,
    Integer months,
    LocalDate start,
    LocalDate end) {

  /** A coupon for one invoice is no recurring discount: revenue by month stays as listed. */
  boolean recursOn(LocalDate day) {
    return !"once".equals(duration) && !day.isBefore(start) && (end == null || day.isBefore(end));
  }

  BigDecimal net(BigDecimal amount, LocalDate day) {
    return recursOn(day) ? reduce(amount) : amount;
  }

  /** The amount with the coupon taken off, never below zero. */
  BigDecimal reduce(BigDecimal amount) {
    return percentOff == null
        ? amount.subtract(amountOff).max(BigDecimal.ZERO)
        : amount.subtract(amount.multiply(percentOff).movePointLeft(2));
  }
}
