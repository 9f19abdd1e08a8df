package tenure.jobs.database;

import java.sql.SQLException;
import java.util.Optional;

/** What a driver said of a failure, and whose affair it is. */
public final class SqlFailure {
  private SqlFailure() {}

  /** What a database said, however deep it stands. */
  public static Optional<SQLException> in(Throwable failed) {
    for (Throwable at = failed; at != null; at = at.getCause()) {
      if (at instanceof SQLException said) {
        return Optional.of(said);
      }
    }
    return Optional.empty();
  }

  /**
   * Whether trying again is no use: refused for who asks, for what is asked and of which rows, for
   * what others depend on, or of a database not there.
   */
  public static boolean isOurs(SQLException said) {
    String state = String.valueOf(said.getSQLState());
    return state.startsWith("22")
        || state.startsWith("28")
        || state.startsWith("2BP")
        || state.startsWith("42")
        || state.startsWith("3D")
        || state.startsWith("S0");
  }
}
