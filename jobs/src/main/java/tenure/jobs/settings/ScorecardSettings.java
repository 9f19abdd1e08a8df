package tenure.jobs.settings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tenure.scores.Audience;
import tenure.scores.Component;
import tenure.scores.Condition;
import tenure.scores.Condition.Part;
import tenure.scores.Condition.Shade;
import tenure.scores.Measure;
import tenure.scores.MeasureRule;
import tenure.scores.MeasureRule.Point;
import tenure.scores.Scorecard;

/** One scorecard from its file. */
final class ScorecardSettings {
  private static final String COLOUR_WORDS = "all-green, any-red, all-red or none-green";

  private ScorecardSettings() {}

  /** The card; empty where something has a problem, which is then noted. */
  static Optional<Scorecard> card(String name, Section s) {
    Optional<Audience> audience =
        s.has("for") ? audience(s.section("for")) : Optional.of(Audience.EVERYBODY);
    Section parts = s.section("components");
    List<Component> components = new ArrayList<>();
    int before = s.problems().all().size();
    parts
        .children()
        .forEach((id, part) -> component(id.replace('-', '_'), part).ifPresent(components::add));
    s.done();
    // A component with a problem of its own is missing here: its weight would be blamed wrongly.
    if (s.problems().all().size() > before || audience.isEmpty()) {
      return Optional.empty();
    }
    return parts.make(() -> new Scorecard(name, audience.get(), components));
  }

  /** The measure of that name; a problem at the section where there is none. */
  static Optional<Measure> measure(String name, Section at) {
    Optional<Measure> measure = Measure.named(name);
    if (measure.isEmpty()) {
      List<String> known =
          Arrays.stream(Measure.values()).map(m -> m.id().replace('_', '-')).toList();
      at.problems()
          .add(
              at.origin(),
              at.path()
                  + ": "
                  + name
                  + " is not a measure. Choose among "
                  + String.join(", ", known)
                  + "."
                  + Problems.didYouMean(name, known));
    }
    return measure;
  }

  private static Optional<Audience> audience(Section s) {
    List<String> segments = s.has("segments") ? s.texts("segments") : List.of();
    List<String> stages = s.has("lifecycle-stages") ? s.texts("lifecycle-stages") : List.of();
    List<String> products = s.has("products") ? s.texts("products") : List.of();
    Integer from = optionalWhole(s, "tenure-from-days");
    Integer to = optionalWhole(s, "tenure-to-days");
    return s.done().make(() -> new Audience(segments, stages, products, from, to));
  }

  private static Integer optionalWhole(Section s, String key) {
    return s.has(key) ? Integer.valueOf(s.whole(key)) : null;
  }

  private static Optional<Component> component(String name, Section s) {
    double weight = s.number("weight");
    Section all = s.section("measures");
    List<MeasureRule> measures = new ArrayList<>();
    all.children()
        .forEach(
            (id, rule) -> measure(id, rule).flatMap(m -> rule(m, rule)).ifPresent(measures::add));
    boolean isGraded = measures.stream().anyMatch(m -> m.green() == null);
    List<Condition> green = isGraded ? List.of() : conditions(s, "green-when", measures);
    List<Condition> red = isGraded ? List.of() : conditions(s, "red-when", measures);
    s.done();
    return all.children().size() > measures.size()
        ? Optional.empty()
        : s.make(() -> new Component(name, weight, measures, green, red));
  }

  private static Optional<MeasureRule> rule(Measure measure, Section s) {
    double share = s.has("share") ? s.number("share") : 1;
    if (s.has("graded")) {
      List<Point> line = line(s.section("graded"));
      return s.done().make(() -> new MeasureRule(measure, share, null, null, line));
    }
    double green = s.number(measure.isHigherBetter() ? "green-from" : "green-to");
    double red = s.number(measure.isHigherBetter() ? "red-below" : "red-above");
    return s.done().make(() -> new MeasureRule(measure, share, green, red, List.of()));
  }

  /** Points as {@code "0.4" = 60}, by rising value. */
  private static List<Point> line(Section s) {
    List<Point> line = new ArrayList<>();
    s.textMap()
        .forEach(
            (value, score) -> {
              try {
                line.add(new Point(Double.parseDouble(value), Double.parseDouble(score)));
              } catch (NumberFormatException wrong) {
                s.wrong(value, "a line is made of numbers: \"0.4\" = 60.");
              }
            });
    line.sort(Comparator.comparingDouble(Point::value));
    return line;
  }

  private static List<Condition> conditions(Section s, String key, List<MeasureRule> measures) {
    if (measures.isEmpty()) {
      s.has(key);
      return List.of();
    }
    if (s.isList(key)) {
      List<Condition> conditions = new ArrayList<>();
      s.sections(key).forEach(one -> condition(one).ifPresent(conditions::add));
      return conditions;
    }
    String word = s.text(key);
    return switch (word) {
      case "all-green" -> Component.allGreen(measures);
      case "any-red" -> Component.anyRed(measures);
      case "all-red" -> Component.allRed(measures);
      case "none-green" -> Component.noneGreen(measures);
      default -> {
        s.wrong(key, "\"" + word + "\" is not " + COLOUR_WORDS + ", nor a list of conditions.");
        yield List.of();
      }
    };
  }

  private static Optional<Condition> condition(Section s) {
    List<Part> parts = new ArrayList<>();
    for (Map.Entry<String, String> asked : s.textMap().entrySet()) {
      Shade shade = s.choice(asked.getKey(), Shade.class);
      measure(asked.getKey(), s).ifPresent(m -> parts.add(new Part(m, shade)));
    }
    return s.make(() -> new Condition(parts));
  }
}
