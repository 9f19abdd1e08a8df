package tenure.jobs.ingest;

import java.util.List;
import java.util.Set;

/**
 * What the beginning of a file tells.
 *
 * @param file the file
 * @param columns the columns it names: all of them in order for CSV and Parquet; for JSON those of
 *     the first rows
 * @param hasRows whether at least one row follows
 */
record Head(LandedFile file, List<String> columns, boolean hasRows) {
  Head {
    columns = List.copyOf(columns);
  }

  /** The columns that no contract knows. */
  List<String> beyond(Set<String> known) {
    return columns.stream().filter(c -> !known.contains(c)).toList();
  }
}
