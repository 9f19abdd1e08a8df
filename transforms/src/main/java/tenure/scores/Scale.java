package tenure.scores;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import org.apache.spark.sql.Column;

/**
 * How good a value of a measure is: in steps (green, yellow, red) or along a line of points (rule
 * 3.1).
 *
 * @param measure what is judged
 * @param green the value from which it is green (lower is better: up to which); null when graded
 * @param red the value beyond which it is red, not included; null when graded
 * @param line from the lowest value to the highest; empty when in steps
 */
public record Scale(Measure measure, Double green, Double red, List<Point> line) {

  /** A value of the measure and the score it earns, 0 to 100. */
  public record Point(double value, double score) {}

  /**
   * @throws IllegalArgumentException when thresholds stand in the wrong order, or the line does not
   *     run one way from 0 to 100
   */
  public Scale {
    line = List.copyOf(line);
    if (line.isEmpty()) {
      checkSteps(measure, green, red);
    } else {
      checkLine(measure, line);
    }
  }

  /** Thresholds. */
  public static Scale steps(Measure measure, double green, double red) {
    return new Scale(measure, green, red, List.of());
  }

  /** A line. */
  public static Scale graded(Measure measure, List<Point> line) {
    return new Scale(measure, null, null, line);
  }

  /** Whether it is a line. */
  public boolean isGraded() {
    return !line.isEmpty();
  }

  /** The value nearest to the others at which it earns most. */
  public double best() {
    if (!isGraded()) {
      return green;
    }
    double most = line.stream().mapToDouble(Point::score).max().orElseThrow();
    List<Point> peaks = line.stream().filter(p -> p.score() == most).toList();
    return peaks.get(measure.isHigherBetter() ? 0 : peaks.size() - 1).value();
  }

  /** How good a value is, from 0 to 1; in steps 0, 0.5 or 1. A missing value is worth nothing. */
  Column level(Column value) {
    return when(value.isNull(), 0.0).otherwise(isGraded() ? alongLine(value) : inSteps(value));
  }

  private Column inSteps(Column value) {
    Column isGreen = measure.isHigherBetter() ? value.geq(green) : value.leq(green);
    Column isRed = measure.isHigherBetter() ? value.lt(red) : value.gt(red);
    return when(isGreen, 1.0).when(isRed, 0.0).otherwise(0.5);
  }

  private Column alongLine(Column value) {
    Column level = lit(line.get(line.size() - 1).score() / 100);
    for (int i = line.size() - 2; i >= 0; i--) {
      Point from = line.get(i);
      Point to = line.get(i + 1);
      double slope = (to.score() - from.score()) / (to.value() - from.value());
      Column between = value.minus(from.value()).multiply(slope).plus(from.score()).divide(100);
      level = when(value.lt(to.value()), between).otherwise(level);
    }
    return when(value.leq(line.get(0).value()), line.get(0).score() / 100).otherwise(level);
  }

  private static void checkSteps(Measure measure, Double green, Double red) {
    if (green == null || red == null) {
      throw new IllegalArgumentException(
          "%s has no thresholds. Give %s, or a graded line."
              .formatted(
                  measure.id(),
                  measure.isHigherBetter()
                      ? "green-from and red-below"
                      : "green-to and red-above"));
    }
    boolean inOrder = measure.isHigherBetter() ? green >= red : green <= red;
    if (!inOrder) {
      throw new IllegalArgumentException(
          "The thresholds of %s are in the wrong order: green at %s, red at %s, though %s is better. Swap them."
              .formatted(measure.id(), green, red, measure.isHigherBetter() ? "more" : "less"));
    }
  }

  private static void checkLine(Measure measure, List<Point> line) {
    double way = measure.isHigherBetter() ? 1 : -1;
    for (int i = 0; i < line.size(); i++) {
      Point at = line.get(i);
      boolean isScore = at.score() >= 0 && at.score() <= 100;
      boolean isOnward = i == 0 || at.value() > line.get(i - 1).value();
      boolean isOneWay = i == 0 || way * (at.score() - line.get(i - 1).score()) >= 0;
      if (!isScore || !isOnward || !isOneWay) {
        throw new IllegalArgumentException(
            "The line of %s breaks at [%s, %s]: values must rise, scores lie between 0 and 100 and, as %s is better, never %s. Correct that point."
                .formatted(
                    measure.id(),
                    at.value(),
                    at.score(),
                    way > 0 ? "more" : "less",
                    way > 0 ? "fall" : "rise"));
      }
    }
    if (line.size() < 2) {
      throw new IllegalArgumentException(
          "The line of %s has one point only. Give at least two.".formatted(measure.id()));
    }
  }
}
