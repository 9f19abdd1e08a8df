package tenure.jobs;

/**
 * Something an operator can meet and mend. The message says what happened, why, and what to do;
 * everything else that is thrown is a bug and keeps its trace.
 */
public abstract class OperatorError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Settings or usage: change the call or the configuration. */
  public static final int USAGE = 2;

  /** A contract or an audit refused what was made. */
  public static final int REFUSED = 3;

  /** An input is missing or late. */
  public static final int INPUT_MISSING = 4;

  /** Another night holds the lake. */
  public static final int LAKE_HELD = 5;

  /** A passing fault outside: trying again later may help. */
  public static final int PASSING = 6;

  private final int exitCode;

  /** An error with its exit code and its one message. */
  protected OperatorError(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /** An error with its exit code, its one message and what caused it. */
  protected OperatorError(int exitCode, String message, Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
  }

  /** The exit code of the process. */
  public final int exitCode() {
    return exitCode;
  }
}
