package tenure.jobs.simulate;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.function.Predicate;

/** Counts what makes vendors' extracts hard, in the extracts of one company. */
final class Traps {
  private Traps() {}

  /** A company delivered first at once and then for the last four months night by night. */
  static Landed company(Path folder) {
    return Landed.by(daily(folder).withNights(120).withUsageMonths(4), 2);
  }

  /** A company delivered night by night, with hardly any usage: corrections show only so. */
  static Landed dailyCompany(Path folder) {
    return Landed.by(daily(folder).withUsageMonths(1), 2);
  }

  private static Simulation daily(Path folder) {
    return Simulation.daily(folder, 240, LocalDate.of(2024, 1, 1), LocalDate.of(2025, 6, 30), 5);
  }

  static <T> void some(Iterable<T> rows, Predicate<T> trap) {
    for (T row : rows) {
      if (trap.test(row)) {
        return;
      }
    }
    throw new AssertionError("no row shows the trap");
  }

  static <T> void share(Collection<T> rows, Predicate<T> trap, double low, double high) {
    double share = (double) rows.stream().filter(trap).count() / rows.size();
    assertTrue(share >= low && share <= high, "share " + share + " of " + rows.size());
  }

  static String text(JsonNode node, String field) {
    return node.get(field).asText();
  }
}
