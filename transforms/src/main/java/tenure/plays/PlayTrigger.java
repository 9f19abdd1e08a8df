package tenure.plays;

import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.array_min;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.List;
import org.apache.spark.sql.Column;
import tenure.features.AccountProfile;
import tenure.plays.PlayReading.Found;
import tenure.scores.Renewals;
import tenure.signals.SignalCondition;
import tenure.signals.SignalPolicy;
import tenure.signals.Signals;

/** What opens a play of a playbook, and keeps it open. */
public sealed interface PlayTrigger {
  /** What of an account is about it: held in a column first, since several figures come of it. */
  default Column matched() {
    return lit(null);
  }

  /**
   * What a night shows of it.
   *
   * @param matched {@link #matched}
   * @param signals tells which feeds are too silent for conditions on them
   */
  Found found(Column matched, SignalPolicy signals, LocalDate asOf);

  /** Whether it opens for every customer whose confirmed band is red. */
  default boolean isOfEveryRed() {
    return false;
  }

  /** One of these signals is open. */
  record Signal(List<String> signals) implements PlayTrigger {
    /** Copies the names. */
    public Signal {
      signals = List.copyOf(signals);
    }

    @Override
    public Column matched() {
      return filter(
          PlayAccounts.SIGNALS, s -> PlayAccounts.of(s, Signals.SIGNAL).isin(signals.toArray()));
    }

    @Override
    public Found found(Column matched, SignalPolicy signals, LocalDate asOf) {
      Column each =
          transform(
              matched,
              s ->
                  concat(
                      lit("\""),
                      PlayAccounts.of(s, Signals.SIGNAL),
                      lit("\":"),
                      PlayAccounts.of(s, Signals.EVIDENCE)));
      Column since =
          array_min(transform(matched, s -> PlayAccounts.of(s, Signals.FIRST_SEEN_DATE)));
      Column isSeen = coalesce(size(matched).gt(0), lit(false));
      return new Found(
          isSeen,
          isSeen,
          lit(null),
          since,
          false,
          concat(lit("{"), array_join(each, ","), lit("}")),
          AccountProfile.ARR.col());
    }
  }

  /** A condition holds; it begins anew whenever a play is opened. */
  record Holding(SignalCondition condition) implements PlayTrigger {
    @Override
    public Found found(Column matched, SignalPolicy signals, LocalDate asOf) {
      Column isBlind = signals.isBlind(condition);
      return new Found(
          condition.holds().and(not(isBlind)),
          condition.holds().or(isBlind),
          lit(null),
          lit(asOf),
          false,
          condition.evidence(),
          AccountProfile.ARR.col());
    }

    @Override
    public boolean isOfEveryRed() {
      return condition.isOfEveryRed();
    }
  }

  /** A term ends within the days of one of these stages, at one of these risks; empty for any. */
  record Term(List<String> stages, List<String> risks) implements PlayTrigger {
    /** Copies the words. */
    public Term {
      stages = List.copyOf(stages);
      risks = List.copyOf(risks);
    }

    @Override
    public Column matched() {
      return filter(PlayAccounts.TERMS, this::fits);
    }

    private Column fits(Column term) {
      Column isNear = PlayAccounts.of(term, Renewals.RENEWAL_STAGE).isin(stages.toArray());
      return risks.isEmpty()
          ? isNear
          : isNear.and(PlayAccounts.of(term, Renewals.RISK_SEGMENT).isin(risks.toArray()));
    }

    /** The play stays open as long as the term it is about is listed, whatever stage it reaches. */
    @Override
    public Found found(Column matched, SignalPolicy signals, LocalDate asOf) {
      Column isDue = coalesce(size(matched).gt(0), lit(false));
      Column next = when(isDue, element_at(matched, 1));
      return new Found(
          isDue,
          lit(false),
          transform(PlayAccounts.TERMS, t -> PlayAccounts.of(t, Renewals.TERM_END_DATE)),
          PlayAccounts.of(next, Renewals.TERM_END_DATE),
          true,
          to_json(next),
          PlayAccounts.of(next, Renewals.ARR_DUE));
    }
  }

  /** So many days have passed since the first paid day, or since the first of a trial. */
  record Day(boolean isOfTrial, int day, int withinDays) implements PlayTrigger {
    /**
     * @throws IllegalArgumentException when a number makes no sense
     */
    public Day {
      if (day < 0 || withinDays < 1) {
        throw new IllegalArgumentException("day must be 0 or more and within-days 1 or more.");
      }
    }

    @Override
    public Found found(Column matched, SignalPolicy signals, LocalDate asOf) {
      var since = isOfTrial ? AccountProfile.SERVICE_SINCE_DATE : AccountProfile.FIRST_PAID_DATE;
      var days = isOfTrial ? AccountProfile.AGE_DAYS : AccountProfile.TENURE_DAYS;
      Column isTrial = AccountProfile.LIFECYCLE_STAGE.col().equalTo("trial");
      Column isNow = days.col().between(day, day + withinDays - 1);
      Column isDue = isOfTrial ? isNow.and(isTrial) : isNow;
      Column stays = isOfTrial ? isTrial : lit(true);
      return new Found(
          coalesce(isDue, lit(false)),
          stays,
          lit(null),
          since.col(),
          true,
          to_json(struct(days.col())),
          AccountProfile.ARR.col());
    }
  }

  /** A calendar quarter has begun, not longer ago than so many days. */
  record Quarter(int withinDays) implements PlayTrigger {
    /**
     * @throws IllegalArgumentException when it would never be within
     */
    public Quarter {
      if (withinDays < 1) {
        throw new IllegalArgumentException("within-days must be 1 or more.");
      }
    }

    @Override
    public Found found(Column matched, SignalPolicy signals, LocalDate asOf) {
      LocalDate first = asOf.with(IsoFields.DAY_OF_QUARTER, 1);
      return new Found(
          lit(asOf.isBefore(first.plusDays(withinDays))),
          lit(true),
          lit(null),
          lit(first),
          true,
          to_json(struct(lit(first).as("quarter_start_date"))),
          AccountProfile.ARR.col());
    }
  }
}
