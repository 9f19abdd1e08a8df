package tenure.ops;

import java.util.List;
import java.util.Optional;

/**
 * When a table has surprisingly many or few rows: compared with the same weekday of the weeks
 * before, by median and median absolute deviation, which one odd night does not move.
 *
 * @param weeks how many weeks are looked back
 * @param leastNights fewer known nights than this judge nothing
 * @param deviations so many deviations away from the median are surprising
 * @param leastShare a deviation counts as at least this share of the median, since tables that
 *     never change would otherwise be surprised by one row
 */
public record VolumePolicy(int weeks, int leastNights, double deviations, double leastShare) {
  /** Makes a median absolute deviation comparable to a standard deviation. */
  private static final double AS_STANDARD = 1.4826;

  /** Refuses nonsense. */
  public VolumePolicy {
    if (weeks < 1 || leastNights < 1 || leastNights > weeks) {
      throw new IllegalArgumentException(
          "weeks must be 1 or more, and least-nights between 1 and weeks.");
    }
    if (!(deviations > 0) || !(leastShare >= 0)) {
      throw new IllegalArgumentException("deviations must be above 0, and least-share 0 or more.");
    }
  }

  /** What is expected where the number of rows is surprising; empty where it is not. */
  public Optional<Expected> surprisedBy(long rows, List<Long> sameWeekday) {
    return surprisedBy(rows, sameWeekday, 0);
  }

  /**
   * The same for rows that arrive one by one: their number varies by its own square root even where
   * nothing has changed.
   */
  public Optional<Expected> surprisedByArrivals(long rows, List<Long> sameWeekday) {
    return surprisedBy(rows, sameWeekday, 1);
  }

  private Optional<Expected> surprisedBy(long rows, List<Long> sameWeekday, int roots) {
    if (sameWeekday.size() < leastNights) {
      return Optional.empty();
    }
    double median = median(sameWeekday.stream().mapToDouble(Long::doubleValue).toArray());
    double spread = median(sameWeekday.stream().mapToDouble(n -> Math.abs(n - median)).toArray());
    double deviation = Math.max(AS_STANDARD * spread, leastShare * median);
    double least = Math.max(deviation, roots * Math.sqrt(Math.max(1, median)));
    Expected expected =
        new Expected(median, median - deviations * least, median + deviations * least);
    return rows < expected.least() || rows > expected.most()
        ? Optional.of(expected)
        : Optional.empty();
  }

  /**
   * What is expected.
   *
   * @param median the median
   * @param least the least number of rows that surprises nobody
   * @param most the largest
   */
  public record Expected(double median, double least, double most) {}

  private static double median(double[] values) {
    java.util.Arrays.sort(values);
    int half = values.length / 2;
    return values.length % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
  }
}
