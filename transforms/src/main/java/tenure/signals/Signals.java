package tenure.signals;

import static tenure.contract.Layer.SCORES;

import java.time.LocalDate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.features.AccountProfile;

/**
 * The episodes of every signal as a night leaves them: one row per account, signal, episode and
 * night, for what is open, what begins to be, and what was closed lately.
 */
public final class Signals {
  public static final Field ACCOUNT_ID = AccountProfile.ACCOUNT_ID;
  public static final Field AS_OF_DATE = AccountProfile.AS_OF_DATE;
  public static final Field SIGNAL = Field.id("signal", "The signal.").key();
  public static final Field FIRST_SEEN_DATE =
      Field.day(
              "first_seen_date",
              "The first night on which the episode was seen; from there it was seen without a gap until it opened.")
          .key();
  public static final Field KIND =
      Field.choice(
              "kind", "What it is a sign of.", "churn", "expansion", "contract_fit", "advocacy")
          .required();
  public static final Field SEVERITY =
      Field.choice("severity", "How much it matters.", "low", "medium", "high", "critical")
          .required();
  public static final Field STATE =
      Field.choice(
              "state",
              "pending where it must be seen for longer before it opens.",
              "pending",
              "open",
              "closed")
          .required();
  public static final Field EVENT =
      Field.choice(
              "event",
              "What the night did with the episode; past where it was closed by an earlier one.",
              "begun",
              "opened",
              "seen_again",
              "not_seen",
              "feed_late",
              "closed",
              "past")
          .required();
  public static final Field CLOSED_REASON =
      Field.choice(
          "closed_reason",
          "Why it closed: no longer seen, no customer any more, or no longer configured.",
          "no_longer_seen",
          "customer_left",
          "not_watched");
  public static final Field EVIDENCE =
      Field.text("evidence", "The figures that it was last seen by, as JSON of feature and value.")
          .required();
  public static final Field ARR_AT_STAKE =
      Field.money("arr_at_stake", "ARR of the account on last_seen_date, reporting currency.")
          .required();
  public static final Field NIGHTS_SEEN =
      Field.count("nights_seen", "Nights on which the episode was seen.").required();
  public static final Field HELD_SINCE_DATE =
      Field.day(
          "held_since_date",
          "Since when it is seen without a gap; null where it is not seen tonight.");
  public static final Field OPENED_DATE =
      Field.day("opened_date", "The night that opened the episode; null while pending.");
  public static final Field LAST_SEEN_DATE =
      Field.day("last_seen_date", "The last night on which it was seen.").required();
  public static final Field CLOSED_DATE =
      Field.day("closed_date", "The night that closed the episode.");

  public static final Table TABLE =
      Table.in(SCORES, "signals", "The episodes of every signal as a night leaves them.")
          .withColumns(
              ACCOUNT_ID,
              AS_OF_DATE,
              SIGNAL,
              FIRST_SEEN_DATE,
              KIND,
              SEVERITY,
              STATE,
              EVENT,
              CLOSED_REASON,
              EVIDENCE,
              ARR_AT_STAKE,
              NIGHTS_SEEN,
              HELD_SINCE_DATE,
              OPENED_DATE,
              LAST_SEEN_DATE,
              CLOSED_DATE)
          .sliced(AS_OF_DATE)
          .check(
              "opened_unless_pending",
              "(state = 'pending') = (opened_date IS NULL)",
              "An episode is pending or was opened.")
          .check(
              "closed_where_closed",
              "(state = 'closed') = (closed_date IS NOT NULL)",
              "An episode is closed where a night closed it.");

  private Signals() {}

  /**
   * The state after a night: last night's, and what tonight's figures say.
   *
   * @param figures what conditions may name, of asOf: {@link SignalFeature#figures}
   * @param previous this table's rows of the night before; empty on the first
   */
  public static Dataset<Row> from(
      Dataset<Row> figures, Dataset<Row> previous, SignalPolicy policy, LocalDate asOf) {
    return SignalEpisodes.after(SignalReadings.of(figures, policy), previous, policy, asOf)
        .transform(TABLE::conform);
  }
}
