package tenure.jobs.warehouse;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import tenure.contract.Field;
import tenure.contract.Table;

/**
 * Puts staged rows in the place of those that readers see, within the transaction of the caller.
 * Rows are replaced, and not the table: whoever reads meanwhile, in one statement or in a
 * transaction of several, goes on seeing what it saw, and what others made of the table stays.
 */
final class Swap {
  private final Connection connection;
  private final Warehouse warehouse;

  Swap(Connection connection, Warehouse warehouse) {
    this.connection = connection;
    this.warehouse = warehouse;
  }

  /** Makes the staged table the mart; what was granted on the one before is granted on it. */
  void table(Table mart, String staged, boolean isReplacing) throws SQLException {
    String place = Ddl.place(warehouse.schema(), mart);
    List<String> grants = isReplacing ? Grants.of(connection, place) : List.of();
    if (isReplacing) {
      execute("DROP TABLE " + place);
    }
    execute("ALTER TABLE %s SET SCHEMA %s".formatted(staged, warehouse.schema()));
    for (String index : Ddl.indexes(mart, place)) {
      execute(index);
    }
    for (String grant : grants) {
      execute(grant);
    }
    execute("ANALYZE " + place);
  }

  /** Puts the staged rows in the place of those that a change removes. */
  void rows(Change change, String staged) throws SQLException {
    String place = Ddl.place(warehouse.schema(), change.mart());
    remove(change, place);
    String columns = Ddl.names(change.mart().fields());
    execute("INSERT INTO %s (%s) SELECT %s FROM %s".formatted(place, columns, columns, staged));
    execute("DROP TABLE " + staged);
  }

  private void remove(Change change, String place) throws SQLException {
    if (change.isAfresh() || change.mart().slice().isEmpty()) {
      execute("DELETE FROM " + place);
    } else if (!change.removed().isEmpty()) {
      String night = change.mart().slice().map(Field::name).orElseThrow();
      String delete = "DELETE FROM %s WHERE %s = ANY (?)".formatted(place, night);
      try (PreparedStatement statement = connection.prepareStatement(delete)) {
        statement.setArray(1, connection.createArrayOf("date", change.removed().toArray()));
        statement.executeUpdate();
      }
    }
  }

  /** Says of the mart and its columns what the contract says. */
  void comments(Table mart) throws SQLException {
    execute(String.join(";\n", Ddl.comments(mart, Ddl.place(warehouse.schema(), mart))));
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
