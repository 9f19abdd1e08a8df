package tenure.jobs.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import tenure.contract.SchemaMismatch;
import tenure.jobs.OperatorError;
import tenure.jobs.console.Console;

/** From what was thrown to an exit code and one message. */
final class Failures {
  /** Something nobody foresaw: a bug. */
  static final int BUG = 70;

  private Failures() {}

  /**
   * Says what happened on standard error and gives the exit code; a bug keeps its trace in a file.
   */
  static int report(Throwable thrown, Console console) {
    if (Interruption.hasBegun()) {
      return say(console, Interruption.STOPPED, Interruption.MESSAGE);
    }
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof OperatorError known) {
        return say(console, known.exitCode(), known.getMessage());
      }
      if (cause instanceof SchemaMismatch mismatch) {
        return say(console, OperatorError.REFUSED, mismatch.getMessage());
      }
      if (cause instanceof OutOfMemoryError) {
        return say(console, OperatorError.USAGE, outOfMemory());
      }
    }
    return say(console, BUG, "a bug: " + firstLine(thrown) + " " + keepTrace(thrown));
  }

  private static int say(Console console, int exitCode, String message) {
    console.failure(exitCode, message);
    return exitCode;
  }

  private static String outOfMemory() {
    return "the heap of "
        + Runtime.getRuntime().maxMemory() / (1 << 20)
        + " MB is not enough for this. Give more, for example TENURE_HEAP=12g.";
  }

  private static String firstLine(Throwable thrown) {
    String message = String.valueOf(thrown.getMessage()).lines().findFirst().orElse("");
    return thrown.getClass().getSimpleName() + ": " + message;
  }

  private static String keepTrace(Throwable thrown) {
    try {
      Path file = Files.createTempFile("tenure-bug-", ".log");
      try (PrintWriter trace = new PrintWriter(Files.newBufferedWriter(file))) {
        thrown.printStackTrace(trace);
      }
      return "The trace is kept in " + file + "; please report it with that file.";
    } catch (IOException unwritable) {
      return "The trace could not be kept: " + unwritable.getMessage() + ".";
    }
  }
}
