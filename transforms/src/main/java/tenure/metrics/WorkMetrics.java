package tenure.metrics;

import java.util.List;
import tenure.marts.FctExpansionOpportunity;
import tenure.marts.FctPlay;
import tenure.marts.FctSignal;
import tenure.marts.FctSourceCoverage;
import tenure.plays.Plays;
import tenure.signals.Signals;

/** What has begun, whose work it is, what can be proposed, and whose the data is. */
final class WorkMetrics {
  private static final MetricMart SIGNALS =
      MetricMart.states(
          "signal_episode",
          FctSignal.TABLE,
          FctSignal.AS_OF_DATE,
          Signals.SIGNAL,
          Signals.KIND,
          Signals.SEVERITY);
  private static final MetricMart PLAYS =
      MetricMart.states(
          "play", FctPlay.TABLE, FctPlay.AS_OF_DATE, Plays.PLAYBOOK, Plays.KIND, Plays.OWNER_ROLE);
  private static final MetricMart GROWTH =
      MetricMart.states(
          "expansion_opportunity",
          FctExpansionOpportunity.TABLE,
          FctExpansionOpportunity.AS_OF_DATE,
          FctExpansionOpportunity.KIND,
          FctExpansionOpportunity.SEGMENT);
  private static final MetricMart KEYS =
      MetricMart.states(
          "source_coverage",
          FctSourceCoverage.TABLE,
          FctSourceCoverage.AS_OF_DATE,
          FctSourceCoverage.SOURCE,
          FctSourceCoverage.METHOD);

  static final List<Metric> ALL =
      List.of(
          count(
              "open_signals",
              "Open signals",
              "Episodes of signals that are open (rule 4.1).",
              SIGNALS,
              Where.is(FctSignal.STATE, "open")),
          Metric.sum(
              Part.rows(
                      "signals_opened",
                      "Episodes of signals that the night opened (rule 4.1).",
                      SIGNALS,
                      Where.is(Signals.EVENT, "opened"))
                  .overDays(),
              "Signals opened",
              Unit.COUNT),
          count(
              "open_plays",
              "Open plays",
              "Plays that are somebody's work, escalated ones among them (rule 4.7).",
              PLAYS,
              Where.is(Plays.STATE, "open", "escalated")),
          count(
              "escalated_plays",
              "Escalated plays",
              "Plays with a step whose day has passed (rule 4.7).",
              PLAYS,
              Where.is(Plays.STATE, "escalated")),
          count(
              "expansion_opportunities",
              "Expansion opportunities",
              "Cases for growth that can be proposed, by account and subject.",
              GROWTH),
          Metric.sum(
              Part.sum("expansion_opportunity_arr", GROWTH, FctExpansionOpportunity.EXPANSION_ARR),
              "ARR of expansion opportunities",
              Unit.MONEY),
          Metric.ratio(
                  "unresolved_keys_share",
                  "Share of keys without an account",
                  "The share of a source's account keys that no account of the CRM has.",
                  Part.sum(
                          "unresolved_account_keys",
                          KEYS,
                          FctSourceCoverage.ACCOUNT_KEYS,
                          Where.is(FctSourceCoverage.METHOD, "unresolved"))
                      .saying("Keys of a source that did not resolve."),
                  Part.sum("account_keys", KEYS, FctSourceCoverage.ACCOUNT_KEYS)
                      .saying("Keys of a source."))
              .heldIn(FctSourceCoverage.TABLE, FctSourceCoverage.ACCOUNT_KEYS_SHARE));

  private WorkMetrics() {}

  private static Metric count(
      String name, String label, String sentence, MetricMart mart, Where... where) {
    return Metric.sum(Part.rows(name, sentence, mart, where), label, Unit.COUNT);
  }
}
