package tenure.scores;

import static tenure.scores.RetentionUnit.ACTIVE;
import static tenure.scores.RetentionUnit.OWN;
import static tenure.scores.RetentionUnit.PAUSED;
import static tenure.scores.RetentionUnit.REPORTED;

import java.util.List;
import tenure.contract.Field;
import tenure.ledger.Ladder;

/**
 * The two ends of one window of a grain or of one of its products, in cents.
 *
 * @param reported the opening at its own rates, as reported at its own close
 * @param own the opening at its own rates
 * @param opening the opening at the rates of the end
 * @param openingPaused what was paused at the start
 * @param closing MRR at the end
 * @param closingPaused what is paused at the end
 * @param paidBefore whether it paid or was paused at the start or before
 * @param isLost whether it left within the window and counts as lost although it came back (2.5)
 */
record RetentionEnds(
    long reported,
    long own,
    long opening,
    long openingPaused,
    long closing,
    long closingPaused,
    boolean paidBefore,
    boolean isLost) {

  /** What {@link #parts} gives, in this order: whole cents, and whole grains. */
  static final List<Field> PARTS =
      List.of(
          Retention.OPENING_MRR,
          Retention.NEW_MRR,
          Retention.REACTIVATION_MRR,
          Retention.EXPANSION_MRR,
          Retention.CONTRACTION_MRR,
          Retention.CHURN_MRR,
          Retention.PAUSE_MRR,
          Retention.FX_MRR,
          Retention.RESTATEMENT_MRR,
          Retention.CLOSING_MRR,
          Retention.COHORT_MRR,
          Retention.COHORT_CLOSING_MRR,
          Retention.RETAINED_MRR,
          Retention.OPENING_ACCOUNTS,
          Retention.RETAINED_ACCOUNTS);

  /** The ends of a window of so many months. */
  static RetentionEnds of(RetentionUnit unit, int end, int months, boolean isStrict) {
    int start = end - months;
    long opening = unit.at(start, months, ACTIVE);
    long openingPaused = unit.at(start, months, PAUSED);
    long closing = unit.at(end, 0, ACTIVE);
    long closingPaused = unit.at(end, 0, PAUSED);
    boolean isHeldAtBoth = opening + openingPaused > 0 && closing + closingPaused > 0;
    return new RetentionEnds(
        unit.at(start, months, REPORTED),
        unit.at(start, months, OWN),
        opening,
        openingPaused,
        closing,
        closingPaused,
        unit.firstHeld() <= start,
        isStrict && isHeldAtBoth && unit.wasAway(start, end));
  }

  /** Whether there is nothing at either end. */
  boolean areEmpty() {
    return reported + own + opening + openingPaused + closing + closingPaused == 0;
  }

  /** What the window adds to each additive part of retention (rules 2.1 to 2.3). */
  long[] parts(boolean isConstantCurrency) {
    long before = opening + openingPaused;
    long after = closing + closingPaused;
    // Who is lost by definition although it came back has left and returned (rule 2.5).
    String movement = isLost ? "" : Ladder.movement(before, after, paidBefore);
    // In constant currency both ends stand at the end's rates; as reported each at its own.
    long then = isConstantCurrency ? opening : own;
    boolean isMember = then > 0;
    boolean remains = isMember && !isLost;
    return new long[] {
      reported,
      when(Ladder.NEW.equals(movement), after),
      when(Ladder.REACTIVATION.equals(movement) || isLost, after),
      when(Ladder.EXPANSION.equals(movement), after - before),
      when(Ladder.CONTRACTION.equals(movement), before - after),
      when(Ladder.CHURN.equals(movement) || isLost, before),
      openingPaused - closingPaused,
      opening - own,
      own - reported,
      closing,
      when(isMember, then),
      when(remains, closing),
      when(remains, Math.min(then, closing)),
      when(isMember, 1),
      when(remains && closing > 0, 1)
    };
  }

  private static long when(boolean condition, long amount) {
    return condition ? amount : 0;
  }
}
