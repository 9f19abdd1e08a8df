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
 */
public record Console(
    PrintStream out, PrintStream err, LogFormat log, boolean isTerminal, int width) {

  /** A console that nobody looks at: neither bar nor limit. */
  public static Console plain(PrintStream out, PrintStream err) {
    return new Console(out, err, LogFormat.TEXT, false, Integer.MAX_VALUE);
  }

  /** This console with its log in the given format. */
  public Console with(LogFormat format) {
    return new Console(out, err, format, isTerminal, width);
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
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("event", "failed");
      line.put("exit_code", exitCode);
      line.put("message", message);
      err.println(Json.text(line));
    } else {
      err.println("tenure: " + message);
    }
    err.flush();
  }
}
