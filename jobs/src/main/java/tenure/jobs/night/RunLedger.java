package tenure.jobs.night;

import java.sql.Date;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.jobs.StepResult;
import tenure.jobs.lake.Lake;
import tenure.jobs.lake.Published.Manifest;
import tenure.ops.CheckResults;
import tenure.ops.Runs;

/**
 * The run ledger: every attempt at a night is noted, in tables and in files of the lake, however it
 * ended, and every rollback.
 */
public final class RunLedger {
  private final Lake lake;

  /** The ledger of a lake. */
  public RunLedger(Lake lake) {
    this.lake = lake;
  }

  /** The files come first: they are what is looked at when tables cannot be written. */
  void note(NightSummary summary) {
    lake.files()
        .write(
            new Path(lake.root(), "ops/nights/" + summary.night() + ".json"),
            summary.json() + "\n");
    lake.files().write(new Path(lake.root(), "ops/tenure.prom"), Metrics.of(summary));
    CompletableFuture<?>[] writes = {
      begin(Runs.TABLE, List.of(run(summary))),
      begin(tenure.ops.Steps.TABLE, steps(summary)),
      begin(CheckResults.TABLE, checks(summary))
    };
    CompletableFuture.allOf(writes).join();
  }

  /** Notes that an earlier night is served again; the release says so by itself too. */
  public void noteRollback(Manifest release, double seconds) {
    Object[] row = new Object[Runs.TABLE.fields().size()];
    put(row, Runs.RUN_ID, NightSummary.runId(release.night(), release.at()));
    put(row, Runs.NIGHT, Date.valueOf(release.night()));
    put(row, Runs.STARTED_AT, Timestamp.from(release.at()));
    put(row, Runs.SECONDS, seconds);
    put(row, Runs.VERDICT, Runs.ROLLED_BACK);
    put(row, Runs.RELEASE, release.release());
    put(row, Runs.SERVED_NIGHT, Date.valueOf(release.night()));
    begin(Runs.TABLE, List.of(RowFactory.create(row))).join();
  }

  private static void put(Object[] row, Field field, Object value) {
    row[Runs.TABLE.fields().indexOf(field)] = value;
  }

  private CompletableFuture<Void> begin(Table table, List<Row> rows) {
    if (rows.isEmpty()) {
      return CompletableFuture.completedFuture(null);
    }
    return CompletableFuture.runAsync(
        () -> {
          SparkSession.setActiveSession(lake.spark());
          lake.append(table, lake.spark().createDataFrame(rows, table.schema()).coalesce(1));
        });
  }

  private static Row run(NightSummary s) {
    return RowFactory.create(
        s.runId(),
        Date.valueOf(s.night()),
        Timestamp.from(s.startedAt()),
        s.seconds(),
        s.verdict(),
        s.release().map(Manifest::release).orElse(null),
        s.served().map(Manifest::night).map(Date::valueOf).orElse(null),
        s.rejectedRows(),
        s.rejectedShare(),
        (long) s.warnings().size(),
        s.reason(),
        (long) s.steps().size(),
        s.steps().stream().mapToLong(StepResult::rows).sum(),
        s.steps().stream().mapToLong(StepResult::files).sum(),
        s.steps().stream().mapToLong(StepResult::bytes).sum(),
        s.configFingerprint());
  }

  private static List<Row> steps(NightSummary s) {
    List<Row> rows = new ArrayList<>();
    for (StepResult step : s.steps()) {
      rows.add(
          RowFactory.create(
              s.runId(),
              step.step(),
              Date.valueOf(s.night()),
              step.rows(),
              step.files(),
              step.bytes(),
              step.version() < 0 ? null : step.version(),
              step.millis() / 1000.0));
    }
    return rows;
  }

  private static List<Row> checks(NightSummary s) {
    List<Row> rows = new ArrayList<>();
    for (CheckResult c : s.checks()) {
      rows.add(
          RowFactory.create(
              s.runId(),
              c.subject(),
              c.name(),
              Date.valueOf(s.night()),
              c.kind().id(),
              c.action().id(),
              c.verdict(),
              c.observed(),
              c.message()));
    }
    return rows;
  }
}
