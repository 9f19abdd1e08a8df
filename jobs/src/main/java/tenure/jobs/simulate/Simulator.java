package tenure.jobs.simulate;

import java.io.Serializable;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.CollectionAccumulator;
import tenure.jobs.Progress;
import tenure.jobs.StepResult;

/**
 * Writes the nightly extracts of an invented software company: {@code landing/<source>/<object>/}
 * with one file per night, and {@code truth/}. Spark only spreads the work; nothing is shuffled.
 * Files are written to a directory of this machine, so the session must be a local one.
 */
public final class Simulator {
  private static final long LOOK_MILLIS = 100;

  private record Done(String title, List<WrittenFile> files, long millis) implements Serializable {
    StepResult result() {
      long rows = files.stream().mapToLong(WrittenFile::rows).sum();
      long bytes = files.stream().mapToLong(WrittenFile::bytes).sum();
      return new StepResult(title, rows, files.size(), bytes, -1, 0, millis);
    }
  }

  private final CollectionAccumulator<Done> done;
  private final Progress progress;
  private int told;

  private Simulator(CollectionAccumulator<Done> done, Progress progress) {
    this.done = done;
    this.progress = progress;
  }

  /**
   * Runs a simulation on as many tasks as the session has cores; progress hears each finished one.
   */
  public static SimulationSummary run(
      SparkSession spark, Simulation simulation, Progress progress) {
    return run(spark, simulation, progress, spark.sparkContext().defaultParallelism());
  }

  static SimulationSummary run(
      SparkSession spark, Simulation simulation, Progress progress, int parallelism) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    List<Work> works = WorkPlan.of(simulation, parallelism);
    CollectionAccumulator<Done> done = spark.sparkContext().collectionAccumulator("done");
    progress.begins("simulate", works.size());
    JavaFutureAction<Void> job =
        context
            .parallelize(works, works.size())
            .foreachAsync(work -> done.add(work(work, simulation)));
    new Simulator(done, progress).await(job);
    progress.ended("simulate");
    return SimulationSummary.of(
        done.value().stream().flatMap(one -> one.files().stream()).toList());
  }

  private static Done work(Work work, Simulation simulation) {
    long start = System.nanoTime();
    List<WrittenFile> files = work.run(simulation);
    return new Done(work.title(), files, (System.nanoTime() - start) / 1_000_000);
  }

  private void await(JavaFutureAction<Void> job) {
    try {
      while (!isOver(job)) {
        tell();
      }
      tell();
    } catch (ExecutionException failure) {
      throw new IllegalStateException("A task of the simulation failed", failure.getCause());
    } catch (InterruptedException stop) {
      job.cancel(true);
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The simulation was interrupted", stop);
    }
  }

  private static boolean isOver(JavaFutureAction<Void> job)
      throws ExecutionException, InterruptedException {
    try {
      job.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException stillRunning) {
      return false;
    }
  }

  private void tell() {
    List<Done> all = List.copyOf(done.value());
    all.subList(told, all.size()).forEach(one -> progress.finished(one.result()));
    told = all.size();
  }
}
