package tenure.jobs.database;

/**
 * How a table is read by several connections at once.
 *
 * @param column a number, day or moment whose values are spread evenly
 * @param count how many parts
 */
public record Partition(String column, int count) {
  /** Refuses nonsense. */
  public Partition {
    if (count < 1) {
      throw new IllegalArgumentException("partition.count must be 1 or more, not " + count + ".");
    }
  }
}
