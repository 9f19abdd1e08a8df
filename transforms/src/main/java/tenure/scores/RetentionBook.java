package tenure.scores;

import static tenure.scores.RetentionUnit.ACTIVE;
import static tenure.scores.RetentionUnit.OWN;
import static tenure.scores.RetentionUnit.PAUSED;
import static tenure.scores.RetentionUnit.REPORTED;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tenure.ledger.BookedMonth;

/**
 * All windows of one grain and of each of its products: as known now, as reported at the closes,
 * and under the parents of a year before.
 */
final class RetentionBook {
  /**
   * Of which later months the closes are asked: the month's own, and those of the view's windows.
   */
  static final List<Integer> CLOSES = closes();

  private final RetentionWindows windows;
  private final int first;
  private final int last;
  private final Map<RetentionView, Map<String, RetentionUnit>> units = new HashMap<>();

  /** One window of the grain, or of one of its products. */
  record Move(
      RetentionDefinition definition, String product, int end, int firstHeld, RetentionEnds ends) {}

  /** The book of a grain with at least one line month. */
  RetentionBook(List<BookedMonth> lineMonths, RetentionWindows windows) {
    this.windows = windows;
    this.first = lineMonths.stream().mapToInt(BookedMonth::month).min().orElseThrow();
    this.last = lineMonths.stream().mapToInt(BookedMonth::month).max().orElseThrow();
    for (RetentionView view : RetentionView.values()) {
      units.put(view, new HashMap<>());
    }
    lineMonths.forEach(this::add);
  }

  /** Every window with anything at an end, up to the one that a month closes. */
  List<Move> moves(int lastEnd) {
    List<Move> moves = new ArrayList<>();
    units.forEach(
        (view, byProduct) -> byProduct.forEach((p, u) -> move(view, p, u, lastEnd, moves)));
    return moves;
  }

  private void move(
      RetentionView view, String product, RetentionUnit unit, int lastEnd, List<Move> moves) {
    for (int end = first; end <= Math.min(lastEnd, last + RetentionWindows.YEAR); end++) {
      for (RetentionDefinition definition : windows.closedBy(view, end)) {
        int months = windows.months(definition, end);
        RetentionEnds ends = RetentionEnds.of(unit, end, months, definition.isWithoutReturn());
        if (!ends.areEmpty()) {
          moves.add(new Move(definition, product, end, unit.firstHeld(), ends));
        }
      }
    }
  }

  private void add(BookedMonth line) {
    if (line.isNow() && line.isKnown()) {
      known(RetentionView.KNOWN, line, true, true);
    }
    if (line.isKnown() && (line.closesFormer() || line.opensFormer())) {
      known(RetentionView.FORMER_GRAINS, line, line.closesFormer(), line.opensFormer());
    }
    reported(line);
  }

  private void known(RetentionView view, BookedMonth line, boolean closes, boolean opens) {
    for (RetentionUnit unit : units(view, line)) {
      if (closes) {
        value(unit, line, 0);
      }
      for (int later : opens ? windows.openedBy(view, line.month()) : new int[0]) {
        value(unit, line, later);
        wasReported(unit, line, later);
      }
    }
  }

  /**
   * The opening as its own close knew it, and both ends as that of the end did, each under the
   * parents known there (rules 1.13 and 2.8).
   */
  private void reported(BookedMonth line) {
    for (RetentionUnit unit : units(RetentionView.REPORTED, line)) {
      if (line.reported()[0]) {
        value(unit, line, 0);
      }
      for (int later : windows.openedBy(RetentionView.REPORTED, line.month())) {
        if (line.reported()[CLOSES.indexOf(later)]) {
          value(unit, line, later);
        }
        if (line.reported()[0]) {
          wasReported(unit, line, later);
        }
      }
    }
  }

  private static void value(RetentionUnit unit, BookedMonth line, int later) {
    unit.add(line.month(), later, line.isActive() ? ACTIVE : PAUSED, line.value(later));
    if (line.isActive()) {
      unit.add(line.month(), later, OWN, line.own());
    }
  }

  private static void wasReported(RetentionUnit unit, BookedMonth line, int later) {
    if (line.isActive()) {
      unit.add(line.month(), later, REPORTED, line.own());
    }
  }

  /** The whole grain, and its product: under former parents whole grains only (rule 2.8). */
  private List<RetentionUnit> units(RetentionView view, BookedMonth line) {
    RetentionUnit whole = unit(view, null);
    if (view == RetentionView.FORMER_GRAINS) {
      return List.of(whole);
    }
    String product = line.product() == null ? RetentionSlices.UNKNOWN : line.product();
    return List.of(whole, unit(view, product));
  }

  private RetentionUnit unit(RetentionView view, String product) {
    return units.get(view).computeIfAbsent(product, p -> new RetentionUnit(first, last));
  }

  private static List<Integer> closes() {
    List<Integer> closes = new ArrayList<>(List.of(0));
    closes.addAll(RetentionWindows.lengths(RetentionView.REPORTED));
    return List.copyOf(closes);
  }
}
