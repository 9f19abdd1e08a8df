package tenure.jobs.database;

import org.apache.spark.sql.jdbc.JdbcDialect;
import org.apache.spark.sql.jdbc.JdbcDialects;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.MetadataBuilder;
import scala.Option;

/**
 * MariaDB under its own address. Spark knows it as MySQL only; under {@code jdbc:mariadb:} it would
 * put names in quotes that both take for texts, so that each row held the names of its columns and
 * no row was new.
 */
final class MariaDbDialect extends JdbcDialect {
  private static final long serialVersionUID = 1L;
  private static final String ADDRESS = "jdbc:mariadb:";

  private final JdbcDialect mysql = JdbcDialects.get("jdbc:mysql://localhost");

  @Override
  public boolean canHandle(String url) {
    return url.toLowerCase(java.util.Locale.ROOT).startsWith(ADDRESS);
  }

  @Override
  public String quoteIdentifier(String name) {
    return mysql.quoteIdentifier(name);
  }

  @Override
  public Option<DataType> getCatalystType(
      int sqlType, String typeName, int size, MetadataBuilder about) {
    return mysql.getCatalystType(sqlType, typeName, size, about);
  }
}
