package tenure.jobs.lake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import tenure.contract.Table;

/**
 * The manifest that names the version of every published mart: one small file, replaced whole, so
 * that readers never see half a night.
 */
public final class Published {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Published() {}

  /**
   * What readers are given.
   *
   * @param release its number: each release has a higher one than all before
   * @param night the newest night published
   * @param isRolledBack whether an earlier release is served again
   * @param at when it was published
   * @param token the number of the lease under which it was
   * @param versions the version of each mart, by full name
   */
  public record Manifest(
      long release,
      LocalDate night,
      boolean isRolledBack,
      Instant at,
      long token,
      Map<String, Long> versions) {
    /** A manifest that belongs to no release. */
    public Manifest(LocalDate night, Map<String, Long> versions) {
      this(0, night, false, Instant.EPOCH, 0, versions);
    }

    /** The version of a mart, where it is published. */
    public Optional<Long> version(Table mart) {
      return Optional.ofNullable(versions.get(mart.fullName()));
    }

    /** The manifest as it stands in its file. */
    String json() {
      ObjectNode json = JSON.createObjectNode();
      json.put("release", release).put("night", night.toString());
      json.put("is_rolled_back", isRolledBack).put("at", at.toString()).put("token", token);
      ObjectNode each = json.putObject("versions");
      versions.forEach(each::put);
      return json.toPrettyString() + "\n";
    }
  }

  /** The manifest in force. */
  public static Optional<Manifest> read(Lake lake) {
    return read(lake.files(), lake.root());
  }

  /** The manifest in force in a lake's folder, for those who need no session. */
  public static Optional<Manifest> read(Files files, String root) {
    return files.read(file(root)).map(Published::parse);
  }

  /** Makes a manifest the one in force. */
  public static void write(Lake lake, Manifest manifest) {
    write(lake.files(), lake.root(), manifest);
  }

  /** Makes a manifest the one in force in a lake's folder. */
  public static void write(Files files, String root, Manifest manifest) {
    files.write(file(root), manifest.json());
  }

  private static Path file(String root) {
    return new Path(root, "marts/_published.json");
  }

  /**
   * A manifest from its text; one without a release number is older than the first that has one.
   */
  static Manifest parse(String text) {
    try {
      JsonNode json = JSON.readTree(text);
      Map<String, Long> versions = new LinkedHashMap<>();
      json.path("versions")
          .properties()
          .forEach(e -> versions.put(e.getKey(), e.getValue().asLong()));
      return new Manifest(
          json.path("release").asLong(),
          LocalDate.parse(json.path("night").asText()),
          json.path("is_rolled_back").asBoolean(),
          Instant.parse(json.path("at").asText(Instant.EPOCH.toString())),
          json.path("token").asLong(),
          versions);
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("marts/_published.json is not a manifest", broken);
    }
  }
}
