package tenure.jobs.database;

import java.util.Locale;
import java.util.Map;
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
  private static final String MYSQL = "jdbc:mysql:";

  private final JdbcDialect mysql = JdbcDialects.get("jdbc:mysql://localhost");

  /**
   * What Spark has to do before it reads. MariaDB and MySQL write moments by the clock of the
   * session, which is that of the server where nobody says another, and their drivers take it for
   * ours.
   */
  static Map<String, String> session(String url) {
    return begins(url, ADDRESS) || begins(url, MYSQL)
        ? Map.of("sessionInitStatement", "SET time_zone = '+00:00'")
        : Map.of();
  }

  private static boolean begins(String url, String address) {
    return url.toLowerCase(Locale.ROOT).startsWith(address);
  }

  @Override
  public boolean canHandle(String url) {
    return begins(url, ADDRESS);
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
