package tenure.jobs.ingest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A file in the landing folder.
 *
 * @param path relative to the landing folder, with / between names
 * @param size bytes
 * @param modified when it was last changed
 * @param date the day that its name carries
 */
public record LandedFile(String path, long size, Instant modified, Optional<LocalDate> date) {

  /** Whether the file is packed by gzip. */
  boolean isGzipped() {
    return path.endsWith(".gz");
  }

  /** Whether the file is packed by Zstandard. */
  boolean isZstandard() {
    return path.endsWith(".zst");
  }

  /** Whether size and time of change are those of another sight of the file. */
  boolean isSame(LandedFile other) {
    return size == other.size && modified.equals(other.modified);
  }
}
