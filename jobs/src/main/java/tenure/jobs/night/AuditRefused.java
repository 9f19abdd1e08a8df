package tenure.jobs.night;

import tenure.jobs.OperatorError;

/** Tonight's marts failed their audit and are not published; readers keep what they had. */
public final class AuditRefused extends OperatorError {
  private static final long serialVersionUID = 1L;

  /** A night refused for this reason. */
  public AuditRefused(String why, String remedy) {
    super(
        REFUSED, why + " Nothing was published; readers keep the last published night. " + remedy);
  }
}
