package tenure.jobs.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
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

/** A DuckDB in memory, spoken to through its driver, which is loaded only when a bench asks. */
final class DuckDb implements AutoCloseable {
  private final Connection connection;

  private DuckDb(Connection connection) {
    this.connection = connection;
  }

  /**
   * An empty database.
   *
   * @param drivers the folder of the driver; where it is missing the class path is asked
   * @param spill where it may put what does not fit its memory
   * @throws NoDuckDb where there is no driver
   */
  static DuckDb open(Path drivers, Path spill, int threads, String memory) {
    try {
      Properties settings = new Properties();
      settings.setProperty("threads", String.valueOf(threads));
      settings.setProperty("memory_limit", memory);
      settings.setProperty("temp_directory", spill.toString());
      DuckDb db = new DuckDb(driver(drivers).connect("jdbc:duckdb:", settings));
      db.run("macros");
      return db;
    } catch (SQLException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static Driver driver(Path drivers) {
    try {
      ClassLoader loader = new URLClassLoader(jars(drivers), DuckDb.class.getClassLoader());
      return (Driver)
          loader.loadClass("org.duckdb.DuckDBDriver").getDeclaredConstructor().newInstance();
    } catch (ClassNotFoundException missing) {
      throw new NoDuckDb(drivers);
    } catch (ReflectiveOperationException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static URL[] jars(Path drivers) {
    if (!Files.isDirectory(drivers)) {
      return new URL[0];
    }
    try (Stream<Path> files = Files.list(drivers)) {
      return files.filter(f -> f.toString().endsWith(".jar")).map(DuckDb::url).toArray(URL[]::new);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static URL url(Path file) {
    try {
      return file.toUri().toURL();
    } catch (MalformedURLException broken) {
      throw new IllegalArgumentException(broken);
    }
  }

  /** Runs the statements of bench/NAME.sql. */
  void run(String name) {
    execute(text(name));
  }

  /** The statements of bench/NAME.sql. */
  static String text(String name) {
    try (InputStream in = DuckDb.class.getResourceAsStream("/bench/" + name + ".sql")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Runs statements. */
  void execute(String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException broken) {
      throw new IllegalStateException(broken);
    }
  }

  /** The one number that a query gives. */
  long number(String sql) {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getLong(1);
    } catch (SQLException broken) {
      throw new IllegalStateException(broken);
    }
  }

  /** Rows that only one of two tables has, seen through these columns. */
  long apart(String columns, String one, String other) {
    return only(columns, one, other) + only(columns, other, one);
  }

  private long only(String columns, String one, String other) {
    return number(
        "SELECT count(*) FROM (SELECT %s FROM %s EXCEPT ALL SELECT %s FROM %s)"
            .formatted(columns, one, columns, other));
  }

  /** The names of a table's columns. */
  List<String> columns(String table) {
    List<String> columns = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("DESCRIBE " + table)) {
      while (result.next()) {
        columns.add(result.getString(1));
      }
      return columns;
    } catch (SQLException broken) {
      throw new IllegalStateException(broken);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException broken) {
      throw new IllegalStateException(broken);
    }
  }
}
