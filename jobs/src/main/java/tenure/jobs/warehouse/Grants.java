package tenure.jobs.warehouse;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Who may do what with the marts. */
final class Grants {
  private Grants() {}

  /** Statements that grant again what is granted on a table now. */
  static List<String> of(Connection connection, String place) throws SQLException {
    List<String> grants = new ArrayList<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            SELECT g.privilege_type, coalesce(quote_ident(r.rolname), 'PUBLIC'), g.is_grantable
            FROM pg_class c
            CROSS JOIN aclexplode(c.relacl) g
            LEFT JOIN pg_roles r ON r.oid = g.grantee
            WHERE c.oid = ?::regclass AND g.grantee <> c.relowner""")) {
      statement.setString(1, place);
      try (ResultSet found = statement.executeQuery()) {
        while (found.next()) {
          grants.add(
              "GRANT %s ON %s TO %s%s"
                  .formatted(
                      found.getString(1),
                      place,
                      found.getString(2),
                      found.getBoolean(3) ? " WITH GRANT OPTION" : ""));
        }
      }
    }
    return grants;
  }

  /** Lets the reader role read the marts, and nothing else; makes it where there is none. */
  static void read(Connection connection, String schema, String role) throws SQLException {
    boolean isThere;
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT 1 FROM pg_roles WHERE rolname = ?")) {
      statement.setString(1, role);
      try (ResultSet found = statement.executeQuery()) {
        isThere = found.next();
      }
    }
    try (Statement statement = connection.createStatement()) {
      if (!isThere) {
        statement.execute("CREATE ROLE " + role + " NOLOGIN");
      }
      statement.execute("GRANT USAGE ON SCHEMA " + schema + " TO " + role);
      statement.execute("GRANT SELECT ON ALL TABLES IN SCHEMA " + schema + " TO " + role);
    }
  }
}
