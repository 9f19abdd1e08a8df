package tenure.jobs.serve;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/** Hive's own JDBC driver, apart from the class path since it holds a Hadoop of its own. */
final class HiveDriver {
  private static final Driver DRIVER = load();

  private HiveDriver() {}

  private static Driver load() {
    try (Stream<Path> jars = Files.list(Path.of("target", "jdbc"))) {
      URL jar = jars.findFirst().orElseThrow().toUri().toURL();
      ClassLoader apart = new URLClassLoader(new URL[] {jar}, ClassLoader.getPlatformClassLoader());
      Class<?> driver = Class.forName("org.apache.hive.jdbc.HiveDriver", true, apart);
      return (Driver) driver.getDeclaredConstructor().newInstance();
    } catch (IOException | ReflectiveOperationException broken) {
      throw new IllegalStateException("run the build, which fetches the driver", broken);
    }
  }

  static Connection connect(String url, String user, String password) throws SQLException {
    Properties who = new Properties();
    who.setProperty("user", user);
    who.setProperty("password", password);
    return DRIVER.connect(url, who);
  }

  /** The rows of a statement. */
  static List<List<Object>> rows(Connection connection, String statement) throws SQLException {
    try (Statement asked = connection.createStatement()) {
      return rows(asked.executeQuery(statement));
    }
  }

  static List<List<Object>> rows(ResultSet set) throws SQLException {
    List<List<Object>> rows = new ArrayList<>();
    while (set.next()) {
      List<Object> row = new ArrayList<>();
      for (int i = 1; i <= set.getMetaData().getColumnCount(); i++) {
        row.add(set.getObject(i));
      }
      rows.add(row);
    }
    set.close();
    return rows;
  }
}
