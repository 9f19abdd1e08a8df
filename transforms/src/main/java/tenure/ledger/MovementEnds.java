package tenure.ledger;

import java.util.Collection;
import java.util.function.ToLongFunction;

/**
 * A grain at both ends of a month, in cents at the closing's rates. What is negative as a whole
 * counts as nothing (rule 1.10).
 */
final class MovementEnds {
  private final long opening;
  private final long openingPaused;
  private final long own;
  private final long closing;
  private final long closingPaused;

  MovementEnds(Collection<FamilyMonth> before, Collection<FamilyMonth> after) {
    this.opening = sum(before, FamilyMonth::nextValue);
    this.openingPaused = sum(before, FamilyMonth::nextPaused);
    this.own = sum(before, FamilyMonth::value) - sum(before, FamilyMonth::paused);
    this.closing = sum(after, FamilyMonth::value);
    this.closingPaused = sum(after, FamilyMonth::paused);
  }

  /** Under contract before, active or paused. */
  long heldBefore() {
    return activeBefore() + pausedBefore();
  }

  /** Under contract after, active or paused. */
  long heldAfter() {
    return positive(closing - closingPaused) + pausedAfter();
  }

  /** Whether the grain has paid, or paused what it pays, by the closing. */
  boolean isHeldAfter() {
    return closingPaused > 0 || closing > closingPaused;
  }

  /** What the rates alone moved (rule 1.9). */
  long fx() {
    return activeBefore() - positive(own);
  }

  /** What came out of pause, negative where more went into it (rule 1.8). */
  long resumed() {
    return pausedBefore() - pausedAfter();
  }

  /** What counting a negative grain as nothing adds to its parts. */
  long quarantined() {
    return heldAfter() - heldBefore() - (closing - opening);
  }

  private long activeBefore() {
    return positive(opening - openingPaused);
  }

  private long pausedBefore() {
    return positive(openingPaused);
  }

  private long pausedAfter() {
    return positive(closingPaused);
  }

  private static long positive(long cents) {
    return Math.max(cents, 0);
  }

  private static long sum(Collection<FamilyMonth> families, ToLongFunction<FamilyMonth> amount) {
    return families.stream().mapToLong(amount).sum();
  }
}
