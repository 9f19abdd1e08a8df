package tenure.jobs.database;

import java.io.Serializable;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;

/**
 * Opens connections to a database, also from Spark's tasks. It says nothing of itself, since it
 * holds the password.
 */
public final class Connections implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String address;
  private final Properties options = new Properties();

  Connections(String address, Map<String, String> options) {
    this.address = address;
    this.options.putAll(options);
    this.options.remove("url");
  }

  /** A connection; each statement by itself a transaction. */
  public Connection open() throws SQLException {
    return DriverManager.getConnection(address, options);
  }
}
