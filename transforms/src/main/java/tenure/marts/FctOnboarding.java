package tenure.marts;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.when;
import static tenure.contract.Layer.MARTS;

import java.time.LocalDate;
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
import tenure.features.Lifecycle;
import tenure.features.SegmentPolicy;
import tenure.scores.AccountFeatures;
import tenure.signals.SignalFeed;
import tenure.signals.SignalPolicy;

/**
 * How each customer's first days go, and at which stage it is since when (rule 4.19): one row per
 * account that ever had service, and night.
 */
public final class FctOnboarding {
  /** Days after the day asked for on which a night may still tell: nights are missed at times. */
  static final int GRACE_DAYS = 6;

  public static final Field ACCOUNT_ID = AccountProfile.ACCOUNT_ID;
  public static final Field AS_OF_DATE = AccountProfile.AS_OF_DATE;
  public static final Field LIFECYCLE_STAGE = FctAccountDaily.LIFECYCLE_STAGE;
  public static final Field STAGE_SINCE_DATE =
      Field.day(
              "stage_since_date",
              "The day the stage began: by its dates for trial, onboarding, renewal, churned and won back; else the first night that found it, without a break since.")
          .required();
  public static final Field AGE_DAYS =
      AccountProfile.AGE_DAYS.meaning("Days since service_since_date: the onboarding clock.");
  public static final Field ADOPTION_DAY_14_SHARE = adoption("adoption_day_14_share", 14);
  public static final Field ADOPTION_DAY_30_SHARE = adoption("adoption_day_30_share", 30);
  public static final Field IS_FIRST_VALUE_CENSORED =
      Field.flag(
          "is_first_value_censored",
          "Whether first_value_wait_days ends without first value: still waiting, or gone; null where it is.");
  public static final Field IS_ADOPTION_SLOW =
      Field.flag(
              "is_adoption_slow",
              "Whether tonight saw a signal of slow adoption, one that a step of the digital journey names.")
          .required();

  public static final Table TABLE =
      Table.in(MARTS, "fct_onboarding", "How each customer's first days go.")
          .withColumns(
              ACCOUNT_ID,
              AS_OF_DATE,
              AccountProfile.SEGMENT,
              LIFECYCLE_STAGE,
              AccountOutcomes.KICK_OFF_STATE,
              AccountOutcomes.FIRST_VALUE_STATE,
              AccountOutcomes.DAY_30_MOMENT_STATE,
              AGE_DAYS,
              AccountOutcomes.MILESTONES,
              AccountOutcomes.MILESTONES_DONE,
              AccountOutcomes.MILESTONES_OVERDUE,
              AccountOutcomes.FIRST_VALUE_WAIT_DAYS,
              ADOPTION_DAY_14_SHARE,
              ADOPTION_DAY_30_SHARE,
              IS_FIRST_VALUE_CENSORED,
              AccountOutcomes.IS_DAY_30_MOMENT_REACHED,
              IS_ADOPTION_SLOW,
              AccountProfile.SERVICE_SINCE_DATE,
              STAGE_SINCE_DATE)
          .sliced(AS_OF_DATE);

  private static final Column STAGE_BEFORE = col("stage_before");
  private static final Column SINCE_BEFORE = col("since_before");
  private static final String BEFORE = "_before";

  private FctOnboarding() {}

  private static Field adoption(String name, int day) {
    return Field.share(
        name,
        "adoption_share on day %d of service, or up to six days later where no night could tell before; null where none could."
            .formatted(day));
  }

  /**
   * The accounts of a night that ever had service.
   *
   * @param features features of asOf
   * @param scores scores.health_scores of asOf, which know who is at risk
   * @param signals scores.signals of asOf
   * @param previous this table's rows of the night before; empty on the first
   * @param slow the signals of slow adoption
   * @param watch tells whether use says anything tonight
   */
  public static Dataset<Row> from(
      AccountFeatures features,
      Dataset<Row> scores,
      Dataset<Row> signals,
      Dataset<Row> previous,
      List<String> slow,
      SignalPolicy watch,
      SegmentPolicy segments,
      LocalDate asOf) {
    Column isTold = not(watch.isBlind(SignalFeed.USAGE));
    Column isWaiting = AccountOutcomes.FIRST_VALUE_DATE.col().isNull();
    String id = ACCOUNT_ID.name();
    return FctAccountDaily.withStage(
            features.joined(), scores.select(ACCOUNT_ID.col(), LIFECYCLE_STAGE.col()))
        .where(AccountProfile.SERVICE_SINCE_DATE.col().isNotNull())
        .join(before(previous), id, "left_outer")
        .join(SeenSignals.of(signals, asOf), id, "left_outer")
        .withColumns(
            Map.of(
                STAGE_SINCE_DATE.name(), stageSince(segments, asOf),
                ADOPTION_DAY_14_SHARE.name(), adoption(ADOPTION_DAY_14_SHARE, 14, isTold),
                ADOPTION_DAY_30_SHARE.name(), adoption(ADOPTION_DAY_30_SHARE, 30, isTold),
                IS_ADOPTION_SLOW.name(), size(SeenSignals.among(SeenSignals.names(slow))).gt(0),
                IS_FIRST_VALUE_CENSORED.name(),
                    when(AccountOutcomes.FIRST_VALUE_WAIT_DAYS.col().isNotNull(), isWaiting)))
        .transform(TABLE::conform);
  }

  private static Dataset<Row> before(Dataset<Row> previous) {
    return previous.select(
        ACCOUNT_ID.col(),
        LIFECYCLE_STAGE.col().as(STAGE_BEFORE.toString()),
        STAGE_SINCE_DATE.col().as(SINCE_BEFORE.toString()),
        ADOPTION_DAY_14_SHARE.col().as(ADOPTION_DAY_14_SHARE + BEFORE),
        ADOPTION_DAY_30_SHARE.col().as(ADOPTION_DAY_30_SHARE + BEFORE));
  }

  private static Column stageSince(SegmentPolicy segments, LocalDate asOf) {
    Column stage = LIFECYCLE_STAGE.col();
    Column isNew = coalesce(STAGE_BEFORE.equalTo("onboarding"), lit(true));
    Column adopted =
        when(stage.equalTo("adoption").and(isNew), Lifecycle.afterOnboarding(segments));
    return coalesce(
        Lifecycle.datedBegin(stage, segments),
        when(stage.equalTo(STAGE_BEFORE), SINCE_BEFORE),
        adopted,
        lit(asOf));
  }

  /** Told once, and then kept. */
  private static Column adoption(Field share, int day, Column isTold) {
    Column isNow = AGE_DAYS.col().between(day, day + GRACE_DAYS);
    Column isServed = AccountProfile.SERVICE_END_DATE.col().isNull();
    Column tonight = when(isNow.and(isServed).and(isTold), AccountUsage.ADOPTION_SHARE.col());
    return coalesce(col(share + BEFORE), tonight);
  }
}
