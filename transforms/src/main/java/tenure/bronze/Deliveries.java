package tenure.bronze;

import static tenure.contract.Layer.BRONZE;

import tenure.contract.Field;
import tenure.contract.Table;
import tenure.contract.Versions;

/**
 * Which file each night took, and what became of its rows: one row per file, night and table that
 * the file feeds. Every row of a file has exactly one fate, so the counts always add up.
 */
public final class Deliveries {
  public static final Field SOURCE = Field.id("source", "The source system.").key();
  public static final Field OBJECT = Field.id("object", "The extract of the source.").key();
  public static final Field FILE =
      Field.id("file", "The file, relative to the landing folder.").key();
  public static final Field TARGET =
      Field.id("target", "The table that the rows were read for.").key();
  public static final Field SIZE_BYTES =
      Field.count("size_bytes", "The file's size when it was taken.").required();
  public static final Field MODIFIED_AT =
      Field.moment("modified_at", "When the file was last changed before it was taken.").required();
  public static final Field SHA256 =
      Field.text(
          "sha256",
          "The SHA-256 of the file's bytes when it was taken, in hexadecimal digits; none of a table, which is no file.");
  public static final Field ROWS_READ =
      Field.count(
              "rows_read", "Rows that could be asked for this table; for bronze, rows of the file.")
          .required();
  public static final Field ROWS_ADDED =
      Field.count(
              "rows_added",
              "Rows made beyond one per row read, where a row holds several items; net of rows left out on purpose.")
          .required();
  public static final Field ROWS_LOADED = Field.count("rows_loaded", "Rows that count.").required();
  public static final Field ROWS_REJECTED =
      Field.count("rows_rejected", "Rows that could not be read; see bronze.rejected_rows.")
          .required();
  public static final Field ROWS_DUPLICATE =
      Field.count("rows_duplicate", "Rows that a later or an equal row replaced.").required();
  public static final Field ROWS_FILTERED =
      Field.count("rows_filtered", "Rows left out on purpose, such as test mode.").required();
  public static final Field KNOWN_ON = Versions.KNOWN_ON.key();

  public static final Table TABLE =
      Table.in(BRONZE, "deliveries", "Which file each night took, and what became of its rows.")
          .withColumns(
              SOURCE,
              OBJECT,
              FILE,
              TARGET,
              SIZE_BYTES,
              MODIFIED_AT,
              SHA256,
              ROWS_READ,
              ROWS_ADDED,
              ROWS_LOADED,
              ROWS_REJECTED,
              ROWS_DUPLICATE,
              ROWS_FILTERED,
              KNOWN_ON)
          .check(
              "rows_conserved",
              "rows_read + rows_added = rows_loaded + rows_rejected + rows_duplicate + rows_filtered",
              "every row read has exactly one fate")
          .sliced(KNOWN_ON);

  private Deliveries() {}
}
