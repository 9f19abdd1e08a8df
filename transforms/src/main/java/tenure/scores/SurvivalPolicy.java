package tenure.scores;

import java.math.BigDecimal;

/**
 * What a customer's lifetime is worth (rule 2.12).
 *
 * @param grossMargin the share of revenue that remains after the cost of serving it, 0 to 1
 * @param discountRate by how much a year makes money worth less, such as 0.10
 */
public record SurvivalPolicy(BigDecimal grossMargin, BigDecimal discountRate) {

  /**
   * Refuses nonsense.
   *
   * @throws IllegalArgumentException naming the value and what it may be
   */
  public SurvivalPolicy {
    if (grossMargin.signum() < 0 || grossMargin.compareTo(BigDecimal.ONE) > 0) {
      throw new IllegalArgumentException(
          "the gross margin lies between 0 and 1, not " + grossMargin);
    }
    if (discountRate.signum() < 0 || discountRate.compareTo(BigDecimal.ONE) > 0) {
      throw new IllegalArgumentException(
          "the discount rate of a year lies between 0 and 1, not " + discountRate);
    }
  }
}
