package tenure.scores;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import tenure.columns.Months;

/**
 * The windows of every definition (rule 2.6) in one fiscal calendar. A month is its number since
 * the year 0; what closes and opens with it depends on its place in the year only.
 */
final class RetentionWindows {
  static final int MONTH = 1;
  static final int QUARTER = 3;
  static final int YEAR = 12;

  private final int fiscalYearStartMonth;
  private final RetentionDefinition[][][] closed;
  private final int[][][] opened;

  /**
   * The windows of a fiscal year.
   *
   * @param fiscalYearStartMonth its first month, 1 to 12
   */
  RetentionWindows(int fiscalYearStartMonth) {
    this.fiscalYearStartMonth = fiscalYearStartMonth;
    RetentionView[] views = RetentionView.values();
    this.closed = new RetentionDefinition[views.length][YEAR][];
    this.opened = new int[views.length][YEAR][];
    for (RetentionView view : views) {
      for (int month = 0; month < YEAR; month++) {
        closed[view.ordinal()][month] = closes(view, month).toArray(RetentionDefinition[]::new);
        opened[view.ordinal()][month] = opens(view, month);
      }
    }
  }

  /** The definitions of a view that a month closes a window of. */
  RetentionDefinition[] closedBy(RetentionView view, int month) {
    return closed[view.ordinal()][month % YEAR];
  }

  /** After how many months the windows of a view close that a month opens. */
  int[] openedBy(RetentionView view, int month) {
    return opened[view.ordinal()][month % YEAR];
  }

  /** How long the window of a definition is that a month closes. */
  int months(RetentionDefinition definition, int month) {
    return definition.months(monthOfYear(month));
  }

  /** The last complete month of a night. */
  static int lastMonth(LocalDate night) {
    return Months.number(Months.lastComplete(night));
  }

  /** The lengths of all windows of a view. */
  static List<Integer> lengths(RetentionView view) {
    RetentionWindows windows = new RetentionWindows(1);
    return IntStream.range(0, YEAR)
        .flatMap(month -> IntStream.of(windows.openedBy(view, month)))
        .distinct()
        .sorted()
        .boxed()
        .toList();
  }

  private List<RetentionDefinition> closes(RetentionView view, int month) {
    return RetentionDefinition.ALL.stream()
        .filter(d -> d.view() == view && d.closesAt(monthOfYear(month)))
        .toList();
  }

  private int[] opens(RetentionView view, int month) {
    return IntStream.rangeClosed(1, YEAR)
        .filter(m -> closes(view, month + m).stream().anyMatch(d -> months(d, month + m) == m))
        .toArray();
  }

  /** How many months of its fiscal year have passed at the end of a month, 1 to 12. */
  private int monthOfYear(int month) {
    return Math.floorMod(month + 1 - fiscalYearStartMonth, YEAR) + 1;
  }
}
