package tenure.jobs.console;

import java.io.PrintStream;

/** How result rows are written to standard output. */
public enum OutputFormat {
  /** A bordered table for reading. */
  TABLE,
  /** Comma-separated values, safe to open in a spreadsheet. */
  CSV,
  /** One JSON object per line. */
  JSON;

  /**
   * A writer of this format.
   *
   * @param width the columns of the terminal, of which only a table takes notice
   */
  public RowWriter writer(PrintStream out, int width) {
    return switch (this) {
      case TABLE -> new TableWriter(out, width);
      case CSV -> new CsvWriter(out);
      case JSON -> new JsonWriter(out);
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
