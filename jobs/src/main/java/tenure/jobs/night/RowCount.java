package tenure.jobs.night;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tenure.ops.CheckAction;
import tenure.ops.CheckKind;
import tenure.ops.VolumePolicy.Expected;

/**
 * How many rows something has tonight, beside the same weekday of the weeks before.
 *
 * @param subject a table's full name, or a source
 * @param name the check
 * @param rows tonight's rows
 * @param sameWeekday the rows of those nights
 */
record RowCount(String subject, String name, long rows, List<Long> sameWeekday) {

  /** What was expected where the number surprises, and what follows then. */
  CheckResult judged(Optional<Expected> surprise, CheckAction action) {
    return new CheckResult(
        subject,
        name,
        CheckKind.VOLUME,
        action,
        surprise.isEmpty(),
        BigDecimal.valueOf(rows),
        surprise.map(this::surprising).orElseGet(this::usual));
  }

  private String surprising(Expected expected) {
    return String.format(
        Locale.ROOT,
        "%s has %,d rows; on this weekday %,.0f to %,.0f are usual.",
        subject,
        rows,
        Math.max(0, expected.least()),
        expected.most());
  }

  private String usual() {
    return "%s has %d rows, beside %d earlier nights of this weekday."
        .formatted(subject, rows, sameWeekday.size());
  }
}
