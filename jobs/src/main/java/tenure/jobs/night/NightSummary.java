package tenure.jobs.night;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import tenure.jobs.StepResult;
import tenure.jobs.lake.Published.Manifest;

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
 * @param rowsRead rows of the night's files, once they were counted
 * @param release what it published
 * @param served what readers are served now
 * @param steps what each step wrote
 * @param checks what was checked
 */
public record NightSummary(
    LocalDate night,
    String verdict,
    String reason,
    Instant startedAt,
    double seconds,
    String configFingerprint,
    long rejectedRows,
    long rowsRead,
    Optional<Manifest> release,
    Optional<Manifest> served,
    List<StepResult> steps,
    List<CheckResult> checks) {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS").withZone(ZoneOffset.UTC);

  /** An attempt's own id: the night and the moment it began. */
  static String runId(LocalDate night, Instant startedAt) {
    return night + "." + MOMENT.format(startedAt);
  }

  /** The attempt's own id. */
  public String runId() {
    return runId(night, startedAt);
  }

  /** Checks that did not pass. */
  public List<CheckResult> warnings() {
    return checks.stream().filter(c -> !c.isPassed()).toList();
  }

  /** Rows that could not be read as a share of those delivered; 0 where none were. */
  public double rejectedShare() {
    return rowsRead == 0 ? 0 : (double) rejectedRows / rowsRead;
  }

  /** What readers are served now, in words. */
  public String servedLine() {
    return served
        .map(s -> "Readers are still served the night " + s.night() + ", release " + s.release())
        .orElse("Nothing is published yet, so readers are served nothing")
        .concat(".");
  }

  /** The summary as one line of JSON. */
  public String json() {
    ObjectNode json = new ObjectMapper().createObjectNode();
    json.put("run", runId());
    json.put("night", night.toString()).put("verdict", verdict).put("reason", reason);
    json.put("started_at", startedAt.toString()).put("seconds", seconds);
    json.put("config_fingerprint", configFingerprint).put("rejected_rows", rejectedRows);
    json.put("rows_read", rowsRead).put("rejected_share", rejectedShare());
    release.ifPresent(r -> json.put("release", r.release()));
    served.ifPresent(s -> json.put("served_night", s.night().toString()));
    served.ifPresent(s -> json.put("served_release", s.release()));
    json.put("served", servedLine());
    ArrayNode told = json.putArray("warnings");
    warnings()
        .forEach(
            c ->
                told.addObject()
                    .put("subject", c.subject())
                    .put("check", c.name())
                    .put("verdict", c.verdict())
                    .put("message", c.message()));
    ArrayNode list = json.putArray("steps");
    steps.forEach(
        step ->
            list.addObject()
                .put("step", step.step())
                .put("rows", step.rows())
                .put("files", step.files())
                .put("bytes", step.bytes())
                .put("version", step.version())
                .put("millis", step.millis()));
    return json.toString();
  }
}
