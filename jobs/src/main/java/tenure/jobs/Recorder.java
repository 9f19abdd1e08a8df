package tenure.jobs;

import java.util.ArrayList;
import java.util.List;

/** Passes progress on and keeps what each step did, in the order they ended. */
public final class Recorder implements Progress {
  private final Progress heard;
  private final List<StepResult> results = new ArrayList<>();

  /** A recorder in front of this listener. */
  public Recorder(Progress heard) {
    this.heard = heard;
  }

  /** The steps that are done. */
  public synchronized List<StepResult> results() {
    return List.copyOf(results);
  }

  @Override
  public void identified(String run) {
    heard.identified(run);
  }

  @Override
  public void begins(String what, int steps) {
    heard.begins(what, steps);
  }

  @Override
  public void started(String step) {
    heard.started(step);
  }

  @Override
  public synchronized void finished(StepResult result) {
    results.add(result);
    heard.finished(result);
  }

  @Override
  public void failed(String step) {
    heard.failed(step);
  }

  @Override
  public void note(String line) {
    heard.note(line);
  }

  @Override
  public void ended(String what) {
    heard.ended(what);
  }
}
