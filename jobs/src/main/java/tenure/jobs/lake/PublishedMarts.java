package tenure.jobs.lake;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Table;

/** The marts as readers were given them at one moment, whatever is published meanwhile. */
public final class PublishedMarts {
  private final Lake lake;
  private final Optional<Published.Manifest> manifest;

  PublishedMarts(Lake lake, Optional<Published.Manifest> manifest) {
    this.lake = lake;
    this.manifest = manifest;
  }

  /** The marts as a release gave them to readers. */
  public static PublishedMarts of(Lake lake, Published.Manifest release) {
    return new PublishedMarts(lake, Optional.of(release));
  }

  /** What was in force at that moment; empty while nothing is published. */
  public Optional<Published.Manifest> manifest() {
    return manifest;
  }

  /** The rows of a mart; none while it is not published. */
  public Dataset<Row> rows(Table mart) {
    return manifest
        .flatMap(m -> m.version(mart))
        .map(version -> lake.read(mart, version))
        .orElseGet(() -> lake.tables().nothing(mart));
  }

  /** The nights of a mart from one to another, both included: only their files are opened. */
  public Dataset<Row> rows(Table mart, LocalDate from, LocalDate to) {
    long version = manifest.flatMap(m -> m.version(mart)).orElseThrow();
    return lake.tables().slices(mart, lake.path(mart), version, Lake.slice(mart), from, to);
  }

  /** How many rows a mart has, as its log tells it: no query, unless the log does not tell. */
  public long count(Table mart) {
    Optional<Long> version = manifest.flatMap(m -> m.version(mart));
    if (version.isEmpty()) {
      return 0;
    }
    List<JsonNode> counts =
        lake.tables().contents(lake.path(mart), version.get()).files().stream()
            .map(file -> file.statistics().path("numRecords"))
            .toList();
    return counts.stream().allMatch(JsonNode::isIntegralNumber)
        ? counts.stream().mapToLong(JsonNode::asLong).sum()
        : rows(mart).count();
  }
}
