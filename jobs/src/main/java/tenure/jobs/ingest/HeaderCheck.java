package tenure.jobs.ingest;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Compares the columns that files name with those of their extract. */
final class HeaderCheck {
  private final ObjectSettings object;
  private final Names names;

  private HeaderCheck(ObjectSettings object) {
    this.object = object;
    this.names = new Names(object);
  }

  /**
   * Refuses files without the columns that the extract needs.
   *
   * @return the columns that nobody reads
   * @throws WrongHeader naming file, missing columns and those found
   */
  static Set<String> check(ObjectSettings object, List<Head> heads) {
    return new HeaderCheck(object).check(heads);
  }

  private Set<String> check(List<Head> heads) {
    if (object.format().isJson()) {
      // A JSON object names only what it has, so the files of a night are judged together.
      Set<String> together = new LinkedHashSet<>();
      heads.forEach(h -> together.addAll(h.columns()));
      if (!together.isEmpty()) {
        refuse(heads.get(0).file().path(), List.copyOf(together));
      }
    } else {
      heads.forEach(h -> refuse(h.file().path(), h.columns()));
    }
    return unread(heads);
  }

  private void refuse(String file, List<String> found) {
    Set<String> seen = new HashSet<>();
    for (String name : found) {
      if (!seen.add(name)) {
        throw new WrongHeader(file, name);
      }
    }
    List<String> missing = new ArrayList<>(object.extract().required());
    missing.removeIf(name -> names.find(name, found).isPresent());
    if (!missing.isEmpty()) {
      throw new WrongHeader(file, missing, found, unknown(found));
    }
  }

  private Set<String> unread(List<Head> heads) {
    Set<String> beyond = new LinkedHashSet<>();
    heads.forEach(head -> beyond.addAll(unknown(head.columns())));
    return beyond;
  }

  private List<String> unknown(List<String> found) {
    Set<String> read = new HashSet<>();
    BronzeRows.wanted(object).forEach(name -> names.find(name, found).ifPresent(read::add));
    return found.stream().filter(c -> !read.contains(c)).toList();
  }
}
