package tenure.jobs.ingest;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Compares the columns that files name with those of their extract. */
final class HeaderCheck {
  private HeaderCheck() {}

  /**
   * Refuses files without the columns that the extract needs.
   *
   * @return the columns that nobody reads
   * @throws WrongHeader naming file, missing columns and those found
   */
  static Set<String> check(ObjectSettings object, List<Head> heads) {
    if (object.format() == Format.CSV) {
      heads.forEach(h -> refuse(object, h.file().path(), h.columns()));
    } else {
      // A JSON object names only what it has, so the files of a night are judged together.
      Set<String> together = new LinkedHashSet<>();
      heads.forEach(h -> together.addAll(h.columns()));
      if (!together.isEmpty()) {
        refuse(object, heads.get(0).file().path(), List.copyOf(together));
      }
    }
    return unread(object, heads);
  }

  private static void refuse(ObjectSettings object, String file, List<String> found) {
    Set<String> seen = new HashSet<>();
    for (String name : found) {
      if (!seen.add(name)) {
        throw new WrongHeader(file, name);
      }
    }
    List<String> missing = new ArrayList<>(object.extract().required());
    missing.removeAll(seen);
    if (!missing.isEmpty()) {
      throw new WrongHeader(file, missing, found);
    }
  }

  private static Set<String> unread(ObjectSettings object, List<Head> heads) {
    Set<String> known = Set.copyOf(ExtractReader.wanted(object));
    Set<String> beyond = new LinkedHashSet<>();
    heads.forEach(h -> beyond.addAll(h.beyond(known)));
    return beyond;
  }
}
