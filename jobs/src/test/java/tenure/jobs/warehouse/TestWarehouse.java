package tenure.jobs.warehouse;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.jobs.Progress;
import tenure.jobs.database.Database;
import tenure.jobs.database.Given;
import tenure.jobs.database.Postgres;
import tenure.jobs.lake.Lake;
import tenure.jobs.lake.Published.Manifest;
import tenure.jobs.lake.Releases;
import tenure.jobs.readers.RowContent;

/** A schema of its own on a real PostgreSQL, and the lake that is published to it. */
final class TestWarehouse {
  final Warehouse warehouse;
  private final Lake lake;

  TestWarehouse(Lake lake, String schema) {
    this.lake = lake;
    Database database =
        new Database(
            new Given.Text(Postgres.url("postgres")),
            Optional.of(new Given.Text("postgres")),
            Optional.empty());
    this.warehouse = new Warehouse("test", database, schema, Optional.of(schema + "_reader"));
    Postgres.sql(
        "DROP SCHEMA IF EXISTS %s CASCADE; DROP SCHEMA IF EXISTS %s CASCADE"
            .formatted(schema, warehouse.staging()));
  }

  Manifest release(LocalDate night) {
    return new Releases(lake.files(), lake.root()).ofNight(night).orElseThrow();
  }

  List<Publishing.Done> publish(LocalDate night) {
    return new Publishing(lake, warehouse, 2, Progress.SILENT).publish(release(night));
  }

  /** What the warehouse has of a mart. */
  String content(Table mart) {
    RowContent content = new RowContent();
    String query = "SELECT %s FROM %s".formatted(Ddl.names(mart.fields()), place(mart));
    try (Connection connection = Postgres.connect();
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(query)) {
      while (found.next()) {
        List<Object> row = new ArrayList<>();
        for (int at = 0; at < mart.fields().size(); at++) {
          row.add(value(found, at + 1, mart.fields().get(at)));
        }
        content.add(row);
      }
      return content.toString();
    } catch (SQLException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static Object value(ResultSet row, int at, Field field) throws SQLException {
    Object value =
        switch (field.kind()) {
          case DAY -> row.getObject(at, LocalDate.class);
          case MOMENT ->
              Optional.ofNullable(row.getObject(at, OffsetDateTime.class))
                  .map(moment -> Timestamp.from(moment.toInstant()))
                  .orElse(null);
          default -> row.getObject(at);
        };
    return row.wasNull() ? null : value;
  }

  String place(Table mart) {
    return Ddl.place(warehouse.schema(), mart);
  }

  /** What a query gives: its first column. */
  List<String> ask(String query) {
    return ask("postgres", query);
  }

  /** The same, asked by another role. */
  List<String> ask(String role, String query) {
    try (Connection connection = Postgres.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("SET ROLE " + role);
      List<String> answers = new ArrayList<>();
      try (ResultSet found = statement.executeQuery(query)) {
        while (found.next()) {
          answers.add(found.getString(1));
        }
      }
      return answers;
    } catch (SQLException refused) {
      return List.of(refused.getSQLState());
    }
  }
}
