package tenure.jobs.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import tenure.features.AccountProfile;
import tenure.marts.FctAccountDaily;
import tenure.marts.FctHealthMeasure;
import tenure.scores.Audience.Member;
import tenure.scores.HealthPolicy;
import tenure.scores.HealthScores;
import tenure.scores.Measure;
import tenure.scores.MeasureRule;
import tenure.scores.Scale;
import tenure.scores.Scorecard;
import tenure.scores.WayToGreen;

/** What would make an account green, in plain words. */
public final class WayWords {
  private WayWords() {}

  /** The smallest set of measures that would do, or why it is not told. */
  public static List<String> of(Explanation explained, List<Row> measures, HealthPolicy policy) {
    Row today = explained.today();
    if ("green".equals(today.getAs(HealthScores.RAW_BAND.name()))) {
      return List.of("to green: it is there");
    }
    Row any = measures.get(0);
    Optional<Scorecard> card =
        policy.scorecards().stream()
            .filter(c -> c.version().equals(any.getAs(FctHealthMeasure.SCORECARD_VERSION.name())))
            .findFirst();
    if (card.isEmpty()) {
      return List.of(
          "to green: not told, as the scorecard %s has changed since that night"
              .formatted(any.<String>getAs(FctHealthMeasure.SCORECARD.name())));
    }
    List<String> lines = new ArrayList<>(unseen(today, measures, policy));
    lines.add(way(card.get(), today, measures, policy.bands().greenFrom()));
    return lines;
  }

  private static List<String> unseen(Row today, List<Row> measures, HealthPolicy policy) {
    double coverage = today.<Double>getAs(HealthScores.HEALTH_COVERAGE.name());
    if (coverage >= policy.bands().minimumCoverage()) {
      return List.of();
    }
    String missing =
        measures.stream()
            .filter(m -> isUnseen(m))
            .map(WayWords::name)
            .collect(Collectors.joining(", "));
    return List.of(
        String.format(
            Locale.ROOT,
            "to a colour: at least %.0f %% of the weight must be observed; missing: %s",
            100 * policy.bands().minimumCoverage(),
            missing));
  }

  private static String way(Scorecard card, Row today, List<Row> measures, double target) {
    Map<Measure, Row> rows = byMeasure(measures);
    Optional<WayToGreen> way = WayToGreen.of(card, levels(rows), target);
    return way.map(
            w ->
                String.format(
                    Locale.ROOT,
                    "to green: %s; that alone would make it %.1f",
                    w.measures().stream()
                        .map(m -> step(card, m, rows.get(m), today))
                        .collect(Collectors.joining(" and ")),
                    w.score()))
        .orElse("to green: not even all measures at their best would reach it");
  }

  private static String step(Scorecard card, Measure measure, Row row, Row today) {
    MeasureRule rule = card.rules().filter(r -> r.measure() == measure).findFirst().orElseThrow();
    Scale scale = rule.scaleOf(member(today));
    Double value = row.getAs(FctHealthMeasure.VALUE.name());
    return measure.id()
        + (isNeverSeen(row) || value == null
            ? " never observed, should be "
            : " from " + plain(value) + " to ")
        + plain(scale.best());
  }

  private static Member member(Row today) {
    Long tenure = today.getAs(AccountProfile.TENURE_DAYS.name());
    return new Member(
        today.getAs(FctAccountDaily.SEGMENT.name()),
        today.getAs(FctAccountDaily.LIFECYCLE_STAGE.name()),
        List.of(),
        tenure == null ? 0 : tenure);
  }

  /** What was never observed counts as bad as can be: that is what limits the band. */
  private static Map<Measure, Double> levels(Map<Measure, Row> rows) {
    Map<Measure, Double> levels = new EnumMap<>(Measure.class);
    rows.forEach(
        (measure, row) -> {
          if (!"not_applicable".equals(row.getAs(FctHealthMeasure.MISSING_KIND.name()))) {
            double level = row.<Double>getAs(FctHealthMeasure.LEVEL.name());
            levels.put(measure, isNeverSeen(row) ? 0.0 : level);
          }
        });
    return levels;
  }

  private static Map<Measure, Row> byMeasure(List<Row> measures) {
    Map<Measure, Row> rows = new EnumMap<>(Measure.class);
    measures.forEach(row -> Measure.named(name(row)).ifPresent(m -> rows.put(m, row)));
    return rows;
  }

  private static boolean isUnseen(Row row) {
    String kind = row.getAs(FctHealthMeasure.MISSING_KIND.name());
    return kind != null && !kind.equals("not_applicable");
  }

  private static boolean isNeverSeen(Row row) {
    return "never_observed".equals(row.getAs(FctHealthMeasure.MISSING_KIND.name()));
  }

  private static String name(Row row) {
    return row.getAs(FctHealthMeasure.MEASURE.name());
  }

  private static String plain(double value) {
    return Arrays.stream(String.format(Locale.ROOT, "%.2f", value).split("\\.00$"))
        .findFirst()
        .orElseThrow();
  }
}
