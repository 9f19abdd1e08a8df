package tenure.jobs.serve;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.hive.service.rpc.thrift.TColumn;
import org.apache.hive.service.rpc.thrift.TOperationState;
import org.apache.hive.service.rpc.thrift.TRowSet;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** One statement from when it is asked until its last row is taken. */
final class Answer implements Runnable {
  /** Spark keeps every pool that it has heard of. */
  private static final int POOLS = 64;

  /** What a statement is named among Spark's jobs, so that it can be stopped. */
  private final String id = UUID.randomUUID().toString();

  private final SparkContext spark;
  private final FutureTask<Result> work;
  private volatile boolean isTooLong;
  private volatile Iterator<Row> rows;
  private long taken;

  /** An answer that is still to be computed. */
  Answer(SparkContext spark, Supplier<Result> asked) {
    this.spark = spark;
    this.work = new FutureTask<>(() -> begun(asked.get()));
  }

  /** Computes it up to its first row. */
  @Override
  public void run() {
    name();
    work.run();
  }

  private Result begun(Result result) {
    rows = result.rows().get();
    rows.hasNext();
    return result;
  }

  /** Under its name, and in a pool of its own mostly: within one, jobs wait for each other. */
  private void name() {
    spark.setJobGroup(id, "./tenure serve", true);
    spark.setLocalProperty("spark.scheduler.pool", "serve-" + Math.floorMod(id.hashCode(), POOLS));
  }

  /** Waits for it, but not longer than this. */
  void await(Duration longest) {
    try {
      work.get(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (TimeoutException | ExecutionException | CancellationException told) {
      // Its state tells which.
    }
  }

  /** How far it is. */
  TOperationState state() {
    if (!work.isDone()) {
      return TOperationState.RUNNING_STATE;
    }
    if (work.isCancelled()) {
      return isTooLong ? TOperationState.TIMEDOUT_STATE : TOperationState.CANCELED_STATE;
    }
    return failed() == null ? TOperationState.FINISHED_STATE : TOperationState.ERROR_STATE;
  }

  /** Why it cannot be given; null where it can. */
  Throwable failed() {
    try {
      work.get(0, TimeUnit.SECONDS);
      return null;
    } catch (ExecutionException failed) {
      return failed.getCause();
    } catch (CancellationException | TimeoutException | InterruptedException other) {
      return other;
    }
  }

  /** Stops it, in the middle of a job too. */
  void stop() {
    work.cancel(true);
    spark.cancelJobGroup(id);
    rows = Collections.emptyIterator();
  }

  /** Stops it for having taken too long. */
  void expire() {
    if (!work.isDone()) {
      isTooLong = true;
      stop();
    }
  }

  /** What its rows are; waits until that is known. */
  StructType schema() throws Exception {
    return result().schema();
  }

  /**
   * The next rows.
   *
   * @param isFromStart whether to begin again
   */
  synchronized TRowSet take(long most, boolean isFromStart) throws Exception {
    Result result = result();
    name();
    if (isFromStart && taken > 0) {
      rows = result.rows().get();
      taken = 0;
    }
    List<Row> next = new ArrayList<>();
    while (next.size() < most && rows.hasNext()) {
      next.add(rows.next());
    }
    TRowSet set = new TRowSet(taken, List.of());
    set.setColumns(columns(result.schema(), next));
    taken += next.size();
    return set;
  }

  private Result result() throws Exception {
    try {
      return work.get();
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof Exception known ? known : failed;
    }
  }

  private static List<TColumn> columns(StructType schema, List<Row> rows) {
    List<TColumn> columns = new ArrayList<>();
    for (int i = 0; i < schema.size(); i++) {
      int place = i;
      List<Object> values = new ArrayList<>();
      rows.forEach(row -> values.add(row.get(place)));
      columns.add(Sent.of(schema.apply(i).dataType()).column(values));
    }
    return columns;
  }
}
