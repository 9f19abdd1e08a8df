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
 * @param sha256 the SHA-256 of its bytes in hexadecimal digits, as {@code sha256sum} tells it;
 *     empty where nobody has read them for it, and of a table, which is no file
 */
public record LandedFile(
    String path, long size, Instant modified, Optional<LocalDate> date, Optional<String> sha256) {
  /** A file of which only its outside has been looked at. */
  LandedFile(String path, long size, Instant modified, Optional<LocalDate> date) {
    this(path, size, modified, date, Optional.empty());
  }

  /** The same file with the sum of its bytes. */
  LandedFile withSum(String sum) {
    return new LandedFile(path, size, modified, date, Optional.of(sum));
  }

  /** The same bytes, last changed as another sight of the file says. */
  LandedFile at(LandedFile other) {
    return new LandedFile(path, size, other.modified, date, sha256);
  }

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
