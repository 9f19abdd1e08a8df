package tenure.jobs.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.spark.sql.jdbc.JdbcDialect;
import org.junit.jupiter.api.Test;

class MariaDbDialectTest {
  private final JdbcDialect dialect = new MariaDbDialect();

  @Test
  void its_own_address_is_known_and_no_other() {
    assertTrue(dialect.canHandle("jdbc:mariadb://db.internal:3306/app"));
    assertFalse(dialect.canHandle("jdbc:mysql://db.internal:3306/app"));
    assertFalse(dialect.canHandle("jdbc:postgresql://db.internal/app"));
  }

  @Test
  void names_are_quoted_as_names() {
    assertEquals("`updated_at`", dialect.quoteIdentifier("updated_at"));
  }
}
