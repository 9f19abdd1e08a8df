package tenure.jobs.console;

import java.io.PrintStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import tenure.jobs.Progress;
import tenure.jobs.StepResult;

/** One JSON object per event, each with its moment and the run it belongs to. */
final class JsonLog implements Progress {
  private final PrintStream err;
  private volatile String run;

  JsonLog(PrintStream err) {
    this.err = err;
  }

  @Override
  public void identified(String id) {
    run = id;
  }

  @Override
  public void started(String step) {
    line("started", Map.of("step", step));
  }

  @Override
  public void begins(String what, int steps) {
    line("begins", Map.of("what", what, "steps", steps));
  }

  @Override
  public void finished(StepResult result) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("step", result.step());
    fields.put("rows", result.rows());
    fields.put("files", result.files());
    fields.put("bytes", result.bytes());
    fields.put("version", result.version());
    fields.put("seconds", result.millis() / 1000.0);
    line("step", fields);
  }

  @Override
  public void failed(String step) {
    line("step_failed", Map.of("step", step));
  }

  @Override
  public void note(String text) {
    line("note", Map.of("text", text));
  }

  @Override
  public void ended(String what) {
    line("ended", Map.of("what", what));
  }

  /** Writes one event. */
  synchronized void line(String event, Map<String, ?> fields) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("at", Instant.now().toString());
    line.put("event", event);
    if (run != null) {
      line.put("run", run);
    }
    line.putAll(fields);
    err.println(Json.text(line));
    err.flush();
  }
}
