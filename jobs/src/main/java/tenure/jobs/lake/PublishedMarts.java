package tenure.jobs.lake;

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

  /** What was in force at that moment; empty while nothing is published. */
  public Optional<Published.Manifest> manifest() {
    return manifest;
  }

  /** The rows of a mart; none while it is not published. */
  public Dataset<Row> rows(Table mart) {
    return manifest
        .flatMap(m -> m.version(mart))
        .map(version -> lake.read(mart, version))
        .orElseGet(() -> lake.nothing(mart));
  }
}
