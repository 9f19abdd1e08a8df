package tenure.jobs.serve;

import tenure.jobs.OperatorError;

/** A statement that asks for more than reading published marts. */
public final class Refused extends OperatorError {
  private static final long serialVersionUID = 1L;

  Refused(String what) {
    super(
        USAGE,
        what
            + " is refused: only published marts can be read here, with SELECT. SHOW TABLES IN"
            + " marts lists them.");
  }
}
