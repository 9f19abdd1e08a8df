package tenure.scores;

import static tenure.scores.Condition.Shade.NOT_GREEN;
import static tenure.scores.Condition.Shade.RED;
import static tenure.scores.MeasureRule.steps;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import tenure.scores.Condition.Part;
import tenure.scores.HealthPolicy.Bands;
import tenure.scores.HealthPolicy.Keeping;

/** Scorecards for tests: the default one, as the definitions give it. */
public final class Cards {
  public static final Bands BANDS = new Bands(80, 50, 0.6, 2, 5);

  private Cards() {}

  /** The default scorecard. */
  public static Scorecard standard() {
    return withWeights(40, 25, 15, 15, 5);
  }

  /** The default scorecard with other weights. */
  public static Scorecard withWeights(double... weights) {
    List<Component> components = new ArrayList<>();
    components.add(usage(weights[0]));
    components.add(engagement(weights[1]));
    components.add(support(weights[2]));
    components.add(relationship(weights[3]));
    components.add(financial(weights[4]));
    components.add(outcome());
    return new Scorecard("default", Audience.EVERYBODY, components);
  }

  /** A card of lines instead of steps, with a line of its own for the small. */
  static Scorecard graded() {
    Scale small = line(Measure.ADOPTION_SHARE, 0, 0, 0.3, 100);
    Audience smb = new Audience(List.of("smb"), List.of(), List.of(), null, null);
    return new Scorecard(
        "graded",
        Audience.EVERYBODY,
        List.of(
            Component.graded(
                "use",
                60,
                List.of(
                    new MeasureRule(2, line(Measure.DAU_SHARE, 0, 0, 0.7, 100), List.of()),
                    new MeasureRule(
                        1,
                        line(Measure.ADOPTION_SHARE, 0, 10, 0.6, 100),
                        List.of(new MeasureRule.Special(smb, small))))),
            Component.graded(
                "care",
                40,
                List.of(
                    new MeasureRule(1, line(Measure.RESPONSE_RATE, 0, 0, 1, 90), List.of()),
                    new MeasureRule(1, line(Measure.CSAT, 1, 0, 5, 100), List.of()),
                    new MeasureRule(1, line(Measure.NPS, 0, 0, 10, 100), List.of()),
                    new MeasureRule(3, line(Measure.OVERDUE_DAYS, 0, 100, 60, 0), List.of())))));
  }

  private static Scale line(Measure measure, double from, double low, double to, double high) {
    return Scale.graded(measure, List.of(new Scale.Point(from, low), new Scale.Point(to, high)));
  }

  /** The default card alone, every measure kept as the shipped configuration keeps it. */
  public static HealthPolicy policy() {
    return policy(standard());
  }

  public static HealthPolicy policy(Scorecard... cards) {
    return new HealthPolicy(List.of(cards), keeping(), BANDS, HealthPolicy.Rollup.ARR);
  }

  private static Component usage(double weight) {
    return Component.allGreenAnyRed(
        "product_usage",
        weight,
        List.of(steps(Measure.DAU_SHARE, 0.7, 0.4), steps(Measure.ADOPTION_SHARE, 0.6, 0.3)));
  }

  private static Component engagement(double weight) {
    List<MeasureRule> measures =
        List.of(
            steps(Measure.QBR_ATTENDED, 1, 1),
            steps(Measure.TRAINING_DONE, 1, 1),
            steps(Measure.RESPONSE_RATE, 0.5, 0.5));
    return new Component(
        "engagement",
        weight,
        measures,
        Component.allGreen(measures),
        Component.noneGreen(measures));
  }

  private static Component support(double weight) {
    List<MeasureRule> measures =
        List.of(
            steps(Measure.TICKET_GROWTH, 0, 0),
            steps(Measure.CSAT, 4, 3),
            steps(Measure.OPEN_ESCALATIONS, 0, 0));
    return new Component(
        "support",
        weight,
        measures,
        Component.allGreen(measures),
        List.of(
            when(new Part(Measure.TICKET_GROWTH, RED), new Part(Measure.CSAT, RED)),
            when(new Part(Measure.OPEN_ESCALATIONS, RED))));
  }

  private static Component relationship(double weight) {
    List<MeasureRule> measures =
        List.of(
            steps(Measure.EXECUTIVE_SPONSOR, 1, 0),
            steps(Measure.CHAMPION, 1, 0),
            steps(Measure.NPS, 9, 7));
    return new Component(
        "relationship",
        weight,
        measures,
        Component.allGreen(measures),
        List.of(
            when(new Part(Measure.EXECUTIVE_SPONSOR, RED), new Part(Measure.CHAMPION, RED)),
            when(
                new Part(Measure.NPS, RED),
                new Part(Measure.EXECUTIVE_SPONSOR, NOT_GREEN),
                new Part(Measure.CHAMPION, NOT_GREEN))));
  }

  private static Component financial(double weight) {
    List<MeasureRule> measures =
        List.of(
            steps(Measure.OVERDUE_DAYS, 0, 30),
            steps(Measure.FAILED_PAYMENTS, 0, 0),
            steps(Measure.EXPANSION_OR_RENEWAL, 1, 1));
    return new Component(
        "financial",
        weight,
        measures,
        Component.allGreen(measures),
        List.of(
            when(new Part(Measure.OVERDUE_DAYS, RED)),
            when(new Part(Measure.FAILED_PAYMENTS, RED))));
  }

  private static Component outcome() {
    return Component.allGreenAnyRed("outcome", 0, List.of(steps(Measure.GOALS_REACHED, 0.8, 0.5)));
  }

  private static Condition when(Part... parts) {
    return new Condition(List.of(parts));
  }

  private static Map<Measure, Keeping> keeping() {
    Map<Measure, Keeping> keeping = new EnumMap<>(Measure.class);
    for (Measure measure : Measure.values()) {
      keeping.put(measure, new Keeping(lateAfter(measure), lifetime(measure), 28));
    }
    return keeping;
  }

  private static int lateAfter(Measure measure) {
    return switch (measure) {
      case DAU_SHARE, ACTIVE_SHARE, ADOPTION_SHARE -> 3;
      case TICKET_GROWTH, OPEN_ESCALATIONS -> 14;
      case QBR_ATTENDED, TRAINING_DONE, RESPONSE_RATE -> 21;
      case CSAT -> 30;
      case EXECUTIVE_SPONSOR, CHAMPION, OVERDUE_DAYS, FAILED_PAYMENTS, EXPANSION_OR_RENEWAL -> 45;
      case NPS -> 60;
      case GOALS_REACHED -> 120;
    };
  }

  private static Integer lifetime(Measure measure) {
    return switch (measure) {
      case QBR_ATTENDED, NPS -> 180;
      case TRAINING_DONE -> 365;
      default -> null;
    };
  }
}
