package tenure.jobs.serve;

import tenure.jobs.OperatorError;

/** The place where marts should be served cannot be used, or must not. */
public final class NotListening extends OperatorError {
  private static final long serialVersionUID = 1L;

  NotListening(String why) {
    super(USAGE, "The marts are not served: " + why);
  }
}
