package tenure.jobs.night;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import tenure.jobs.StepResult;
import tenure.jobs.lake.Lake;
import tenure.ops.Runs;

/**
 * The run ledger: every attempt at a night is noted, in a table and in a file of the lake, however
 * it ended.
 */
final class RunLedger {
  private final Lake lake;
  private final String fingerprint;
  private final Clock clock;

  RunLedger(Lake lake, String fingerprint, Clock clock) {
    this.lake = lake;
    this.fingerprint = fingerprint;
    this.clock = clock;
  }

  NightSummary note(
      LocalDate night,
      String verdict,
      String reason,
      Instant started,
      long rejected,
      List<StepResult> steps) {
    double seconds = Duration.between(started, clock.instant()).toMillis() / 1000.0;
    NightSummary summary =
        new NightSummary(
            night, verdict, reason, started, seconds, fingerprint, rejected, List.copyOf(steps));
    lake.append(
        Runs.TABLE, lake.spark().createDataFrame(List.of(row(summary)), Runs.TABLE.schema()));
    lake.files()
        .write(new Path(lake.root(), "ops/nights/" + night + ".json"), summary.json() + "\n");
    return summary;
  }

  private static Row row(NightSummary s) {
    return RowFactory.create(
        Date.valueOf(s.night()),
        Timestamp.from(s.startedAt()),
        s.seconds(),
        s.verdict(),
        s.reason(),
        (long) s.steps().size(),
        s.steps().stream().mapToLong(StepResult::rows).sum(),
        s.steps().stream().mapToLong(StepResult::files).sum(),
        s.steps().stream().mapToLong(StepResult::bytes).sum(),
        s.configFingerprint());
  }
}
