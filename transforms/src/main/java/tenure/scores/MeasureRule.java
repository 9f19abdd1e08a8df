package tenure.scores;

import static org.apache.spark.sql.functions.when;

import java.util.List;
import org.apache.spark.sql.Column;

/**
 * How a card judges one measure (rule 3.1).
 *
 * @param share its share of the component among its siblings, any positive number
 * @param scale for whoever no special scale is for
 * @param specials other scales for some accounts, such as the young ones; the first that includes
 *     an account counts
 */
public record MeasureRule(double share, Scale scale, List<Special> specials) {

  /** A scale of their own for some accounts. */
  public record Special(Audience accounts, Scale scale) {}

  /**
   * @throws IllegalArgumentException when the share is not positive, a special scale is for
   *     everybody, or has the other form
   */
  public MeasureRule {
    specials = List.copyOf(specials);
    String id = scale.measure().id();
    if (!(share > 0)) {
      throw new IllegalArgumentException(
          "The share of %s is %s. Set it above 0, or leave the measure out.".formatted(id, share));
    }
    for (Special special : specials) {
      if (special.accounts().equals(Audience.EVERYBODY)) {
        throw new IllegalArgumentException(
            "A special scale of %s names no accounts. Say whose it is, or put its thresholds in place of the others."
                .formatted(id));
      }
      if (special.scale().isGraded() != scale.isGraded()) {
        throw new IllegalArgumentException(
            "A special scale of %s mixes a graded line with steps. Use one form.".formatted(id));
      }
    }
  }

  /** A rule in steps, for everybody. */
  public static MeasureRule steps(Measure measure, double green, double red) {
    return new MeasureRule(1, Scale.steps(measure, green, red), List.of());
  }

  /** A rule along a line, for everybody. */
  public static MeasureRule graded(Measure measure, double share, List<Scale.Point> line) {
    return new MeasureRule(share, Scale.graded(measure, line), List.of());
  }

  /** What is judged. */
  public Measure measure() {
    return scale.measure();
  }

  boolean isGraded() {
    return scale.isGraded();
  }

  /** The scale of an account. */
  public Scale scaleOf(Audience.Member account) {
    return specials.stream()
        .filter(e -> e.accounts().includes(account))
        .findFirst()
        .map(Special::scale)
        .orElse(scale);
  }

  /** How good a value is for the account of the row, from 0 to 1. */
  Column level(Column value) {
    Column level = scale.level(value);
    for (int i = specials.size() - 1; i >= 0; i--) {
      Special special = specials.get(i);
      level = when(special.accounts().includes(), special.scale().level(value)).otherwise(level);
    }
    return level;
  }
}
