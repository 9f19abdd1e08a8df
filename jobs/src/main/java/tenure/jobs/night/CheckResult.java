package tenure.jobs.night;

import java.math.BigDecimal;
import tenure.jobs.lake.ContractBroken;
import tenure.ops.CheckAction;
import tenure.ops.CheckKind;

/**
 * What a check found.
 *
 * @param subject what was checked: a table's full name, or a source
 * @param name the check
 * @param kind what it is about
 * @param action what follows where it does not hold
 * @param isPassed whether it holds
 * @param observed what was counted or measured
 * @param message what was found, in one line
 */
public record CheckResult(
    String subject,
    String name,
    CheckKind kind,
    CheckAction action,
    boolean isPassed,
    BigDecimal observed,
    String message) {

  /** The check of a contract that refused a write. */
  static CheckResult of(ContractBroken broken) {
    return new CheckResult(
        broken.table().fullName(),
        broken.check().name(),
        CheckKind.RANGES,
        CheckAction.FAIL_NIGHT,
        false,
        BigDecimal.ONE,
        broken.check().sentence());
  }

  /** What followed, as tables write it. */
  public String verdict() {
    return isPassed ? "passed" : action.verdict();
  }

  /** Whether this action was taken. */
  boolean calls(CheckAction which) {
    return !isPassed && action == which;
  }
}
