package tenure.jobs.database;

import tenure.jobs.OperatorError;

/** What a database is reached with does not stand where the settings say. */
public final class NotGiven extends OperatorError {
  private static final long serialVersionUID = 1L;

  NotGiven(String what, String remedy) {
    super(
        USAGE,
        "A database cannot be asked: "
            + what
            + ". "
            + remedy
            + ", or name another place in the settings.");
  }
}
