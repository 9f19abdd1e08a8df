package tenure.jobs.console;

import java.io.PrintStream;
import java.util.Locale;
import tenure.jobs.Progress;
import tenure.jobs.StepResult;

/** A readable line per finished step: name, rows, seconds. */
class TextLog implements Progress {
  private final PrintStream err;

  TextLog(PrintStream err) {
    this.err = err;
  }

  @Override
  public synchronized void begins(String what, int steps) {
    line(what);
  }

  @Override
  public synchronized void finished(StepResult result) {
    line(stepLine(result));
  }

  @Override
  public synchronized void note(String text) {
    line("  " + text);
  }

  /** Writes one whole line. */
  void line(String text) {
    err.println(text);
    err.flush();
  }

  /** Name, rows where a table was written, seconds. */
  static String stepLine(StepResult result) {
    String rows = result.version() < 0 ? "" : String.format(Locale.ROOT, "%,d rows", result.rows());
    return String.format(
        Locale.ROOT, "  %-36s %18s %7.1f s", result.step(), rows, result.millis() / 1000.0);
  }
}
