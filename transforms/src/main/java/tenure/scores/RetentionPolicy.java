package tenure.scores;

import java.math.BigDecimal;

/**
 * The choices that the rules of retention leave open.
 *
 * @param isConstantCurrency whether both ends are taken at the rate of the end (rule 1.9), or each
 *     at that of its own month
 * @param fiscalYearStartMonth the first month of the fiscal year, 1 to 12
 * @param maskedNrr NRR from which a low GRR is masked (rule 2.10)
 * @param maskedGrr GRR below which churn is masked by such an NRR
 */
public record RetentionPolicy(
    boolean isConstantCurrency,
    int fiscalYearStartMonth,
    BigDecimal maskedNrr,
    BigDecimal maskedGrr) {

  /**
   * Refuses nonsense.
   *
   * @throws IllegalArgumentException naming the value and what it may be
   */
  public RetentionPolicy {
    if (fiscalYearStartMonth < 1 || fiscalYearStartMonth > 12) {
      throw new IllegalArgumentException(
          "the fiscal year starts in a month from 1 to 12, not " + fiscalYearStartMonth);
    }
    if (maskedNrr.signum() <= 0) {
      throw new IllegalArgumentException("the NRR that masks churn is above 0, not " + maskedNrr);
    }
    if (maskedGrr.signum() < 0 || maskedGrr.compareTo(BigDecimal.ONE) > 0) {
      throw new IllegalArgumentException(
          "the GRR below which churn is masked lies between 0 and 1, not " + maskedGrr);
    }
  }
}
