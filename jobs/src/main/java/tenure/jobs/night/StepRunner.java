package tenure.jobs.night;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import tenure.jobs.Progress;
import tenure.jobs.SideBySide;
import tenure.jobs.StepResult;
import tenure.jobs.lake.Lake;

/**
 * Runs steps side by side, each as soon as the tables it reads are there; the first failure stops
 * those not yet begun.
 */
final class StepRunner {
  private final Lake lake;
  private final int parallel;
  private final Progress progress;

  StepRunner(Lake lake, int parallel, Progress progress) {
    this.lake = lake;
    this.parallel = parallel;
    this.progress = progress;
  }

  List<StepResult> run(List<Step> steps, Known known) {
    ExecutorService threads = Executors.newFixedThreadPool(parallel);
    Map<Step, CompletableFuture<StepResult>> running = new IdentityHashMap<>();
    try {
      return steps.stream()
          .map(step -> begin(step, steps, running, known, threads))
          .toList()
          .stream()
          .map(CompletableFuture::join)
          .toList();
    } catch (CompletionException failed) {
      throw unwrapped(failed);
    } finally {
      SideBySide.end(threads);
    }
  }

  /**
   * Begins a step once those it needs are done, beginning them first where that has not happened.
   */
  private CompletableFuture<StepResult> begin(
      Step step,
      List<Step> all,
      Map<Step, CompletableFuture<StepResult>> running,
      Known known,
      Executor threads) {
    if (!running.containsKey(step)) {
      CompletableFuture<?>[] needed =
          all.stream()
              .filter(other -> comesBefore(other, step, all))
              .map(other -> begin(other, all, running, known, threads))
              .toArray(CompletableFuture[]::new);
      running.put(
          step, CompletableFuture.allOf(needed).thenApplyAsync(done -> run(step, known), threads));
    }
    return running.get(step);
  }

  /**
   * Whether a step needs what the other writes tonight. Of two that read each other, the first in
   * the order of a night reads what the other wrote on earlier nights.
   */
  private static boolean comesBefore(Step other, Step step, List<Step> all) {
    boolean isMutual = step.needs(other) && other.needs(step);
    return isMutual ? all.indexOf(other) < all.indexOf(step) : step.needs(other);
  }

  private StepResult run(Step step, Known known) {
    String table = step.target().fullName();
    SparkSession.setActiveSession(lake.spark());
    lake.spark().sparkContext().setJobGroup(table, step.target().doc(), false);
    progress.started(table);
    try {
      StepResult result = write(step, known);
      progress.finished(result);
      return result;
    } catch (RuntimeException broken) {
      progress.failed(table);
      throw broken;
    }
  }

  private StepResult write(Step step, Known known) {
    Dataset<Row> rows = step.rows().apply(new Inputs(known, step));
    return step.target().slice().isPresent()
        ? lake.replace(step.target(), known.night(), rows)
        : lake.replaceAll(step.target(), rows);
  }

  private static RuntimeException unwrapped(CompletionException failed) {
    Throwable cause = failed;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
  }
}
