package tenure.jobs.simulate;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Gathers the versions of one account's entities and keeps, per extract and key, the last: an
 * extract is made at the end of its day. Versions of a key must arrive in the order in which they
 * became known. Rows are only rendered for extracts that the caller writes.
 */
final class Recorder {
  private record Slot(LandingObject object, int delivery, String key) {}

  private record Version(Supplier<String> row, int copies) {}

  private final Deliveries deliveries;
  private final int start;
  private final int end;
  private final Map<Slot, Version> versions = new LinkedHashMap<>();

  /** Records extracts number start (included) to end (excluded). */
  Recorder(Deliveries deliveries, int start, int end) {
    this.deliveries = deliveries;
    this.start = start;
    this.end = end;
  }

  void add(LandingObject object, LocalDate knownOn, String key, Supplier<String> row) {
    add(object, knownOn, key, 1, row);
  }

  /** More than one copy is how a vendor's page borders repeat a row. */
  void add(LandingObject object, LocalDate knownOn, String key, int copies, Supplier<String> row) {
    int delivery = deliveries.holding(knownOn);
    if (delivery >= start && delivery < end) {
      versions.put(new Slot(object, delivery, key), new Version(row, copies));
    }
  }

  void flush(NightFiles files) {
    versions.forEach(
        (slot, version) -> {
          String row = version.row.get();
          for (int copy = 0; copy < version.copies; copy++) {
            files.add(slot.object, slot.delivery, slot.key, row);
          }
        });
    versions.clear();
  }
}
