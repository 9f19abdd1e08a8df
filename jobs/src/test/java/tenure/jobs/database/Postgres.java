package tenure.jobs.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A real PostgreSQL, which runs as long as the tests do and takes every password. */
public final class Postgres {
  private static final EmbeddedPostgres SERVER = start();

  private Postgres() {}

  private static EmbeddedPostgres start() {
    try {
      return EmbeddedPostgres.builder().start();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** The address of a database of the server. */
  public static String url(String name) {
    return SERVER.getJdbcUrl("postgres", name).replaceAll("\\?.*", "");
  }

  /** A connection of the server's first user. */
  public static Connection connect() throws SQLException {
    return SERVER.getPostgresDatabase().getConnection();
  }

  /** Runs statements. */
  public static void sql(String statements) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(statements);
    } catch (SQLException broken) {
      throw new IllegalStateException(broken);
    }
  }
}
