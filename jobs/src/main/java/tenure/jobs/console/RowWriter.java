package tenure.jobs.console;

import java.util.Iterator;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** Writes rows one after the other; nothing but the table format holds more than one of them. */
public interface RowWriter {
  /** Before the first row. */
  void begin(StructType schema);

  /** One row; false when nobody reads any more, so that the rest need not be made. */
  boolean row(Row row);

  /** After the last row. */
  void end();

  /** Writes all rows until they end or nobody reads them. */
  default void writeAll(StructType schema, Iterator<Row> rows) {
    begin(schema);
    boolean isRead = true;
    while (isRead && rows.hasNext()) {
      isRead = row(rows.next());
    }
    end();
  }
}
