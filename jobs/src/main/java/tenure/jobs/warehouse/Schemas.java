package tenure.jobs.warehouse;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import tenure.contract.Table;

/** The schemas of a warehouse, and who may change them. */
final class Schemas {
  private static final String MOMENT = "5s";

  /** The state that stands for a lock that was not to be had. */
  private static final String NOT_AVAILABLE = "55P03";

  private final Connection connection;
  private final Warehouse warehouse;

  Schemas(Connection connection, Warehouse warehouse) {
    this.connection = connection;
    this.warehouse = warehouse;
  }

  /**
   * Lets nobody else publish for as long as the connection lasts. A database needs a moment to
   * notice that a connection is no more, so the lock of one just closed is waited for.
   *
   * @throws WarehouseBusy where somebody publishes
   */
  void hold() throws SQLException {
    try (Statement patience = connection.createStatement();
        PreparedStatement lock =
            connection.prepareStatement("SELECT pg_advisory_lock(hashtext(?))")) {
      patience.execute("SET LOCAL lock_timeout = '" + MOMENT + "'");
      lock.setString(1, "tenure " + warehouse.schema());
      lock.executeQuery().close();
    } catch (SQLException refused) {
      if (NOT_AVAILABLE.equals(refused.getSQLState())) {
        throw new WarehouseBusy(warehouse);
      }
      throw refused;
    }
  }

  /** Makes the schemas where there are none. */
  void prepare() throws SQLException {
    for (String schema : List.of(warehouse.schema(), warehouse.staging())) {
      if (!isThere("SELECT 1 FROM pg_namespace WHERE nspname = ?", schema)) {
        try (Statement statement = connection.createStatement()) {
          statement.execute("CREATE SCHEMA " + schema);
        }
      }
    }
  }

  /** Whether there is a table of the mart's name. */
  boolean has(Table mart) throws SQLException {
    return isThere("SELECT to_regclass(?)", Ddl.place(warehouse.schema(), mart));
  }

  private boolean isThere(String query, String name) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, name);
      try (ResultSet found = statement.executeQuery()) {
        return found.next() && found.getObject(1) != null;
      }
    }
  }
}
