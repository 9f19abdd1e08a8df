package tenure.ledger;

import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;

/** Which movement takes a grain from its opening to its closing: zero is tested before less. */
public final class Ladder {
  public static final String NEW = "new";
  public static final String REACTIVATION = "reactivation";
  public static final String CHURN = "churn";
  public static final String CONTRACTION = "contraction";
  public static final String EXPANSION = "expansion";

  private Ladder() {}

  /**
   * The movement; null where nothing moved. Amounts are those under contract, paused ones included,
   * both at the end's rates.
   */
  public static Column movement(Column opening, Column closing, Column wasPositiveBefore) {
    return when(opening.equalTo(0).and(closing.equalTo(0)), null)
        .when(opening.equalTo(0).and(wasPositiveBefore), REACTIVATION)
        .when(opening.equalTo(0), NEW)
        .when(closing.equalTo(0), CHURN)
        .when(closing.lt(opening), CONTRACTION)
        .when(closing.gt(opening), EXPANSION);
  }

  /** The same of whole cents. */
  public static String movement(long opening, long closing, boolean wasPositiveBefore) {
    if (opening == closing) {
      return null;
    }
    if (opening == 0) {
      return wasPositiveBefore ? REACTIVATION : NEW;
    }
    if (closing == 0) {
      return CHURN;
    }
    return closing < opening ? CONTRACTION : EXPANSION;
  }
}
