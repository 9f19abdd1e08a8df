package tenure.plays;

import java.util.ArrayList;
import java.util.List;

/**
 * How customers without a manager and trials are looked at in their first days (rule 4.20).
 *
 * @param segments the coverage segments that take it; trials always do
 * @param steps the days looked at, in order
 */
public record DigitalJourney(List<String> segments, List<Step> steps) {

  /**
   * A day of the journey.
   *
   * @param day calendar days since it began, which is day 0
   * @param signals the signals that say that a customer has fallen short; none for a day that is
   *     only looked at
   */
  public record Step(int day, List<String> signals) {
    /**
     * @throws IllegalArgumentException when the day is negative
     */
    public Step {
      signals = List.copyOf(signals);
      if (day < 0) {
        throw new IllegalArgumentException("day must be 0 or more, not " + day + ".");
      }
    }
  }

  /**
   * @throws IllegalArgumentException when the days do not rise
   */
  public DigitalJourney {
    segments = List.copyOf(segments);
    steps = List.copyOf(steps);
    for (int i = 1; i < steps.size(); i++) {
      if (steps.get(i).day() <= steps.get(i - 1).day()) {
        throw new IllegalArgumentException(
            "the steps must stand in the order of their days, each day once; %d follows %d."
                .formatted(steps.get(i).day(), steps.get(i - 1).day()));
      }
    }
  }

  /** A journey that nobody is on. */
  public static DigitalJourney none() {
    return new DigitalJourney(List.of(), List.of());
  }

  /** Every signal that says of some day that a customer has fallen short. */
  public List<String> signals() {
    List<String> all = new ArrayList<>();
    steps.forEach(step -> all.addAll(step.signals()));
    return all.stream().distinct().toList();
  }
}
