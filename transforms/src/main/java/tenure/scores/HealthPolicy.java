package tenure.scores;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.sql.Column;

/**
 * How health is judged: the scorecards in the order in which they are tried, how long each measure
 * keeps, and where the bands lie.
 *
 * @param scorecards the first whose audience includes the account is used; the last is for
 *     everybody
 * @param keeping how long each measure keeps where the card does not say; every measure has an
 *     entry
 * @param bands where the colours begin and when a change of colour counts
 * @param rollup how the accounts of one parent are weighed together
 */
public record HealthPolicy(
    List<Scorecard> scorecards, Map<Measure, Keeping> keeping, Bands bands, Rollup rollup) {

  /** How the accounts of one parent are weighed together (rule 3.1). */
  public enum Rollup {
    /** By what they pay. */
    ARR,
    /** Alike. */
    ACCOUNTS,
    /** The worst alone counts. */
    WORST
  }

  /**
   * How long a measure keeps (rules 3.2 and 3.3).
   *
   * @param lateAfterDays days of silence of its feed after which the measure counts as late
   * @param lifetimeDays days after which an observation is too old to count; null where it stays
   * @param decayDays days over which a missing measure fades from its last value to the segment's
   *     median
   */
  public record Keeping(int lateAfterDays, Integer lifetimeDays, int decayDays) {
    /**
     * @throws IllegalArgumentException when a number of days makes no sense
     */
    public Keeping {
      if (lateAfterDays < 0 || decayDays < 1 || (lifetimeDays != null && lifetimeDays < 1)) {
        throw new IllegalArgumentException(
            "Days of keeping a measure make no sense: late after %d, lifetime %s, decay %d. Late must be 0 or more, lifetime and decay 1 or more."
                .formatted(lateAfterDays, lifetimeDays, decayDays));
      }
    }
  }

  /**
   * Where the bands lie (rules 3.2 and 3.4).
   *
   * @param greenFrom the least score that is green
   * @param yellowFrom the least score that is yellow
   * @param minimumCoverage the share of weight that must be observed for a colour
   * @param confirmNights nights in a row after which a raw band is confirmed
   * @param jumpPoints points past the edge that confirm it at once
   */
  public record Bands(
      double greenFrom,
      double yellowFrom,
      double minimumCoverage,
      int confirmNights,
      double jumpPoints) {
    /**
     * @throws IllegalArgumentException when the edges are not in order or out of range
     */
    public Bands {
      if (!(0 < yellowFrom && yellowFrom < greenFrom && greenFrom <= 100)) {
        throw new IllegalArgumentException(
            "Bands must rise: yellow from %s, green from %s. Set 0 < yellow-from < green-from <= 100."
                .formatted(yellowFrom, greenFrom));
      }
      if (minimumCoverage < 0 || minimumCoverage > 1 || confirmNights < 1 || jumpPoints < 0) {
        throw new IllegalArgumentException(
            "Bands need a minimum-coverage between 0 and 1, confirm-nights of 1 or more and jump-points of 0 or more.");
      }
    }

    /** The colour of a score; with too little coverage it is no colour. */
    public Column colour(Column score, Column coverage) {
      return when(coverage.lt(minimumCoverage), "insufficient_data")
          .when(score.geq(greenFrom), "green")
          .when(score.geq(yellowFrom), "yellow")
          .otherwise("red");
    }
  }

  /**
   * @throws IllegalArgumentException when no card is for everybody, two share a name, or a measure
   *     has no entry
   */
  public HealthPolicy {
    scorecards = List.copyOf(scorecards);
    keeping = new EnumMap<>(keeping);
    if (scorecards.isEmpty()
        || !scorecards.get(scorecards.size() - 1).audience().equals(Audience.EVERYBODY)) {
      throw new IllegalArgumentException(
          "No scorecard is for everybody, so some accounts would have no score. Let the card with the highest order have no for-… key.");
    }
    if (scorecards.stream().map(Scorecard::name).distinct().count() < scorecards.size()) {
      throw new IllegalArgumentException("Two scorecards share a name. Give each its own.");
    }
    for (Measure measure : Measure.values()) {
      if (!keeping.containsKey(measure)) {
        throw new IllegalArgumentException(
            "Nothing says how long %s keeps. Add it to keeping.".formatted(measure.id()));
      }
    }
  }

  /** A fingerprint of all cards in their order: it changes when, and only when, they do. */
  public String version() {
    return Scorecard.fingerprint(scorecards.toString());
  }

  /**
   * This policy with another card: in place of the one of its name; else, for everybody, in place
   * of the last; else tried before all others.
   */
  public HealthPolicy with(Scorecard card) {
    List<Scorecard> cards = new ArrayList<>(scorecards);
    int same = scorecards.stream().map(Scorecard::name).toList().indexOf(card.name());
    if (same >= 0) {
      cards.set(same, card);
    } else if (card.audience().equals(Audience.EVERYBODY)) {
      cards.set(cards.size() - 1, card);
    } else {
      cards.add(0, card);
    }
    return new HealthPolicy(cards, keeping, bands, rollup);
  }

  /** Days that a measure keeps, by the card that judges the account; null where without end. */
  Column days(Measure measure, Function<Keeping, Integer> days) {
    Column chosen = lit(days.apply(keeping.get(measure))).cast("int");
    if (scorecards.stream().noneMatch(c -> c.keeping().containsKey(measure))) {
      return chosen;
    }
    for (int i = scorecards.size() - 1; i >= 0; i--) {
      Scorecard card = scorecards.get(i);
      Keeping own = card.keeping().getOrDefault(measure, keeping.get(measure));
      Column mine = lit(days.apply(own)).cast("int");
      chosen = when(card.audience().includes(), mine).otherwise(chosen);
    }
    return chosen;
  }

  /** The measures that any card judges, in a fixed order. */
  List<Measure> measures() {
    return Arrays.stream(Measure.values())
        .filter(m -> scorecards.stream().flatMap(Scorecard::rules).anyMatch(r -> r.measure() == m))
        .toList();
  }
}
