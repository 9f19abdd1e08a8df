package tenure.jobs.simulate;

import java.time.LocalDate;
import java.util.SortedSet;
import java.util.TreeSet;

/** Gathers the days on which something changes; what never happens is null and left out. */
final class Days {
  private final SortedSet<LocalDate> days = new TreeSet<>();

  Days add(LocalDate day) {
    if (day != null) {
      days.add(day);
    }
    return this;
  }

  Days addIf(boolean happens, LocalDate day) {
    return happens ? add(day) : this;
  }

  /** Drops the days before the first and after the last, and has these two themselves. */
  Days within(LocalDate first, LocalDate last) {
    days.removeIf(day -> day.isBefore(first) || day.isAfter(last));
    return add(first).add(last);
  }

  /** Drops the days before the first, and has the first itself. */
  Days from(LocalDate first) {
    days.removeIf(day -> day.isBefore(first));
    return add(first);
  }

  SortedSet<LocalDate> sorted() {
    return days;
  }
}
