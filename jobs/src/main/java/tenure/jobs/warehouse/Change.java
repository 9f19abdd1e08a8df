package tenure.jobs.warehouse;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tenure.contract.Table;

/**
 * What has to be done to a mart in a warehouse so that it is what the lake has.
 *
 * @param mart the mart
 * @param isAfresh whether it is sent whole, whatever stands there
 * @param sent the slices whose rows are sent
 * @param removed the nights that go, those that are sent again included
 */
record Change(Table mart, boolean isAfresh, List<Slice> sent, List<LocalDate> removed) {

  /** The whole mart. */
  static Change afresh(Table mart, List<Slice> wanted) {
    return new Change(mart, true, List.copyOf(wanted), List.of());
  }

  /**
   * What differs between the lake and the warehouse.
   *
   * @param wanted the slices of the lake, as its nights were published
   * @param standing the slices that were sent before
   * @param rows the rows of the mart in the lake: where the slices do not add up to them, somebody
   *     has changed what no publication tells of, and everything is sent
   */
  static Change between(Table mart, List<Slice> wanted, List<Slice> standing, long rows) {
    Map<LocalDate, Slice> before = byNight(standing);
    Map<LocalDate, Slice> now = byNight(wanted);
    List<Slice> sent = wanted.stream().filter(s -> !s.equals(before.get(s.night()))).toList();
    List<LocalDate> removed = new ArrayList<>();
    long kept = 0;
    for (Slice old : standing) {
      // A night that was found in the data alone is told of by no publication, and stays.
      boolean isToldOf = now.containsKey(old.night()) || !old.content().isEmpty();
      if (isToldOf && !old.equals(now.get(old.night()))) {
        removed.add(old.night());
      } else {
        kept += old.rows();
      }
    }
    long after = kept + sent.stream().mapToLong(Slice::rows).sum();
    return after == rows ? new Change(mart, false, sent, removed) : afresh(mart, wanted);
  }

  private static Map<LocalDate, Slice> byNight(List<Slice> slices) {
    Map<LocalDate, Slice> byNight = new LinkedHashMap<>();
    slices.forEach(s -> byNight.put(s.night(), s));
    return byNight;
  }

  /** Whether there is anything to do. */
  boolean isNeeded() {
    return isAfresh || !sent.isEmpty() || !removed.isEmpty();
  }
}
