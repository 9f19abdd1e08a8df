package tenure.jobs.warehouse;

import java.sql.SQLException;
import java.util.Optional;
import tenure.jobs.OperatorError;
import tenure.jobs.database.SqlFailure;

/**
 * A warehouse did not take what it was given. What its driver said is told without the password,
 * and without a trace, in which it might stand.
 */
public final class PublishFailed extends OperatorError {
  private static final long serialVersionUID = 1L;

  /** The state of a table that other objects are made from. */
  private static final String DEPENDED_ON = "2BP01";

  private PublishFailed(int exitCode, String message) {
    super(exitCode, message);
  }

  /** Rows that did not arrive as they were sent. */
  static PublishFailed ofRows(Warehouse warehouse, String mart, long sent, long arrived) {
    return new PublishFailed(
        PASSING,
        "%s was not published to %s: %d of its rows were sent, and %d arrived. Readers keep what they had. Publish again."
            .formatted(mart, warehouse.name(), sent, arrived));
  }

  /** The same failure as an operator meets it; what is none of a database stays as it is. */
  static RuntimeException of(Warehouse warehouse, Exception failed) {
    Optional<SQLException> said = SqlFailure.in(failed);
    if (said.isEmpty()) {
      return failed instanceof RuntimeException known ? known : new IllegalStateException(failed);
    }
    String words =
        warehouse.database().withoutSecret(String.valueOf(said.get().getMessage())).strip();
    boolean isOurs = SqlFailure.isOurs(said.get());
    return new PublishFailed(
        isOurs ? USAGE : PASSING,
        "The marts were not published to "
            + warehouse.name()
            + ": "
            + words
            + (words.endsWith(".") ? " " : ". ")
            + "Readers keep what they had. "
            + remedy(said.get(), isOurs)
            + " and publish again.");
  }

  private static String remedy(SQLException said, boolean isOurs) {
    if (DEPENDED_ON.equals(said.getSQLState())) {
      return "The columns of a mart have changed: drop what was made from it";
    }
    return isOurs
        ? "Change the warehouse under tenure.warehouses, or the rights of its user there,"
        : "Look at the database";
  }
}
