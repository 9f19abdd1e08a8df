package tenure.jobs.ingest;

import java.util.List;

/**
 * What the beginning of a file tells.
 *
 * @param file the file
 * @param columns the columns it names: all of them in order, but for JSON those of the first rows
 * @param schema the types of the columns, where the format has any; files of one schema are read
 *     together
 * @param hasRows whether at least one row follows
 */
record Head(LandedFile file, List<String> columns, String schema, boolean hasRows) {
  Head {
    columns = List.copyOf(columns);
  }

  /** A file of texts. */
  Head(LandedFile file, List<String> columns, boolean hasRows) {
    this(file, columns, "", hasRows);
  }
}
