package tenure.jobs.warehouse;

import java.time.LocalDate;

/**
 * What is published together: a night of a mart with nights, or the whole of another.
 *
 * @param night the night; {@link #WHOLE} for a mart without nights
 * @param content tells contents apart; empty where it is not known
 * @param rows how many rows it has
 */
record Slice(LocalDate night, String content, long rows) {
  /** Stands for all rows of a mart without nights: a day before every night. */
  static final LocalDate WHOLE = LocalDate.of(1900, 1, 1);
}
