package tenure.jobs.database;

import org.apache.spark.sql.types.DataType;
import tenure.jobs.OperatorError;

/** The column that should tell new rows of a table cannot. */
public final class BadCursor extends OperatorError {
  private static final long serialVersionUID = 1L;

  BadCursor(String from, String column, String... found) {
    super(
        USAGE,
        from
            + " has no column "
            + column
            + " for a cursor. Found: "
            + String.join(", ", found)
            + ". Name one of them in cursor.column, as it is spelled here.");
  }

  BadCursor(String from, String column, DataType type) {
    super(
        USAGE,
        "The cursor "
            + column
            + " of "
            + from
            + " is of type "
            + type.sql()
            + ", which does not go with its overlap: days and moments overlap by a time, as 1 hour, numbers by a"
            + " whole number, and other types cannot tell new rows. Change cursor.");
  }
}
