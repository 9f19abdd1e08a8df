package tenure.jobs.settings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tenure.features.AccountProfile;
import tenure.scores.Audience;
import tenure.scores.Component;
import tenure.scores.Condition;
import tenure.scores.Condition.Part;
import tenure.scores.Condition.Shade;
import tenure.scores.HealthPolicy.Keeping;
import tenure.scores.Measure;
import tenure.scores.MeasureRule;
import tenure.scores.MeasureRule.Special;
import tenure.scores.Scale;
import tenure.scores.Scale.Point;
import tenure.scores.Scorecard;

/** One scorecard from its file. */
final class ScorecardSettings {
  private static final String COLOUR_WORDS = "all-green, any-red, all-red or none-green";

  private final List<String> segments;

  /** Cards that may name these coverage segments. */
  ScorecardSettings(List<String> segments) {
    this.segments = List.copyOf(segments);
  }

  /** The card; empty where something has a problem, which is then noted. */
  Optional<Scorecard> card(String name, Section s) {
    Optional<Audience> audience =
        s.has("for") ? audience(s.section("for")) : Optional.of(Audience.EVERYBODY);
    Section parts = s.section("components");
    List<Component> components = new ArrayList<>();
    int before = s.problems().all().size();
    parts
        .children()
        .forEach((id, part) -> component(id.replace('-', '_'), part).ifPresent(components::add));
    Map<Measure, Keeping> keeping =
        s.has("keeping") ? KeepingSettings.keeping(s.section("keeping")) : Map.of();
    s.done();
    // A component with a problem of its own is missing here: its weight would be blamed wrongly.
    if (s.problems().all().size() > before || audience.isEmpty()) {
      return Optional.empty();
    }
    return parts.make(
        () -> new Scorecard(name.replace('-', '_'), audience.get(), components, keeping));
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

  private Optional<Audience> audience(Section s) {
    Optional<Audience> audience = accounts(s);
    s.done();
    return audience;
  }

  private Optional<Audience> accounts(Section s) {
    int before = s.problems().all().size();
    List<String> named = known(s, "segments", segments);
    List<String> stages = known(s, "lifecycle-stages", AccountProfile.LIFECYCLE_STAGE.choices());
    List<String> products = s.has("products") ? s.texts("products") : List.of();
    Integer from = optionalWhole(s, "tenure-from-days");
    Integer to = optionalWhole(s, "tenure-to-days");
    return s.problems().all().size() > before
        ? Optional.empty()
        : s.make(() -> new Audience(named, stages, products, from, to));
  }

  /** Words of a closed set: one that nobody knows would be for nobody, and go unnoticed. */
  private static List<String> known(Section s, String key, List<String> words) {
    List<String> given = s.has(key) ? s.texts(key) : List.of();
    given.stream()
        .filter(word -> !words.isEmpty() && !words.contains(word))
        .forEach(
            word ->
                s.wrong(
                    key,
                    word
                        + " is not one of "
                        + String.join(", ", words)
                        + "."
                        + Problems.didYouMean(word, words)));
    return given;
  }

  private static Integer optionalWhole(Section s, String key) {
    return s.has(key) ? Integer.valueOf(s.whole(key)) : null;
  }

  private Optional<Component> component(String name, Section s) {
    double weight = s.number("weight");
    Section all = s.section("measures");
    List<MeasureRule> measures = new ArrayList<>();
    all.children()
        .forEach(
            (id, rule) -> measure(id, rule).flatMap(m -> rule(m, rule)).ifPresent(measures::add));
    boolean isGraded = measures.stream().anyMatch(m -> m.scale().isGraded());
    List<Condition> green = isGraded ? List.of() : conditions(s, "green-when", measures);
    List<Condition> red = isGraded ? List.of() : conditions(s, "red-when", measures);
    s.done();
    return all.children().size() > measures.size()
        ? Optional.empty()
        : s.make(() -> new Component(name, weight, measures, green, red));
  }

  private Optional<MeasureRule> rule(Measure measure, Section s) {
    double share = s.has("share") ? s.number("share") : 1;
    List<Section> exceptions = s.has("for") ? s.sections("for") : List.of();
    List<Special> specials = new ArrayList<>();
    exceptions.forEach(one -> special(measure, one).ifPresent(specials::add));
    Optional<Scale> scale = scale(measure, s);
    s.done();
    return scale.isEmpty() || specials.size() < exceptions.size()
        ? Optional.empty()
        : s.make(() -> new MeasureRule(share, scale.get(), specials));
  }

  private Optional<Special> special(Measure measure, Section s) {
    Optional<Audience> accounts = accounts(s);
    Optional<Scale> scale = scale(measure, s);
    s.done();
    return accounts.flatMap(a -> scale.map(one -> new Special(a, one)));
  }

  private static Optional<Scale> scale(Measure measure, Section s) {
    if (s.has("graded")) {
      List<Point> line = line(s.section("graded"));
      return s.make(() -> Scale.graded(measure, line));
    }
    double green = s.number(measure.isHigherBetter() ? "green-from" : "green-to");
    double red = s.number(measure.isHigherBetter() ? "red-below" : "red-above");
    return s.make(() -> Scale.steps(measure, green, red));
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
