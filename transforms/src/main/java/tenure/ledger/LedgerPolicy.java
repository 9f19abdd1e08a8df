package tenure.ledger;

import java.math.BigDecimal;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The choices that the rules of the revenue ledger leave open.
 *
 * @param reportingCurrency ISO 4217 code that every amount is converted to
 * @param basis whether MRR is net of recurring discounts or at list (rule 1.7)
 * @param countedDiscounts the durations of discounts that lower net MRR
 * @param snapDays days by which a term may miss whole months and still count as them (rule 1.3)
 * @param pauseDays days that a pause may last before it is churn (rule 1.8)
 * @param replaceGapDays days between a line and its replacement that are no interruption (1.11)
 * @param rateStaleDays days after a month end for which its rate values a day of the open month
 * @param closeDay the day of the next month on which a month closes (rule 1.13)
 * @param missingRateShare share of line months without a rate above which a night is refused (1.9)
 * @param counting which lines count, and what an amount is a month
 */
public record LedgerPolicy(
    String reportingCurrency,
    Basis basis,
    Set<Duration> countedDiscounts,
    int snapDays,
    int pauseDays,
    int replaceGapDays,
    int rateStaleDays,
    int closeDay,
    BigDecimal missingRateShare,
    LineCounting counting) {

  /** Which amount is the MRR that moves and is retained. */
  public enum Basis {
    NET,
    LIST
  }

  /** How long a discount was granted for. */
  public enum Duration {
    FOREVER,
    REPEATING,
    ONCE;

    /** The word that silver uses. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /**
   * Refuses nonsense.
   *
   * @throws IllegalArgumentException naming the value and what it may be
   */
  public LedgerPolicy {
    if (!reportingCurrency.matches("[A-Z]{3}")) {
      throw new IllegalArgumentException(
          "the reporting currency is an ISO 4217 code such as USD, not '"
              + reportingCurrency
              + "'");
    }
    countedDiscounts = Set.copyOf(countedDiscounts);
    between("snap days", snapDays, 0, 14);
    between("days of pause before churn", pauseDays, 0, 3650);
    between("days of gap before a replacement", replaceGapDays, 0, 365);
    between("days that a rate stays good", rateStaleDays, 0, 366);
    between("day of the next month that closes a month", closeDay, 1, 28);
    if (missingRateShare.signum() < 0 || missingRateShare.compareTo(BigDecimal.ONE) > 0) {
      throw new IllegalArgumentException(
          "the share of amounts without a rate lies between 0 and 1, not " + missingRateShare);
    }
  }

  /**
   * The policy in words that are the same in every run: what it was made from tells its effects.
   */
  public String words() {
    return Stream.of(
            reportingCurrency,
            basis,
            countedDiscounts.stream().sorted().toList(),
            snapDays,
            pauseDays,
            replaceGapDays,
            counting.recurringCharges().stream().sorted().toList(),
            counting.suspendingStatuses().stream().sorted().toList(),
            counting.areTrialsCounted(),
            counting.churnDate(),
            counting.daysPerYear(),
            counting.weeksPerYear())
        .map(String::valueOf)
        .collect(Collectors.joining(" "));
  }

  static void between(String what, int value, int low, int high) {
    if (value < low || value > high) {
      throw new IllegalArgumentException(
          "the " + what + " lie between " + low + " and " + high + ", not " + value);
    }
  }
}
