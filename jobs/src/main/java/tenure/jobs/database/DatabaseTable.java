package tenure.jobs.database;

import java.util.Optional;

/**
 * Rows of a database that are an extract.
 *
 * @param database where they stand
 * @param from a table's name as the database spells it, or a query in brackets
 * @param cursor what tells new rows; without one every night reads all of them
 * @param partition how they are read side by side
 */
public record DatabaseTable(
    Database database, String from, Optional<Cursor> cursor, Optional<Partition> partition) {
  /** Refuses nonsense. */
  public DatabaseTable {
    if (from.isBlank()) {
      throw new IllegalArgumentException("table or query must name what is read.");
    }
  }
}
