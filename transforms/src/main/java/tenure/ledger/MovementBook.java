package tenure.ledger;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The movements of one grain, month by month in the ladder's order: the grain as a whole moves, and
 * where it expands or contracts its product families say why.
 */
final class MovementBook {
  private final Map<Integer, Map<String, FamilyMonth>> months = new TreeMap<>();
  private final Map<Part, Long> parts = new LinkedHashMap<>();

  /** Where in a month's bridge an amount stands. */
  record Part(int month, String movement, String reason) {}

  MovementBook(List<LedgerMonth> lines) {
    for (LedgerMonth line : lines) {
      months
          .computeIfAbsent(line.month(), m -> new TreeMap<>())
          .computeIfAbsent(line.family(), f -> new FamilyMonth())
          .add(line);
    }
  }

  /** Every part that is not 0, in cents, up to a month. */
  Map<Part, Long> upTo(int last) {
    boolean paidBefore = false;
    for (int month : ends(last)) {
      Map<String, FamilyMonth> opening = months.getOrDefault(month - 1, Map.of());
      Map<String, FamilyMonth> closing = months.getOrDefault(month, Map.of());
      MovementEnds ends = new MovementEnds(opening.values(), closing.values());
      move(month, ends, opening, closing, paidBefore);
      paidBefore |= ends.isHeldAfter();
    }
    parts.values().removeIf(cents -> cents == 0);
    return parts;
  }

  /** The months with a line and those after them. */
  private Set<Integer> ends(int last) {
    Set<Integer> ends = new TreeSet<>(months.keySet());
    months.keySet().forEach(month -> ends.add(month + 1));
    ends.removeIf(month -> month > last);
    return ends;
  }

  private void move(
      int month,
      MovementEnds ends,
      Map<String, FamilyMonth> opening,
      Map<String, FamilyMonth> closing,
      boolean paidBefore) {
    String movement = Ladder.movement(ends.heldBefore(), ends.heldAfter(), paidBefore);
    if (Ladder.EXPANSION.equals(movement) || Ladder.CONTRACTION.equals(movement)) {
      Set<String> families = new TreeSet<>(opening.keySet());
      families.addAll(closing.keySet());
      for (String family : families) {
        new FamilyPair(
                opening.getOrDefault(family, FamilyMonth.NONE),
                closing.getOrDefault(family, FamilyMonth.NONE))
            .split((reason, cents) -> add(month, movement, reason, cents));
      }
      add(month, movement, "quarantine", ends.quarantined());
    } else if (movement != null) {
      add(month, movement, movement, ends.heldAfter() - ends.heldBefore());
    }
    add(month, "fx", "fx", ends.fx());
    String pause = ends.resumed() < 0 ? "pause" : "resume";
    add(month, pause, pause, ends.resumed());
  }

  private void add(int month, String movement, String reason, long cents) {
    parts.merge(new Part(month, movement, reason), cents, Long::sum);
  }
}
