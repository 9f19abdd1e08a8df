package tenure.jobs.simulate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * A bill for one period of a phase.
 *
 * @param amount whole minor units
 * @param dueOn null when a card is charged at once
 * @param failedOn days on which a charge failed, in order
 * @param paidOn null when never paid
 * @param closedOn the day it was voided or written off; null when neither
 * @param closedAs void or uncollectible
 */
record Invoice(
    int number,
    Phase phase,
    LocalDate createdOn,
    LocalDate periodStart,
    LocalDate periodEnd,
    BigDecimal amount,
    LocalDate dueOn,
    List<LocalDate> failedOn,
    LocalDate paidOn,
    LocalDate closedOn,
    String closedAs) {

  boolean isPaidOn(LocalDate day) {
    return paidOn != null && !day.isBefore(paidOn);
  }

  boolean isClosedOn(LocalDate day) {
    return closedOn != null && !day.isBefore(closedOn);
  }

  /** The first day on which payment is missing although it should be there; null if never. */
  LocalDate overdueFrom() {
    if (!failedOn.isEmpty()) {
      return failedOn.get(0);
    }
    boolean late = dueOn != null && (paidOn == null || paidOn.isAfter(dueOn.plusDays(1)));
    return late ? dueOn.plusDays(1) : null;
  }

  boolean isOverdueOn(LocalDate day) {
    LocalDate overdue = overdueFrom();
    return overdue != null && !day.isBefore(overdue) && !isPaidOn(day) && !isClosedOn(day);
  }
}
