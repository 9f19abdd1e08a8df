package tenure.jobs.console;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import tenure.jobs.Progress;

/**
 * Where a command speaks: results to standard output, everything else to standard error.
 *
 * @param out standard output: results only
 * @param err standard error: log, warnings, errors
 * @param log how the log is written
 * @param isTerminal whether standard error is a terminal, which alone gets a progress bar
 * @param width columns of the terminal that reads standard output; no limit where there is none
 * @param run the run that is spoken of; null where there is none
 */
public record Console(
    PrintStream out, PrintStream err, LogFormat log, boolean isTerminal, int width, String run) {

  /** A console that speaks of no run yet. */
  public Console(PrintStream out, PrintStream err, LogFormat log, boolean isTerminal, int width) {
    this(out, err, log, isTerminal, width, null);
  }

  /** A console that nobody looks at: neither bar nor limit. */
  public static Console plain(PrintStream out, PrintStream err) {
    return new Console(out, err, LogFormat.TEXT, false, Integer.MAX_VALUE);
  }

  /** This console with its log in the given format. */
  public Console with(LogFormat format) {
    return new Console(out, err, format, isTerminal, width, run);
  }

  /** This console as it speaks of a run. */
  public Console about(String id) {
    return new Console(out, err, log, isTerminal, width, id);
  }

  /** A listener that writes a line per step. */
  public Progress progress() {
    if (log == LogFormat.JSON) {
      return new JsonLog(err);
    }
    return isTerminal ? new BarLog(err) : new TextLog(err);
  }

  /** The one message of a failure. */
  public void failure(int exitCode, String message) {
    if (log == LogFormat.JSON) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("exit_code", exitCode);
      fields.put("message", message);
      JsonLog events = new JsonLog(err);
      events.identified(run);
      events.line("failed", fields);
    } else {
      err.println("tenure: " + message);
    }
    err.flush();
  }
}
