package tenure.jobs.warehouse;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tenure.contract.Table;

/**
 * What a warehouse has been sent so far, as it keeps record of itself: a line for every mart, and
 * one for each of its slices.
 */
final class Standing {
  private final String tables;
  private final String slices;

  Standing(Warehouse warehouse) {
    tables = warehouse.staging() + ".published_tables";
    slices = warehouse.staging() + ".published_slices";
  }

  /**
   * How a mart was made.
   *
   * @param fingerprint tells its columns
   * @param wording tells its comments
   * @param erasures how often somebody had been erased from the lake by then
   */
  record Made(String fingerprint, String wording, long erasures) {}

  /** Makes the records where there are none yet. */
  void prepare(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE IF NOT EXISTS %s (table_name text PRIMARY KEY, fingerprint text NOT NULL, wording text NOT NULL, erasures bigint NOT NULL, version bigint NOT NULL, published_at timestamptz NOT NULL)"
              .formatted(tables));
      statement.execute(
          "CREATE TABLE IF NOT EXISTS %s (table_name text, night date, content text NOT NULL, rows bigint NOT NULL, PRIMARY KEY (table_name, night))"
              .formatted(slices));
    }
  }

  /** How the marts that stand there were made, by name. */
  Map<String, Made> made(Connection connection) throws SQLException {
    Map<String, Made> made = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery(
                "SELECT table_name, fingerprint, wording, erasures FROM " + tables)) {
      while (found.next()) {
        made.put(
            found.getString(1), new Made(found.getString(2), found.getString(3), found.getLong(4)));
      }
    }
    return made;
  }

  /** The slices that stand there, by mart. */
  Map<String, List<Slice>> slices(Connection connection) throws SQLException {
    Map<String, List<Slice>> byMart = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery("SELECT table_name, night, content, rows FROM " + slices)) {
      while (found.next()) {
        byMart
            .computeIfAbsent(found.getString(1), mart -> new ArrayList<>())
            .add(
                new Slice(
                    found.getObject(2, LocalDate.class), found.getString(3), found.getLong(4)));
      }
    }
    return byMart;
  }

  /** Notes what was done to a mart. */
  void note(Connection connection, Change change, Made made, long version, List<Slice> sent)
      throws SQLException {
    String mart = change.mart().fullName();
    remove(connection, change);
    try (PreparedStatement line =
        connection.prepareStatement("INSERT INTO %s VALUES (?, ?, ?, ?)".formatted(slices))) {
      for (Slice slice : sent) {
        line.setString(1, mart);
        line.setObject(2, slice.night());
        line.setString(3, slice.content());
        line.setLong(4, slice.rows());
        line.addBatch();
      }
      line.executeBatch();
    }
    note(connection, mart, made, version);
  }

  /** Notes that a mart got other comments. */
  void noteWording(Connection connection, Table mart) throws SQLException {
    String update = "UPDATE %s SET wording = ? WHERE table_name = ?".formatted(tables);
    try (PreparedStatement statement = connection.prepareStatement(update)) {
      statement.setString(1, Ddl.wording(mart));
      statement.setString(2, mart.fullName());
      statement.executeUpdate();
    }
  }

  private void remove(Connection connection, Change change) throws SQLException {
    String which = change.isAfresh() ? "" : " AND night = ANY (?)";
    try (PreparedStatement gone =
        connection.prepareStatement(
            "DELETE FROM %s WHERE table_name = ?%s".formatted(slices, which))) {
      gone.setString(1, change.mart().fullName());
      if (!change.isAfresh()) {
        gone.setArray(2, connection.createArrayOf("date", change.removed().toArray()));
      }
      gone.executeUpdate();
    }
  }

  private void note(Connection connection, String mart, Made made, long version)
      throws SQLException {
    try (PreparedStatement line =
        connection.prepareStatement(
            "INSERT INTO %s VALUES (?, ?, ?, ?, ?, now()) ON CONFLICT (table_name) DO UPDATE SET fingerprint = excluded.fingerprint, wording = excluded.wording, erasures = excluded.erasures, version = excluded.version, published_at = excluded.published_at"
                .formatted(tables))) {
      line.setString(1, mart);
      line.setString(2, made.fingerprint());
      line.setString(3, made.wording());
      line.setLong(4, made.erasures());
      line.setLong(5, version);
      line.executeUpdate();
    }
  }
}
