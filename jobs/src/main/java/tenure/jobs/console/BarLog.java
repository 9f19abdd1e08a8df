package tenure.jobs.console;

import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.Deque;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import tenure.jobs.StepResult;

/** The lines of the text log above a progress bar that says what is being done. */
final class BarLog extends TextLog {
  private static final int WIDTH = 80;
  private static final String CLEAR_LINE = "\r\u001b[K";

  private final PrintStream err;
  private final Deque<ProgressBar> bars = new ArrayDeque<>();

  BarLog(PrintStream err) {
    super(err);
    this.err = err;
  }

  @Override
  public synchronized void begins(String what, int steps) {
    super.begins(what, steps);
    bars.push(
        new ProgressBarBuilder()
            .setTaskName(what)
            .setInitialMax(steps)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(200)
            .setConsumer(new ConsoleProgressBarConsumer(err, WIDTH))
            .hideEta()
            .clearDisplayOnFinish()
            .build());
  }

  @Override
  public synchronized void started(String step) {
    if (!bars.isEmpty()) {
      bars.peek().setExtraMessage(step);
    }
  }

  @Override
  public synchronized void finished(StepResult result) {
    super.finished(result);
    if (!bars.isEmpty()) {
      bars.peek().step();
    }
  }

  @Override
  public synchronized void ended(String what) {
    if (!bars.isEmpty()) {
      bars.pop().close();
    }
  }

  @Override
  void line(String text) {
    super.line(CLEAR_LINE + text);
  }
}
