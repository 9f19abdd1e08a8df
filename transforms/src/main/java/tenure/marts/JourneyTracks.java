package tenure.marts;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.features.AccountProfile;
import tenure.plays.DigitalJourney;

/**
 * What each account has begun of the digital journey: a trial, paid service, or one after the
 * other.
 */
final class JourneyTracks {
  /** Day 0; null where the account is not on the track. */
  static final Column START = col("start_date");

  /** Whether it still is: a trial that ended and a customer who left are not. */
  static final Column IS_ON = col("is_on");

  /** The signals that the step names. */
  static final Column NAMES = col("signal_names");

  private JourneyTracks() {}

  /**
   * One row per account, track begun and step of the journey.
   *
   * @param accounts rows with the columns of the profile
   */
  static Dataset<Row> of(Dataset<Row> accounts, DigitalJourney journey) {
    Column stage = AccountProfile.LIFECYCLE_STAGE.col();
    Column served = AccountProfile.SERVICE_SINCE_DATE.col();
    Column paid = AccountProfile.FIRST_PAID_DATE.col();
    Column isTaker = AccountProfile.SEGMENT.col().isin(journey.segments().toArray());
    Column trial = when(paid.isNull().or(served.lt(paid)), served);
    Column customer = when(isTaker, paid);
    Column isServed = AccountProfile.SERVICE_END_DATE.col().isNull();
    Column isCustomer = not(stage.isin("prospect", "trial", "churned"));
    return accounts
        .select(
            col("*"),
            inline(
                array(
                    track("trial", trial, stage.equalTo("trial").and(isServed)),
                    track("customer", customer, isCustomer))))
        .select(col("*"), inline(steps(journey)));
  }

  private static Column track(String name, Column start, Column isOn) {
    return struct(
        lit(name).as(FctDigitalJourney.TRACK.name()),
        start.as(START.toString()),
        isOn.as(IS_ON.toString()));
  }

  private static Column steps(DigitalJourney journey) {
    Column[] steps =
        journey.steps().stream()
            .map(s -> struct(lit((long) s.day()), SeenSignals.names(s.signals())))
            .toArray(Column[]::new);
    return array(steps)
        .cast(
            "array<struct<%s:bigint,%s:array<string>>>"
                .formatted(FctDigitalJourney.STEP_DAY, NAMES));
  }
}
