package tenure.jobs.settings;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import tenure.jobs.database.Cursor;
import tenure.jobs.database.Database;
import tenure.jobs.database.DatabaseTable;
import tenure.jobs.database.Given;
import tenure.jobs.database.Partition;

/** Reads how a database is reached, and what is read of it. */
final class DatabaseSettings {
  private DatabaseSettings() {}

  /** The {@code jdbc} of a source. */
  static Optional<Database> database(Section s) {
    Optional<Given> url = given(s, "url");
    Optional<Given> user = given(s, "user");
    Optional<Given> password =
        s.has("password-file")
            ? Optional.of(new Given.InFile(Path.of(s.text("password-file"))))
            : s.optionalText("password-env").map(Given.Variable::new);
    if (s.has("password")) {
      s.wrong(
          "password",
          "must not stand in the settings. Name password-env or password-file instead.");
    }
    if (url.isEmpty()) {
      s.problems().add(s.origin(), s.path() + ".url is missing. Add it, or url-env.");
    }
    return url.isEmpty()
        ? Optional.empty()
        : s.done().make(() -> new Database(url.get(), user, password));
  }

  private static Optional<Given> given(Section s, String key) {
    Optional<String> text = s.optionalText(key);
    Optional<String> variable = s.optionalText(key + "-env");
    return text.<Given>map(Given.Text::new).or(() -> variable.map(Given.Variable::new));
  }

  /** What an object of a source reads: {@code table} or {@code query}, cursor and partition. */
  static Optional<DatabaseTable> table(Database database, Section s) {
    Optional<String> table = s.optionalText("table");
    Optional<String> query = s.optionalText("query").map(q -> "(" + q.strip() + ")");
    if (table.isPresent() == query.isPresent()) {
      s.problems().add(s.origin(), s.path() + " needs either table or query.");
      return Optional.empty();
    }
    Optional<Cursor> cursor = s.has("cursor") ? cursor(s.section("cursor")) : Optional.empty();
    Optional<Partition> partition =
        s.has("partition") ? partition(s.section("partition")) : Optional.empty();
    return s.make(
        () -> new DatabaseTable(database, table.or(() -> query).get(), cursor, partition));
  }

  private static Optional<Cursor> cursor(Section s) {
    String column = s.text("column");
    String overlap = s.text("overlap");
    boolean isNumber = overlap.matches("\\d{1,18}");
    Optional<Long> values = isNumber ? Optional.of(Long.valueOf(overlap)) : Optional.empty();
    Optional<Duration> time = isNumber ? Optional.empty() : time(s, overlap);
    return s.done().make(() -> new Cursor(column, time, values));
  }

  private static Optional<Duration> time(Section s, String overlap) {
    try {
      return Optional.of(ConfigFactory.parseMap(Map.of("t", overlap)).getDuration("t"));
    } catch (ConfigException wrong) {
      s.wrong("overlap", "\"" + overlap + "\" is neither a time, as 1 hour, nor a whole number.");
      return Optional.empty();
    }
  }

  private static Optional<Partition> partition(Section s) {
    String column = s.text("column");
    int count = s.whole("count");
    return s.done().make(() -> new Partition(column, count));
  }
}
