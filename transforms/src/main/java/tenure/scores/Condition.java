package tenure.scores;

import static org.apache.spark.sql.functions.lit;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.sql.Column;

/**
 * What several measures must show at once for a component to be green or red. Conditions for green
 * ask for good levels only and those for red for bad ones only, so that a better measure never
 * makes a component worse.
 */
public record Condition(List<Part> parts) {

  /** A colour that a measure has or does not have. */
  public enum Shade {
    GREEN,
    NOT_RED,
    NOT_GREEN,
    RED;

    private Column of(Column level) {
      return switch (this) {
        case GREEN -> level.geq(1);
        case NOT_RED -> level.gt(0);
        case NOT_GREEN -> level.lt(1);
        case RED -> level.leq(0);
      };
    }

    private boolean of(double level) {
      return switch (this) {
        case GREEN -> level >= 1;
        case NOT_RED -> level > 0;
        case NOT_GREEN -> level < 1;
        case RED -> level <= 0;
      };
    }
  }

  /** One measure and the shade it must have. */
  public record Part(Measure measure, Shade shade) {}

  /**
   * @throws IllegalArgumentException when nothing is asked for
   */
  public Condition {
    // In one order, so that a card does not change when its condition is written the other way
    // round.
    parts = parts.stream().sorted(Comparator.comparing(Part::measure)).toList();
    if (parts.isEmpty()) {
      throw new IllegalArgumentException(
          "A condition without measures is always met. Name at least one measure.");
    }
  }

  /** Every measure of the list in this shade. */
  static Condition all(List<MeasureRule> rules, Shade shade) {
    return new Condition(rules.stream().map(r -> new Part(r.measure(), shade)).toList());
  }

  /** Met by every measure that applies to the account; one at least must apply. */
  Column isMet(Function<Measure, Column> level, Function<Measure, Column> applies) {
    Column met = lit(true);
    Column any = lit(false);
    for (Part part : parts) {
      Column applicable = applies.apply(part.measure());
      met = met.and(applicable.equalTo(false).or(part.shade().of(level.apply(part.measure()))));
      any = any.or(applicable);
    }
    return met.and(any);
  }

  /** The same for the levels of one account, of which those that are not there do not apply. */
  boolean isMet(Map<Measure, Double> levels) {
    List<Part> applicable = parts.stream().filter(p -> levels.containsKey(p.measure())).toList();
    return !applicable.isEmpty()
        && applicable.stream().allMatch(p -> p.shade().of(levels.get(p.measure())));
  }
}
