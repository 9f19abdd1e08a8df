package tenure.jobs.night;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import tenure.jobs.ingest.Intake;
import tenure.jobs.ingest.Late;
import tenure.jobs.ingest.Waiting;
import tenure.jobs.ingest.WhenLate;
import tenure.ops.CheckAction;
import tenure.ops.CheckKind;

/** What a night found late or unfinished when it looked for its extracts. */
final class ArrivalChecks {
  private ArrivalChecks() {}

  static List<CheckResult> of(Intake intake) {
    List<CheckResult> results = new ArrayList<>();
    intake.late().forEach(late -> results.add(late(late)));
    intake.waiting().forEach(file -> results.add(waiting(file)));
    return results;
  }

  /** A source that may be late has its age among the checks, and nobody is called. */
  private static CheckResult late(Late late) {
    return new CheckResult(
        late.object().name(),
        "in_time",
        CheckKind.FRESHNESS,
        CheckAction.WARN,
        late.otherwise() == WhenLate.CARRY_ON,
        late.days().map(BigDecimal::valueOf).orElse(null),
        late.words());
  }

  private static CheckResult waiting(Waiting file) {
    return new CheckResult(
        file.file().path(),
        "whole",
        CheckKind.FRESHNESS,
        CheckAction.WARN,
        false,
        BigDecimal.valueOf(file.file().size()),
        file.words());
  }
}
