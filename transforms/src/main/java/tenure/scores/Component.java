package tenure.scores;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import tenure.scores.Condition.Shade;

/**
 * A part of a scorecard. In steps it earns all its weight when green, the whole points of half of
 * it when yellow and none when red; graded, its weight times the mean of its measures.
 *
 * @param name as tables say it
 * @param weight its points of the 100
 * @param measures at least one, all in steps or all graded
 * @param greenWhen any of these makes it green; empty when graded
 * @param redWhen any of these makes it red, whatever else is green; empty when graded
 */
public record Component(
    String name,
    double weight,
    List<MeasureRule> measures,
    List<Condition> greenWhen,
    List<Condition> redWhen) {

  /**
   * @throws IllegalArgumentException when the weight is negative, there is no measure, both forms
   *     are mixed, or a condition asks for the wrong shade or another component's measure
   */
  public Component {
    measures = List.copyOf(measures);
    greenWhen = List.copyOf(greenWhen);
    redWhen = List.copyOf(redWhen);
    if (!(weight >= 0)) {
      throw refused(name, "has a weight of " + weight, "Set it to 0 or more");
    }
    if (measures.isEmpty()) {
      throw refused(name, "has no measures", "Name at least one");
    }
    long graded = measures.stream().filter(MeasureRule::isGraded).count();
    if (graded != 0 && graded != measures.size()) {
      throw refused(name, "mixes graded measures with measures in steps", "Use one form");
    }
    if (graded == 0 && (greenWhen.isEmpty() || redWhen.isEmpty())) {
      throw refused(name, "does not say when it is green and red", "Set green-when and red-when");
    }
    checkShades(name, measures, greenWhen, List.of(Shade.GREEN, Shade.NOT_RED), "green-when");
    checkShades(name, measures, redWhen, List.of(Shade.RED, Shade.NOT_GREEN), "red-when");
  }

  /** Green when every measure is, red when a measure is. */
  public static Component allGreenAnyRed(String name, double weight, List<MeasureRule> measures) {
    return new Component(name, weight, measures, allGreen(measures), anyRed(measures));
  }

  /** A graded component. */
  public static Component graded(String name, double weight, List<MeasureRule> measures) {
    return new Component(name, weight, measures, List.of(), List.of());
  }

  /** Every measure green. */
  public static List<Condition> allGreen(List<MeasureRule> measures) {
    return List.of(Condition.all(measures, Shade.GREEN));
  }

  /** One measure red is enough. */
  public static List<Condition> anyRed(List<MeasureRule> measures) {
    return measures.stream().map(m -> Condition.all(List.of(m), Shade.RED)).toList();
  }

  /** Every measure red. */
  public static List<Condition> allRed(List<MeasureRule> measures) {
    return List.of(Condition.all(measures, Shade.RED));
  }

  /** No measure green. */
  public static List<Condition> noneGreen(List<MeasureRule> measures) {
    return List.of(Condition.all(measures, Shade.NOT_GREEN));
  }

  private boolean isGraded() {
    return measures.get(0).isGraded();
  }

  /**
   * The points earned, of the weight.
   *
   * @param reached the mean level of the measures that apply, 0 to 1
   */
  Column points(
      Function<Measure, Column> level, Function<Measure, Column> applies, Column reached) {
    if (isGraded()) {
      return reached.multiply(weight);
    }
    return when(anyOf(redWhen, level, applies), 0.0)
        .when(anyOf(greenWhen, level, applies), weight)
        .otherwise(Math.floor(weight / 2));
  }

  /**
   * The same of one account.
   *
   * @param levels of the measures that apply, one at least being the component's
   */
  double points(Map<Measure, Double> levels) {
    if (isGraded()) {
      List<MeasureRule> applicable = applicable(levels);
      double shares = applicable.stream().mapToDouble(MeasureRule::share).sum();
      return weight
          * applicable.stream().mapToDouble(r -> r.share() * levels.get(r.measure())).sum()
          / shares;
    }
    if (redWhen.stream().anyMatch(c -> c.isMet(levels))) {
      return 0;
    }
    return greenWhen.stream().anyMatch(c -> c.isMet(levels)) ? weight : Math.floor(weight / 2);
  }

  /** The measures that apply to an account. */
  List<MeasureRule> applicable(Map<Measure, Double> levels) {
    return measures.stream().filter(r -> levels.containsKey(r.measure())).toList();
  }

  private static Column anyOf(
      List<Condition> conditions,
      Function<Measure, Column> level,
      Function<Measure, Column> applies) {
    return conditions.stream().map(c -> c.isMet(level, applies)).reduce(lit(false), Column::or);
  }

  private static void checkShades(
      String name,
      List<MeasureRule> measures,
      List<Condition> conditions,
      List<Shade> allowed,
      String key) {
    List<Measure> own = measures.stream().map(MeasureRule::measure).toList();
    for (Condition condition : conditions) {
      for (Condition.Part part : condition.parts()) {
        if (!own.contains(part.measure())) {
          throw refused(
              name,
              "names " + part.measure().id() + " in " + key + " but does not measure it",
              "Add it to measures or leave it out of " + key);
        }
        if (!allowed.contains(part.shade())) {
          throw refused(
              name,
              "asks for %s to be %s in %s, so that a better measure could earn less"
                  .formatted(part.measure().id(), part.shade(), key),
              "Ask for one of " + allowed);
        }
      }
    }
  }

  private static IllegalArgumentException refused(String name, String what, String remedy) {
    return new IllegalArgumentException("Component %s %s. %s.".formatted(name, what, remedy));
  }
}
