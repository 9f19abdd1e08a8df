package tenure.jobs.ingest;

import java.util.Optional;

/**
 * When an extract has to come.
 *
 * @param withinDays so many days may pass between the night and the newest file; none where files
 *     of days have to come every night and a snapshot only has to be there
 * @param otherwise what follows where it has not come
 */
public record Expectation(Optional<Integer> withinDays, WhenLate otherwise) {
  /** Every night; a night without it fails. */
  public static final Expectation REQUIRED = new Expectation(Optional.empty(), WhenLate.FAIL);

  /** Refuses nonsense. */
  public Expectation {
    if (withinDays.filter(days -> days < 0).isPresent()) {
      throw new IllegalArgumentException(
          "expect.within-days must be 0 or more, not " + withinDays.get() + ".");
    }
  }
}
