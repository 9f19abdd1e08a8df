package tenure.jobs.explain;

import java.util.List;
import tenure.jobs.OperatorError;

/** A name or id that means no account, or several. */
public final class UnknownAccount extends OperatorError {
  private static final long serialVersionUID = 1L;

  private UnknownAccount(String message) {
    super(USAGE, message);
  }

  static UnknownAccount nearest(String asked, List<String> names) {
    String hint =
        names.isEmpty()
            ? " No account is published yet: run a night first."
            : " Nearest: " + String.join(", ", names) + ".";
    return new UnknownAccount("There is no account \"" + asked + "\"." + hint);
  }

  static UnknownAccount ambiguous(String asked, List<String> names) {
    return new UnknownAccount(
        "Several accounts are called \""
            + asked
            + "\": "
            + String.join(", ", names)
            + ". Give the id instead.");
  }
}
