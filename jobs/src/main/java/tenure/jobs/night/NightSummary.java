package tenure.jobs.night;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import tenure.jobs.StepResult;

/**
 * How an attempt at a night went: shown, kept in a file beside the lake's tables, and appended to
 * the run ledger.
 *
 * @param night the night
 * @param verdict published, unchanged (published again with the same rows), done (some stages only)
 *     or failed
 * @param reason why it failed, in one line; null otherwise
 * @param startedAt when it began
 * @param seconds how long it took
 * @param configFingerprint a short hash of all settings in force
 * @param rejectedRows rows that could not be read
 * @param steps what each step wrote
 */
public record NightSummary(
    LocalDate night,
    String verdict,
    String reason,
    Instant startedAt,
    double seconds,
    String configFingerprint,
    long rejectedRows,
    List<StepResult> steps) {

  /** The summary as one line of JSON. */
  public String json() {
    ObjectNode json = new ObjectMapper().createObjectNode();
    json.put("night", night.toString()).put("verdict", verdict).put("reason", reason);
    json.put("started_at", startedAt.toString()).put("seconds", seconds);
    json.put("config_fingerprint", configFingerprint).put("rejected_rows", rejectedRows);
    ArrayNode list = json.putArray("steps");
    for (StepResult step : steps) {
      list.addObject()
          .put("step", step.step())
          .put("rows", step.rows())
          .put("files", step.files())
          .put("bytes", step.bytes())
          .put("version", step.version())
          .put("millis", step.millis());
    }
    return json.toString();
  }
}
