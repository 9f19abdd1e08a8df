package tenure.jobs.warehouse;

import java.util.Optional;
import java.util.regex.Pattern;
import tenure.jobs.database.Database;
import tenure.jobs.database.Given;

/**
 * A database that marts are published to.
 *
 * @param name how the settings call it
 * @param database where it is, and who writes
 * @param schema the schema of the marts, which belongs to Tenure alone
 * @param readerRole the role that may read the marts and nothing else of Tenure; none where rights
 *     are granted by others
 */
public record Warehouse(
    String name, Database database, String schema, Optional<String> readerRole) {
  private static final Pattern IDENTIFIER = Pattern.compile("[a-z_][a-z0-9_]{0,50}");
  private static final String KNOWN = "jdbc:postgresql:";

  /** Refuses nonsense. */
  public Warehouse {
    refuseUnlessIdentifier("schema", schema);
    readerRole.ifPresent(role -> refuseUnlessIdentifier("reader-role", role));
    if (database.url() instanceof Given.Text url && !url.text().startsWith(KNOWN)) {
      throw new IllegalArgumentException(
          "marts are published to PostgreSQL, whose url begins with " + KNOWN + "//.");
    }
  }

  private static void refuseUnlessIdentifier(String key, String word) {
    if (!IDENTIFIER.matcher(word).matches()) {
      throw new IllegalArgumentException(
          key + " must be lower case letters, digits and _, and begin with no digit.");
    }
  }

  /** Where rows wait until all of a night are there; readers have no rights in it. */
  String staging() {
    return schema + "_staging";
  }
}
