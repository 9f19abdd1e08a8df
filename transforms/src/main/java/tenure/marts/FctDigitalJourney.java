package tenure.marts;

import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.nullif;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;
import static tenure.contract.Layer.MARTS;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.features.AccountOutcomes;
import tenure.features.AccountProfile;
import tenure.features.AccountUsage;
import tenure.plays.DigitalJourney;
import tenure.scores.AccountFeatures;
import tenure.signals.SignalFeed;
import tenure.signals.SignalPolicy;

/**
 * How far trials and customers without a manager have come on each day of the digital journey, and
 * where they fell short (rule 4.20): one row per account, track, step and night, from the day the
 * track begins until onboarding would end.
 */
public final class FctDigitalJourney {
  public static final Field ACCOUNT_ID = AccountProfile.ACCOUNT_ID;
  public static final Field AS_OF_DATE = AccountProfile.AS_OF_DATE;
  public static final Field TRACK =
      Field.choice(
              "track",
              "What began: the trial, from the first day of service; or paid service, from the first paid day.",
              "trial",
              "customer")
          .key();
  public static final Field STEP_DAY =
      Field.count("step_day", "The day of the journey, 0 being the one it began on.").key();
  public static final Field STATE =
      Field.choice(
              "state",
              "ahead; due while no night could tell yet; reached or short as first told; unmeasured where none could within a week, the trial had ended or the customer left.",
              "ahead",
              "due",
              "reached",
              "short",
              "unmeasured")
          .required();
  public static final Field SHORTFALL =
      Field.text(
          "shortfall",
          "The signals seen on measured_date that the step names, separated by commas; null where none was.");
  public static final Field ACTIVE_USERS_28D =
      AccountUsage.ACTIVE_USERS_28D.plain().meaning("active_users_28d on measured_date.");
  public static final Field MILESTONES_DONE =
      AccountOutcomes.MILESTONES_DONE.plain().meaning("milestones_done on measured_date.");
  public static final Field ADOPTION_SHARE =
      AccountUsage.ADOPTION_SHARE.meaning("adoption_share on measured_date.");
  public static final Field DUE_DATE =
      Field.day("due_date", "The calendar day of the step.").required();
  public static final Field MEASURED_DATE =
      Field.day("measured_date", "The first night from due_date on that could tell.");

  public static final Table TABLE =
      Table.in(MARTS, "fct_digital_journey", "How far accounts have come on the digital journey.")
          .withColumns(
              ACCOUNT_ID,
              AS_OF_DATE,
              TRACK,
              STEP_DAY,
              AccountProfile.SEGMENT,
              STATE,
              SHORTFALL,
              ACTIVE_USERS_28D,
              MILESTONES_DONE,
              ADOPTION_SHARE,
              DUE_DATE,
              MEASURED_DATE)
          .sliced(AS_OF_DATE);

  private static final List<Field> FIGURES =
      List.of(SHORTFALL, ACTIVE_USERS_28D, MILESTONES_DONE, ADOPTION_SHARE);
  private static final Column BEFORE = col("told_before");

  private FctDigitalJourney() {}

  /**
   * The steps of who is on the journey, or was lately.
   *
   * @param features features of asOf
   * @param signals scores.signals of asOf
   * @param previous this table's rows of the night before; empty on the first
   * @param watch tells whether use says anything tonight
   * @param days how long a track is listed
   */
  public static Dataset<Row> from(
      AccountFeatures features,
      Dataset<Row> signals,
      Dataset<Row> previous,
      DigitalJourney journey,
      SignalPolicy watch,
      int days,
      LocalDate asOf) {
    Dataset<Row> accounts =
        features.joined().join(SeenSignals.of(signals, asOf), ACCOUNT_ID.name(), "left_outer");
    Dataset<Row> steps =
        JourneyTracks.of(accounts, journey)
            .where(datediff(lit(asOf), JourneyTracks.START).between(0, days))
            .withColumns(
                Map.of(
                    DUE_DATE.name(),
                    date_add(JourneyTracks.START, STEP_DAY.col().cast("int")),
                    SHORTFALL.name(),
                    shortfall()));
    String[] key = {ACCOUNT_ID.name(), TRACK.name(), STEP_DAY.name()};
    return steps
        .join(before(previous), key, "left_outer")
        .withColumns(measured(watch, asOf))
        .withColumns(Map.of(AS_OF_DATE.name(), lit(asOf), STATE.name(), state(asOf)))
        .transform(TABLE::conform);
  }

  private static Column shortfall() {
    return nullif(array_join(array_sort(SeenSignals.among(JourneyTracks.NAMES)), ","), lit(""));
  }

  private static Dataset<Row> before(Dataset<Row> previous) {
    Column[] figures = FIGURES.stream().map(Field::col).toArray(Column[]::new);
    return previous
        .where(MEASURED_DATE.col().isNotNull())
        .select(
            ACCOUNT_ID.col(),
            TRACK.col(),
            STEP_DAY.col(),
            MEASURED_DATE.col(),
            struct(figures).as(BEFORE.toString()));
  }

  /** The first night that can tell tells; from then on it is kept. */
  private static Map<String, Column> measured(SignalPolicy watch, LocalDate asOf) {
    Column isTold = not(watch.isBlind(SignalFeed.USAGE));
    Column isNow =
        late(asOf).between(0, FctOnboarding.GRACE_DAYS).and(JourneyTracks.IS_ON).and(isTold);
    Column was = MEASURED_DATE.col().isNotNull();
    Map<String, Column> measured = new HashMap<>();
    for (Field figure : FIGURES) {
      Column kept = BEFORE.getField(figure.name());
      measured.put(figure.name(), when(was, kept).when(isNow, figure.col()));
    }
    measured.put(MEASURED_DATE.name(), when(was, MEASURED_DATE.col()).when(isNow, lit(asOf)));
    return measured;
  }

  private static Column state(LocalDate asOf) {
    Column told = when(SHORTFALL.col().isNotNull(), "short").otherwise("reached");
    return when(MEASURED_DATE.col().isNotNull(), told)
        .when(not(JourneyTracks.IS_ON), "unmeasured")
        .when(late(asOf).lt(0), "ahead")
        .when(late(asOf).leq(FctOnboarding.GRACE_DAYS), "due")
        .otherwise("unmeasured");
  }

  /** Days since the step was due; negative before. */
  private static Column late(LocalDate asOf) {
    return datediff(lit(asOf), DUE_DATE.col());
  }
}
