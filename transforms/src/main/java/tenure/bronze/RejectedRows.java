package tenure.bronze;

import static tenure.contract.Layer.BRONZE;

import tenure.contract.Field;
import tenure.contract.Table;
import tenure.contract.Versions;

/** What could not be read: one row per rejected row and reason, with the place where it stands. */
public final class RejectedRows {
  public static final Field SOURCE = Field.id("source", "The source system.").required();
  public static final Field OBJECT = Field.id("object", "The extract of the source.").required();
  public static final Field FILE = Field.text("file", "The file, relative to the landing folder.");
  public static final Field LINE =
      Field.count("line", "The line in the file, from 1; null where it cannot be told.");
  public static final Field COLUMN = Field.text("column_name", "The column that was refused.");
  public static final Field VALUE = Field.text("value", "What stood there, shortened.").personal();
  public static final Field REASON =
      Field.text("reason", "Why it was refused, in words.").required();
  public static final Field KNOWN_ON = Versions.KNOWN_ON;

  public static final Table TABLE =
      Table.in(BRONZE, "rejected_rows", "Rows that could not be read, with file, line and reason.")
          .withColumns(SOURCE, OBJECT, FILE, LINE, COLUMN, VALUE, REASON, KNOWN_ON)
          .sliced(KNOWN_ON);

  private RejectedRows() {}
}
