package tenure.jobs.night;

import java.util.List;
import java.util.stream.Collectors;
import tenure.jobs.OperatorError;
import tenure.ops.CheckAction;

/** Tonight's marts failed their audit and are not published; readers keep what they had. */
public final class AuditRefused extends OperatorError {
  private static final long serialVersionUID = 1L;

  /** A night refused for this reason. */
  public AuditRefused(String why, String remedy) {
    super(
        REFUSED, why + " Nothing was published; readers keep the last published night. " + remedy);
  }

  /**
   * Lets a night pass whose checks do.
   *
   * @throws AuditRefused naming every check that fails it
   */
  static void where(List<CheckResult> results) {
    String why =
        results.stream()
            .filter(r -> r.calls(CheckAction.FAIL_NIGHT))
            .map(CheckResult::message)
            .collect(Collectors.joining(" "));
    if (!why.isEmpty()) {
      throw new AuditRefused(
          why,
          "Look at the rows in the lake, mend their source and run the night again; or change what"
              + " follows from the check, under tenure.checks.");
    }
  }
}
