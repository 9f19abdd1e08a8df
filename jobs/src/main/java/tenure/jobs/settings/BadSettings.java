package tenure.jobs.settings;

import java.util.List;
import tenure.jobs.OperatorError;

/** The configuration cannot be used; the message lists every problem with its file and line. */
public final class BadSettings extends OperatorError {
  private static final long serialVersionUID = 1L;

  /** Settings with these problems. */
  public BadSettings(List<String> problems) {
    super(
        USAGE,
        (problems.size() == 1
                ? "The settings have a problem: "
                : "The settings have " + problems.size() + " problems:\n  ")
            + String.join("\n  ", problems));
  }
}
