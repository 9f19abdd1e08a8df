package tenure.scores;

import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import org.apache.spark.sql.Column;

/**
 * What a year's retention is called (rule 2.10).
 *
 * @param strongGrr GRR from which it is strong
 * @param problemGrr GRR below which it is a problem
 * @param topNrr NRR from which it is in the top quartile
 * @param leakNrr NRR below which the book leaks
 */
public record RetentionBands(
    BigDecimal strongGrr, BigDecimal problemGrr, BigDecimal topNrr, BigDecimal leakNrr) {

  /**
   * Refuses nonsense.
   *
   * @throws IllegalArgumentException naming the values and how they must lie
   */
  public RetentionBands {
    if (problemGrr.compareTo(strongGrr) > 0 || strongGrr.compareTo(BigDecimal.ONE) > 0) {
      throw new IllegalArgumentException(
          "a GRR that is a problem lies below a strong one, which is at most 1, not "
              + problemGrr
              + " and "
              + strongGrr);
    }
    if (leakNrr.compareTo(topNrr) > 0) {
      throw new IllegalArgumentException(
          "an NRR that leaks lies below a top one, not " + leakNrr + " and " + topNrr);
    }
  }

  /** strong, fair or problem; null without a rate. */
  public Column ofGrr(Column grr) {
    return when(grr.geq(strongGrr.doubleValue()), "strong")
        .when(grr.lt(problemGrr.doubleValue()), "problem")
        .when(grr.isNotNull(), "fair");
  }

  /** top_quartile, healthy or leak; null without a rate. */
  public Column ofNrr(Column nrr) {
    return when(nrr.geq(topNrr.doubleValue()), "top_quartile")
        .when(nrr.lt(leakNrr.doubleValue()), "leak")
        .when(nrr.isNotNull(), "healthy");
  }
}
