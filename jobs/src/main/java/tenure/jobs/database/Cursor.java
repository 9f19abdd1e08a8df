package tenure.jobs.database;

import java.time.Duration;
import java.util.Optional;

/**
 * The column that grows when a row changes: a number, a day or a moment. A night reads from the
 * largest value that earlier nights kept, less the overlap, for rows that were written before and
 * became visible later.
 *
 * @param column the column
 * @param time the overlap of days and moments
 * @param values the overlap of numbers
 */
public record Cursor(String column, Optional<Duration> time, Optional<Long> values) {
  /** Refuses nonsense. */
  public Cursor {
    if (time.isPresent() == values.isPresent()) {
      throw new IllegalArgumentException(
          "the overlap of a cursor is either a time, as 1 hour, or a whole number.");
    }
    if (time.filter(Duration::isNegative).isPresent() || values.filter(v -> v < 0).isPresent()) {
      throw new IllegalArgumentException("the overlap of a cursor must be 0 or more.");
    }
  }
}
