package tenure.jobs.simulate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The rows of some consecutive extracts of all entities, sorted by key when they are written. */
final class NightFiles {
  private record Line(String key, String text) {}

  private final int start;
  private final int end;
  private final Map<LandingObject, List<List<Line>>> lines = new EnumMap<>(LandingObject.class);

  NightFiles(int start, int end) {
    this.start = start;
    this.end = end;
    for (LandingObject object : LandingObject.values()) {
      if (object != LandingObject.EVENTS) {
        lines.put(object, emptyNights());
      }
    }
  }

  void add(LandingObject object, int delivery, String key, String text) {
    lines.get(object).get(delivery - start).add(new Line(key, text));
  }

  /** Writes one file per object and night, the empty ones too. */
  List<WrittenFile> write(Landing landing, Deliveries deliveries) {
    List<WrittenFile> written = new ArrayList<>();
    lines.forEach(
        (object, nights) -> {
          for (int night = 0; night < nights.size(); night++) {
            List<Line> rows = nights.get(night);
            rows.sort(Comparator.comparing(Line::key));
            String path = object.file(deliveries.dateOf(start + night));
            written.add(landing.write(object, path, rows.stream().map(Line::text).toList()));
          }
        });
    return written;
  }

  private List<List<Line>> emptyNights() {
    List<List<Line>> nights = new ArrayList<>();
    for (int night = start; night < end; night++) {
      nights.add(new ArrayList<>());
    }
    return nights;
  }
}
