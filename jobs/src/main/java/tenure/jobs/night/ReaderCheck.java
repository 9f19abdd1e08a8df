package tenure.jobs.night;

import java.math.BigDecimal;
import java.util.List;
import tenure.contract.Layer;
import tenure.contract.Table;
import tenure.jobs.lake.Lake;
import tenure.jobs.lake.Readability;
import tenure.ops.CheckAction;
import tenure.ops.CheckKind;

/** Whether tonight's marts can be read by every tool that reads Delta, also without Spark. */
final class ReaderCheck {
  private static final String REMEDY =
      "Somebody changed them with other software: drop the feature or the column there, or remove"
          + " the folders of these marts and run the night again.";

  private ReaderCheck() {}

  /**
   * Lets a night pass whose marts everybody can read.
   *
   * @throws AuditRefused naming what cannot be read
   */
  static void refuse(CheckResult found) {
    if (!found.isPassed()) {
      throw new AuditRefused(found.message(), REMEDY);
    }
  }

  static CheckResult of(Lake lake, List<Table> marts) {
    List<String> obstacles = Readability.obstacles(lake, marts);
    return new CheckResult(
        Layer.MARTS.id(),
        "readable_without_spark",
        CheckKind.LAWS,
        CheckAction.FAIL_NIGHT,
        obstacles.isEmpty(),
        BigDecimal.valueOf(obstacles.size()),
        obstacles.isEmpty()
            ? "Every mart can be read by readers of the first version of Delta's protocol."
            : "Marts that some readers of Delta cannot read: " + String.join(" ", obstacles));
  }
}
