package tenure.jobs.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.Path;
import tenure.bronze.Deliveries;
import tenure.jobs.lake.Lake;

/**
 * The files taken by all nights in one small file beside the table that has a slice for each night,
 * so that the next night opens one file and not hundreds. It names the version of the table that it
 * tells of; of any other version it tells nothing.
 */
final class ManifestFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ManifestFile() {}

  /** What stands there of this version of the table; empty where that is not told. */
  static Optional<List<Manifest.Taken>> read(Lake lake, long version) {
    return lake.files()
        .read(path(lake))
        .filter(text -> text.startsWith(version + "\n"))
        .map(text -> text.lines().skip(1).map(ManifestFile::taken).toList());
  }

  /** Keeps the manifest for the table as it is now. */
  static void write(Lake lake, Manifest manifest) {
    lake.version(Deliveries.TABLE)
        .ifPresent(
            version ->
                lake.files()
                    .write(
                        path(lake),
                        version
                            + "\n"
                            + manifest.all().stream()
                                .map(ManifestFile::line)
                                .collect(Collectors.joining())));
  }

  private static Path path(Lake lake) {
    return new Path(lake.root(), "ops/deliveries.jsonl");
  }

  private static String line(Manifest.Taken taken) {
    return JSON.createArrayNode()
            .add(taken.source())
            .add(taken.object())
            .add(taken.file().path())
            .add(taken.file().size())
            .add(taken.file().modified().toString())
            .add(taken.night().toString())
            .add(taken.file().sha256().orElse(null))
        + "\n";
  }

  private static Manifest.Taken taken(String line) {
    try {
      JsonNode node = JSON.readTree(line);
      LandedFile file =
          new LandedFile(
              node.get(2).asText(),
              node.get(3).asLong(),
              Instant.parse(node.get(4).asText()),
              Optional.empty(),
              Optional.ofNullable(node.path(6).textValue()));
      LocalDate night = LocalDate.parse(node.get(5).asText());
      return new Manifest.Taken(node.get(0).asText(), node.get(1).asText(), file, night);
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("Tenure's own ops/deliveries.jsonl is broken", broken);
    }
  }
}
