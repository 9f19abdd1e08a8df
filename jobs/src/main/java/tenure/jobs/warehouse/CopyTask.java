package tenure.jobs.warehouse;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Iterator;
import org.apache.spark.api.java.function.VoidFunction;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;
import tenure.jobs.database.Connections;

/**
 * Sends the rows of one part of a table to the database as they come: none is held longer than a
 * buffer. A part that fails leaves no row behind.
 */
final class CopyTask implements VoidFunction<Iterator<InternalRow>> {
  private static final long serialVersionUID = 1L;
  private static final int BUFFER = 1 << 16;

  private final Connections connections;
  private final String copy;
  private final StructType schema;

  /**
   * The sending of rows.
   *
   * @param copy the statement that takes them
   */
  CopyTask(Connections connections, String copy, StructType schema) {
    this.connections = connections;
    this.copy = copy;
    this.schema = schema;
  }

  @Override
  public void call(Iterator<InternalRow> rows) throws SQLException, IOException {
    if (rows.hasNext()) {
      try (Connection connection = connections.open()) {
        send(rows, connection.unwrap(PGConnection.class));
      }
    }
  }

  private void send(Iterator<InternalRow> rows, PGConnection connection)
      throws SQLException, IOException {
    PGCopyOutputStream sink = new PGCopyOutputStream(connection, copy, BUFFER);
    try {
      OutputStream buffered = new BufferedOutputStream(sink, BUFFER);
      BinaryCopy binary = new BinaryCopy(buffered, schema);
      while (rows.hasNext()) {
        binary.row(rows.next());
      }
      binary.end();
      buffered.flush();
      sink.endCopy();
    } finally {
      if (sink.isActive()) {
        sink.cancelCopy();
      }
    }
  }
}
