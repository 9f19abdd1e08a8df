package tenure.jobs.lake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
   * @param night the newest night published
   * @param versions the version of each mart, by full name
   */
  public record Manifest(LocalDate night, Map<String, Long> versions) {
    /** The version of a mart, where it is published. */
    public Optional<Long> version(Table mart) {
      return Optional.ofNullable(versions.get(mart.fullName()));
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
    ObjectNode json = JSON.createObjectNode().put("night", manifest.night().toString());
    ObjectNode versions = json.putObject("versions");
    manifest.versions().forEach(versions::put);
    lake.files().write(file(lake.root()), json.toPrettyString() + "\n");
  }

  private static Path file(String root) {
    return new Path(root, "marts/_published.json");
  }

  private static Manifest parse(String text) {
    try {
      ObjectNode json = (ObjectNode) JSON.readTree(text);
      Map<String, Long> versions = new LinkedHashMap<>();
      json.get("versions")
          .properties()
          .forEach(e -> versions.put(e.getKey(), e.getValue().asLong()));
      return new Manifest(LocalDate.parse(json.get("night").asText()), versions);
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("marts/_published.json is not a manifest", broken);
    }
  }
}
