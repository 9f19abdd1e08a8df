package tenure.scores;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The smallest set of measures that, as good as can be, would bring an account to a score. Of sets
 * of one size it is the one whose measures are nearest to that already.
 *
 * @param measures what has to become green, in the order of the card
 * @param score the score then
 */
public record WayToGreen(List<Measure> measures, double score) {
  private static final double ROUNDING = 1e-6;

  /**
   * The way; empty where not even all measures together reach the score.
   *
   * @param levels how good each measure is, 0 to 1; one that is not there does not apply
   * @param target the score to reach
   */
  public static Optional<WayToGreen> of(
      Scorecard card, Map<Measure, Double> levels, double target) {
    List<Measure> improvable =
        card.rules().map(MeasureRule::measure).filter(m -> isImprovable(levels, m)).toList();
    Map<Measure, Double> full = new EnumMap<>(Measure.class);
    card.rules().forEach(r -> full.put(r.measure(), fullLevel(r)));
    for (int size = 0; size <= improvable.size(); size++) {
      Optional<WayToGreen> nearest =
          sets(improvable, size)
              .map(chosen -> walked(card, levels, full, chosen))
              .filter(way -> way.score() >= target - ROUNDING)
              .min(Comparator.comparingDouble(way -> effort(way, levels)));
      if (nearest.isPresent()) {
        return nearest;
      }
    }
    return Optional.empty();
  }

  /** Every set of so many of the measures. */
  private static Stream<List<Measure>> sets(List<Measure> all, int size) {
    return IntStream.range(0, 1 << all.size())
        .filter(bits -> Integer.bitCount(bits) == size)
        .mapToObj(bits -> chosen(all, bits));
  }

  private static WayToGreen walked(
      Scorecard card,
      Map<Measure, Double> levels,
      Map<Measure, Double> full,
      List<Measure> chosen) {
    Map<Measure, Double> then = new EnumMap<>(Measure.class);
    then.putAll(levels);
    chosen.forEach(m -> then.put(m, full.get(m)));
    return new WayToGreen(chosen, card.score(then));
  }

  private static boolean isImprovable(Map<Measure, Double> levels, Measure measure) {
    return levels.containsKey(measure) && levels.get(measure) < 1;
  }

  private static double fullLevel(MeasureRule rule) {
    return rule.isGraded()
        ? rule.scale().line().stream().mapToDouble(p -> p.score() / 100).max().orElse(1)
        : 1;
  }

  private static List<Measure> chosen(List<Measure> all, int bits) {
    List<Measure> chosen = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if ((bits >> i & 1) == 1) {
        chosen.add(all.get(i));
      }
    }
    return chosen;
  }

  /** How far the measures have to go. */
  private static double effort(WayToGreen way, Map<Measure, Double> levels) {
    return way.measures().stream().mapToDouble(m -> 1 - levels.get(m)).sum();
  }
}
