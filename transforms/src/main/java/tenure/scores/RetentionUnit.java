package tenure.scores;

/**
 * What a grain, or one of its products, held at its month ends, and what that was worth as the
 * opening of the windows it opens: cents, seen from one view. A month is its number since the year
 * 0.
 */
final class RetentionUnit {
  /** At its own rates, as reported at its own close. */
  static final int REPORTED = 0;

  /** At its own rates, as the view knows it. */
  static final int OWN = 1;

  /** At the rates of the later month end, as the view knows it. */
  static final int ACTIVE = 2;

  static final int PAUSED = 3;

  /** The first month of a unit that never held anything. */
  static final int NEVER = Integer.MAX_VALUE;

  private static final int AMOUNTS = 4;
  private static final int HORIZONS = RetentionWindows.YEAR + 1;

  private final int first;
  private final long[][] cells;
  private int firstHeld = NEVER;

  /** Nothing yet, in the months from first to last. */
  RetentionUnit(int first, int last) {
    this.first = first;
    this.cells = new long[(last - first + 1) * HORIZONS][];
  }

  /** Adds to an amount of a month, looked at so many months later. */
  void add(int month, int later, int amount, long cents) {
    int index = (month - first) * HORIZONS + later;
    if (cells[index] == null) {
      cells[index] = new long[AMOUNTS];
    }
    cells[index][amount] += cents;
  }

  /** An amount of a month, looked at so many months later: never below 0 (rule 1.10). */
  long at(int month, int later, int amount) {
    int index = (month - first) * HORIZONS + later;
    if (index < 0 || index >= cells.length || cells[index] == null) {
      return 0;
    }
    return Math.max(0, cells[index][amount]);
  }

  /** The first month at whose end it paid or was paused. */
  int firstHeld() {
    for (int month = first;
        firstHeld == NEVER && month < first + cells.length / HORIZONS;
        month++) {
      if (at(month, 0, ACTIVE) + at(month, 0, PAUSED) > 0) {
        firstHeld = month;
      }
    }
    return firstHeld;
  }

  /** Whether it paid nothing at a month end from one to another, both included. */
  boolean wasAway(int from, int to) {
    for (int month = from; month <= to; month++) {
      if (at(month, 0, ACTIVE) == 0) {
        return true;
      }
    }
    return false;
  }
}
