package tenure.bronze;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.struct;
import static tenure.contract.Layer.BRONZE;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
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
  public static final Field VALUE =
      Field.text("value", "What stood there, shortened; masked where the column is personal.")
          .personal();
  public static final Field REASON =
      Field.text("reason", "Why it was refused, in words.").required();
  public static final Field KNOWN_ON = Versions.KNOWN_ON;

  public static final Table TABLE =
      Table.in(BRONZE, "rejected_rows", "Rows that could not be read, with file, line and reason.")
          .withColumns(SOURCE, OBJECT, FILE, LINE, COLUMN, VALUE, REASON, KNOWN_ON)
          .sliced(KNOWN_ON);

  /** How many rows a group stands for. */
  public static final String ROWS = "rows";

  /** The first night that took the file again; null while none has. */
  public static final String CLEARED_ON = "cleared_on";

  private RejectedRows() {}

  /**
   * What was refused, one row per source, extract, file, column and reason, with the first line and
   * what stands there. A file that a later night took again was mended or confirmed by that one:
   * what it still refuses belongs to the later night.
   *
   * @param rejected the rejected rows of a night
   * @param later the deliveries of the nights after it
   */
  public static Dataset<Row> grouped(Dataset<Row> rejected, Dataset<Row> later) {
    Column example = struct(LINE.col().isNull(), LINE.col(), VALUE.col());
    Dataset<Row> groups =
        rejected
            .groupBy(SOURCE.col(), OBJECT.col(), FILE.col(), COLUMN.col(), REASON.col())
            .agg(
                count(lit(1)).as(ROWS),
                min(LINE.col()).as(LINE.name()),
                min_by(VALUE.col(), example).as(VALUE.name()));
    Dataset<Row> again =
        later
            .groupBy(
                Deliveries.SOURCE.col().as("again_source"),
                Deliveries.OBJECT.col().as("again_object"),
                Deliveries.FILE.col().as("again_file"))
            .agg(min(Deliveries.KNOWN_ON.col()).as(CLEARED_ON));
    Column isSame =
        SOURCE
            .col()
            .equalTo(col("again_source"))
            .and(OBJECT.col().equalTo(col("again_object")))
            .and(FILE.col().equalTo(col("again_file")));
    return groups
        .join(again, isSame, "left_outer")
        .select(
            SOURCE.col(),
            OBJECT.col(),
            FILE.col(),
            COLUMN.col(),
            REASON.col(),
            col(ROWS),
            LINE.col(),
            VALUE.col(),
            col(CLEARED_ON))
        .orderBy(SOURCE.col(), OBJECT.col(), FILE.col(), LINE.col(), COLUMN.col(), REASON.col());
  }
}
