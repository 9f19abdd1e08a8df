package tenure.ledger;

/** Which movement takes a grain from its opening to its closing: zero is tested before less. */
public final class Ladder {
  public static final String NEW = "new";
  public static final String REACTIVATION = "reactivation";
  public static final String CHURN = "churn";
  public static final String CONTRACTION = "contraction";
  public static final String EXPANSION = "expansion";

  private Ladder() {}

  /**
   * The movement; null where nothing moved. Amounts are cents under contract, paused ones included,
   * both at the end's rates.
   */
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
