package tenure.jobs.database;

import java.sql.SQLException;
import java.util.Optional;
import tenure.jobs.OperatorError;

/**
 * A database did not give what it was asked for. What its driver said is told without the password,
 * and without a trace, in which it might stand.
 */
public final class DatabaseFailed extends OperatorError {
  private static final long serialVersionUID = 1L;

  /** What Java says where no driver knows the url; its state is that of a server that is away. */
  private static final String NO_DRIVER = "No suitable driver";

  private DatabaseFailed(int exitCode, String message) {
    super(exitCode, message);
  }

  /** The same failure as an operator meets it; what is no failure of a database stays as it is. */
  public static RuntimeException of(String extract, Database database, Exception failed) {
    Optional<SQLException> said = SqlFailure.in(failed);
    if (said.isEmpty()) {
      return failed instanceof RuntimeException known ? known : new IllegalStateException(failed);
    }
    String words = database.withoutSecret(String.valueOf(said.get().getMessage())).strip();
    boolean isWithoutDriver = words.startsWith(NO_DRIVER);
    boolean isOurs = isWithoutDriver || SqlFailure.isOurs(said.get());
    return new DatabaseFailed(
        isOurs ? USAGE : PASSING,
        extract
            + " could not be read from its database: "
            + words
            + (words.endsWith(".") ? " " : ". ")
            + "Nothing of it was taken. "
            + remedy(isOurs, isWithoutDriver)
            + " and run the night again.");
  }

  private static String remedy(boolean isOurs, boolean isWithoutDriver) {
    if (isWithoutDriver) {
      return "Put the database's driver on the class path, as TENURE_PROFILES=mysql does,";
    }
    return isOurs ? "Change jdbc, table, query or cursor of the source" : "Look at the database";
  }

  /** Whether trying later may help. */
  public boolean isPassing() {
    return exitCode() == PASSING;
  }
}
