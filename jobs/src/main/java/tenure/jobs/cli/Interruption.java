package tenure.jobs.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Tells a command that a signal ends from one that met a bug: the signal takes Spark away beneath
 * what still runs, which then fails in a hundred ways.
 */
final class Interruption {
  /** As a shell gives it for the usual signal of a scheduler; Ctrl-C gives 130. */
  static final int STOPPED = 128 + 15;

  static final String MESSAGE =
      "stopped by a signal before it was done. Nothing half-made is served; run it again.";

  /** So long the process waits for its command to end, and to say so. */
  private static final long PATIENCE_SECONDS = 3;

  private static volatile boolean begun;

  private Interruption() {}

  /** Watches over a command; count down once it has ended. */
  static CountDownLatch watch() {
    CountDownLatch ended = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(ended), "interruption"));
    return ended;
  }

  /** Whether the process is about to end. */
  static boolean hasBegun() {
    return begun;
  }

  private static void stop(CountDownLatch ended) {
    begun = true;
    try {
      ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
