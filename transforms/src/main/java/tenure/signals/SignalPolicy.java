package tenure.signals;

import static org.apache.spark.sql.functions.lit;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Column;
import tenure.features.AccountUsage;

/**
 * The signals that are watched, and when a feed is too silent to say anything.
 *
 * @param rules the signals
 * @param lateAfterDays days of silence after which a feed counts as late
 * @param usageGapDays business days of four weeks that use may lack from everybody; with more the
 *     feed has gaps, and quiet says nothing
 * @param keepClosedDays days that a closed episode stays in the nights after it
 */
public record SignalPolicy(
    List<SignalRule> rules,
    Map<SignalFeed, Integer> lateAfterDays,
    int usageGapDays,
    int keepClosedDays) {

  /**
   * @throws IllegalArgumentException when there is no signal, a name comes twice, a feed has no
   *     days, or days are negative
   */
  public SignalPolicy {
    rules = List.copyOf(rules);
    lateAfterDays = new EnumMap<>(lateAfterDays);
    if (rules.isEmpty()) {
      throw new IllegalArgumentException(
          "no signal is watched. Keep one at least, or leave signals.conf out of your folder.");
    }
    Set<String> names = new HashSet<>();
    for (SignalRule rule : rules) {
      if (!names.add(rule.id())) {
        throw new IllegalArgumentException(
            "two signals are named " + rule.id() + ". Give each its own name.");
      }
    }
    for (SignalFeed feed : SignalFeed.delivered()) {
      Integer days = lateAfterDays.get(feed);
      if (days == null || days < 0) {
        throw new IllegalArgumentException(
            "late-after-days must say 0 or more for " + feed.id() + ". Add it.");
      }
    }
    if (usageGapDays < 0 || keepClosedDays < 0) {
      throw new IllegalArgumentException("usage-gap-days and keep-closed-days must be 0 or more.");
    }
  }

  /** Whether a condition can be told tonight neither true nor false, for a feed says nothing. */
  public Column isBlind(SignalCondition condition) {
    return condition.feeds().stream().map(this::isBlind).reduce(lit(false), Column::or);
  }

  /** Whether a feed says nothing about customers tonight. */
  public Column isBlind(SignalFeed feed) {
    Column late = feed.isLate(lateAfterDays.get(feed));
    return feed == SignalFeed.USAGE
        ? late.or(AccountUsage.USAGE_GAP_DAYS_28D.col().gt(usageGapDays))
        : late;
  }
}
