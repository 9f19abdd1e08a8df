package tenure.ledger;

/**
 * When a renewal is early or late (rule 2.9).
 *
 * @param earlyDays known so many days before its term ended, a renewal is early
 * @param lateMonths so many months after the month of the term's end, a return is a late renewal
 */
public record RenewalTiming(int earlyDays, int lateMonths) {

  /**
   * Refuses nonsense.
   *
   * @throws IllegalArgumentException naming the value and what it may be
   */
  public RenewalTiming {
    if (earlyDays < 1 || earlyDays > 366) {
      throw new IllegalArgumentException(
          "a renewal is early from 1 to 366 days ahead, not " + earlyDays);
    }
    if (lateMonths < 0 || lateMonths > 12) {
      throw new IllegalArgumentException(
          "a renewal is late up to 12 months after, not " + lateMonths);
    }
  }
}
