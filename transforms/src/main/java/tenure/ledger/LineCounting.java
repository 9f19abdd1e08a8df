package tenure.ledger;

import java.util.Set;

/**
 * Which lines count at a month end, and what an amount is a month: the rules that companies choose
 * differently.
 *
 * @param recurringCharges the kinds of charges that recur (rule 1.4)
 * @param suspendingStatuses the states of a line that do not count while they last (rule 1.6)
 * @param areTrialsCounted whether a trial counts at the price it leads to (rule 1.5)
 * @param churnDate the day on which a cancelled line is lost (rule 1.12)
 * @param daysPerYear days of a year that a daily price is paid for (rule 1.3)
 * @param weeksPerYear weeks of a year that a weekly price is paid for (rule 1.3)
 */
public record LineCounting(
    Set<String> recurringCharges,
    Set<String> suspendingStatuses,
    boolean areTrialsCounted,
    ChurnDate churnDate,
    int daysPerYear,
    int weeksPerYear) {
  private static final Set<String> CHARGES =
      Set.of("licence", "seats", "committed_minimum", "usage", "one_off", "services");
  private static final Set<String> SUSPENDING = Set.of("unpaid", "past_due");

  /** When a cancelled line is lost. */
  public enum ChurnDate {
    END_OF_SERVICE,
    CANCELLATION_REQUEST
  }

  /**
   * Refuses nonsense.
   *
   * @throws IllegalArgumentException naming the value and what it may be
   */
  public LineCounting {
    recurringCharges = known("recurring charges", recurringCharges, CHARGES);
    suspendingStatuses = known("suspending statuses", suspendingStatuses, SUSPENDING);
    if (recurringCharges.isEmpty()) {
      throw new IllegalArgumentException("the recurring charges name at least one kind");
    }
    LedgerPolicy.between("days per year", daysPerYear, 360, 366);
    LedgerPolicy.between("weeks per year", weeksPerYear, 48, 53);
  }

  private static Set<String> known(String what, Set<String> words, Set<String> known) {
    for (String word : words) {
      if (!known.contains(word)) {
        throw new IllegalArgumentException(
            "the " + what + " are among " + known.stream().sorted().toList() + ", not " + word);
      }
    }
    return Set.copyOf(words);
  }
}
