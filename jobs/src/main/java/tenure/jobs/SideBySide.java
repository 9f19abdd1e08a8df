package tenure.jobs;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.spark.sql.SparkSession;

/** Does independent things at the same time: a small night is nearly all planning. */
public final class SideBySide {
  /** Who does not stop when told to is left alone after so long. */
  private static final long LONGEST_MINUTES = 2;

  private final SparkSession spark;
  private final int threads;

  /**
   * What is done by some threads at a time.
   *
   * @param spark the session that each of them works in
   * @param threads how many, one or more
   */
  public SideBySide(SparkSession spark, int threads) {
    this.spark = spark;
    this.threads = threads;
  }

  /** What the action makes of each item, in the order of the items; the first failure is thrown. */
  public <T, R> List<R> each(List<T> items, Function<T, R> action) {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<R>> running = items.stream().map(i -> pool.submit(task(i, action))).toList();
      return running.stream().map(SideBySide::result).toList();
    } finally {
      end(pool);
    }
  }

  /**
   * Ends a pool. Where one has failed, the others are told to stop and are waited for: nothing is
   * written any more once the caller goes on.
   */
  public static void end(ExecutorService pool) {
    pool.shutdownNow();
    try {
      pool.awaitTermination(LONGEST_MINUTES, TimeUnit.MINUTES);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private <T, R> Callable<R> task(T item, Function<T, R> action) {
    return () -> {
      SparkSession.setActiveSession(spark);
      return action.apply(item);
    };
  }

  private static <R> R result(Future<R> running) {
    try {
      return running.get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException known) {
        throw known;
      }
      throw new IllegalStateException(failed.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while it waited for what others do", stopped);
    }
  }
}
