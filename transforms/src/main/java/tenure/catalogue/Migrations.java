package tenure.catalogue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What readers have to do about each change that breaks them, as MIGRATIONS.md says it: a line per
 * table or column.
 *
 * @param lines what to do, by the table, or the table and its column, that changed
 */
public record Migrations(Map<String, String> lines) {
  private static final Pattern LINE = Pattern.compile("- `(marts(?:\\.[a-z0-9_]+){1,2})`: (.+\\.)");

  /** The migrations that a document lists; what is no such line is its own affair. */
  public static Migrations in(String document) {
    Map<String, String> lines = new LinkedHashMap<>();
    document
        .lines()
        .map(LINE::matcher)
        .filter(Matcher::matches)
        .forEach(line -> lines.put(line.group(1), line.group(2)));
    return new Migrations(lines);
  }

  /** The changes that no line is about: readers would meet them unprepared. */
  public List<Breakage> unexplained(List<Breakage> breakages) {
    return breakages.stream().filter(b -> !lines.containsKey(b.subject())).toList();
  }

  /** The lines that are about no change: left over, or misspelt. */
  public List<String> idle(List<Breakage> breakages) {
    List<String> changed = breakages.stream().map(Breakage::subject).toList();
    return lines.keySet().stream().filter(subject -> !changed.contains(subject)).toList();
  }
}
