package tenure.validation;

import java.math.BigDecimal;
import java.util.List;

/**
 * How it is found out whether the score foretells losses (rule 3.7).
 *
 * @param horizonDays how far ahead is looked, in days; thirty days are the next month end
 * @param lossShare the share of MRR whose loss counts, a customer's leaving being all of it
 * @param pastMonths month ends before the first frozen one that are worked out from dated facts
 * @param testedMonths the latest month ends with a known outcome, which the verdict is about;
 *     expectations and the regression know the outcomes of earlier ones only
 * @param minimumLosses different lost customers below which nothing is said
 * @param priorJudgements how many judgements the base rate counts as beside those of a bin
 * @param regularisation how much the regression prefers small weights
 */
public record ValidationPolicy(
    List<Integer> horizonDays,
    BigDecimal lossShare,
    int pastMonths,
    int testedMonths,
    int minimumLosses,
    int priorJudgements,
    double regularisation) {

  static final int DAYS_PER_MONTH = 30;

  /**
   * @throws IllegalArgumentException naming the value and what it may be
   */
  public ValidationPolicy {
    horizonDays = List.copyOf(horizonDays);
    require(
        !horizonDays.isEmpty()
            && horizonDays.stream().allMatch(d -> d > 0 && d % DAYS_PER_MONTH == 0),
        "horizon-days must be multiples of 30 above 0, not " + horizonDays + ".");
    require(
        lossShare.signum() > 0 && lossShare.compareTo(BigDecimal.ONE) <= 0,
        "loss-share must lie above 0 and at most at 1, not " + lossShare + ".");
    require(
        pastMonths >= 0 && testedMonths >= 1,
        "past-months must be 0 or more and tested-months 1 or more, not %d and %d."
            .formatted(pastMonths, testedMonths));
    require(minimumLosses >= 2, "minimum-losses must be 2 or more, not " + minimumLosses + ".");
    require(
        priorJudgements >= 0 && regularisation >= 0,
        "prior-judgements and regularisation must be 0 or more, not %d and %s."
            .formatted(priorJudgements, regularisation));
  }

  /** The month ends of a horizon. */
  static int months(int horizonDays) {
    return horizonDays / DAYS_PER_MONTH;
  }

  private static void require(boolean good, String otherwise) {
    if (!good) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
