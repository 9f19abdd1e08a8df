package tenure.jobs.warehouse;

import static org.apache.spark.sql.functions.lit;

import java.sql.Connection;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.jobs.database.Connections;
import tenure.jobs.lake.PublishedMarts;

/** Sends rows to where no reader looks, until all marts of a night are there. */
final class Staging {
  private final Warehouse warehouse;
  private final Connection connection;
  private final Connections connections;
  private final PublishedMarts marts;

  /**
   * The staging of a release.
   *
   * @param connection makes the tables
   * @param connections send the rows, side by side
   */
  Staging(
      Warehouse warehouse, Connection connection, Connections connections, PublishedMarts marts) {
    this.warehouse = warehouse;
    this.connection = connection;
    this.connections = connections;
    this.marts = marts;
  }

  /**
   * Makes the table that a change's rows wait in.
   *
   * @param isKept whether the table itself becomes the mart; else its rows are copied from it
   */
  void make(Table mart, boolean isKept) throws SQLException {
    String place = place(mart);
    try (Statement statement = connection.createStatement()) {
      statement.execute("DROP TABLE IF EXISTS " + place);
      statement.execute(Ddl.create(mart, place, isKept));
    }
  }

  /**
   * Sends what a change needs, by connections of its own: several may be sent at a time.
   *
   * @return the rows that were sent
   */
  long send(Change change) {
    if (change.isAfresh() || !change.sent().isEmpty()) {
      copy(change.mart(), rows(change));
    }
    return sent(change);
  }

  private long sent(Change change) {
    return change.isAfresh()
        ? marts.count(change.mart())
        : change.sent().stream().mapToLong(Slice::rows).sum();
  }

  String place(Table mart) {
    return Ddl.place(warehouse.staging(), mart);
  }

  private Dataset<Row> rows(Change change) {
    Table mart = change.mart();
    if (change.isAfresh() || mart.slice().isEmpty()) {
      return marts.rows(mart);
    }
    List<LocalDate> nights = change.sent().stream().map(Slice::night).sorted().toList();
    Object[] days = nights.stream().map(n -> lit(Date.valueOf(n))).toArray();
    return marts
        .rows(mart, nights.get(0), nights.get(nights.size() - 1))
        .where(mart.slice().get().col().isin(days));
  }

  private void copy(Table mart, Dataset<Row> rows) {
    String copy =
        "COPY %s (%s) FROM STDIN (FORMAT binary)".formatted(place(mart), Ddl.names(mart.fields()));
    rows.queryExecution()
        .toRdd()
        .toJavaRDD()
        .foreachPartition(new CopyTask(connections, copy, rows.schema()));
  }

  /**
   * Counts what stands there, by night where there are nights: a task may have come twice.
   *
   * @return the slices that are there now
   */
  List<Slice> arrived(Change change) throws SQLException {
    Table mart = change.mart();
    String night = mart.slice().map(Field::name).orElse("DATE '" + Slice.WHOLE + "'");
    Map<LocalDate, Slice> told =
        change.sent().stream().collect(Collectors.toMap(Slice::night, Function.identity()));
    List<Slice> arrived = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery(
                "SELECT %s, count(*) FROM %s GROUP BY 1".formatted(night, place(mart)))) {
      while (found.next()) {
        arrived.add(named(found.getObject(1, LocalDate.class), found.getLong(2), told));
      }
    }
    refuseOthers(change, arrived.stream().mapToLong(Slice::rows).sum());
    told.keySet().removeAll(arrived.stream().map(Slice::night).toList());
    // Nights without rows are known to have none.
    arrived.addAll(told.values().stream().filter(s -> s.rows() == 0).toList());
    return arrived;
  }

  private static Slice named(LocalDate night, long rows, Map<LocalDate, Slice> told) {
    Slice slice = told.get(night);
    return slice != null && slice.rows() == rows ? slice : new Slice(night, "", rows);
  }

  private void refuseOthers(Change change, long arrived) {
    long sent = sent(change);
    if (sent != arrived) {
      throw PublishFailed.ofRows(warehouse, change.mart().fullName(), sent, arrived);
    }
  }
}
