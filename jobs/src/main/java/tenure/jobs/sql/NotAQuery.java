package tenure.jobs.sql;

import tenure.jobs.OperatorError;

/** A statement that would change something, where only questions are answered. */
public final class NotAQuery extends OperatorError {
  private static final long serialVersionUID = 1L;

  NotAQuery(String what) {
    super(
        USAGE,
        "This is not a query ("
            + what
            + "). Tables are written by nights only; ask with SELECT, and see ./tenure tables for"
            + " names and columns.");
  }
}
