package tenure.jobs.mapping;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The first rows of a file.
 *
 * @param file where it lies
 * @param format csv, jsonl or json, as a source's settings name it
 * @param separator what separates the fields of CSV; a comma elsewhere
 * @param columns in the file's order
 * @param rows each by column; a value that is missing has no entry
 * @param isWhole whether these are all rows of the file
 */
record Sample(
    Path file,
    String format,
    char separator,
    List<String> columns,
    List<Map<String, String>> rows,
    boolean isWhole) {

  /** The values of a column that are not blank. */
  List<String> values(String column) {
    return rows.stream()
        .map(row -> row.getOrDefault(column, "").strip())
        .filter(value -> !value.isEmpty())
        .toList();
  }
}
