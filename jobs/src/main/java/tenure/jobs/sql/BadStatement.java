package tenure.jobs.sql;

import tenure.jobs.OperatorError;

/** A statement that Spark cannot read or resolve. */
public final class BadStatement extends OperatorError {
  private static final long serialVersionUID = 1L;

  BadStatement(String why, Throwable cause) {
    super(USAGE, "The statement cannot be answered: " + why, cause);
  }
}
