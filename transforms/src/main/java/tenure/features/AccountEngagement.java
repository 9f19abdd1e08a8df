package tenure.features;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static tenure.contract.Layer.FEATURES;

import java.time.LocalDate;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.silver.Advocacy;
import tenure.silver.Touchpoints;

/** How much each account takes part: business reviews, training, answers. */
public final class AccountEngagement {
  public static final Field ACCOUNT_ID = AccountProfile.ACCOUNT_ID;
  public static final Field AS_OF_DATE = AccountProfile.AS_OF_DATE;
  public static final Field LAST_QBR_DATE =
      Field.day("last_qbr_date", "The day of the last quarterly business review, held or missed.");
  public static final Field IS_LAST_QBR_ATTENDED =
      Field.flag(
          "is_last_qbr_attended",
          "Whether the customer came to it; null where no review is known of.");
  public static final Field QBRS_365D =
      Field.count("qbrs_365d", "Business reviews in 365 days, held or missed.").required();
  public static final Field QBRS_ATTENDED_365D =
      Field.count("qbrs_attended_365d", "Those that the customer came to.").required();
  public static final Field QBR_ATTENDANCE_SHARE =
      Field.share("qbr_attendance_share", "qbrs_attended_365d over qbrs_365d; null without any.");
  public static final Field TRAININGS_90D =
      Field.count("trainings_90d", "Trainings and webinars attended in 90 days.").required();
  public static final Field LAST_TRAINING_DATE =
      Field.day("last_training_date", "The last day of an attended training or webinar.");
  public static final Field IS_TRAINING_DONE =
      Field.flag(
          "is_training_done",
          "Whether a training or webinar was ever attended; null where no touchpoint is known of.");
  public static final Field TOUCHES_90D =
      Field.count(
              "touches_90d", "Calls, mails and meetings in 90 days of which the answer is known.")
          .required();
  public static final Field ANSWERED_90D =
      Field.count("answered_90d", "Those that the customer answered.").required();
  public static final Field RESPONSE_RATE_90D =
      Field.share("response_rate_90d", "answered_90d over touches_90d; null without touches.");
  public static final Field UNANSWERED_SINCE_REPLY =
      Field.count("unanswered_since_reply", "Touches without an answer since the last answer.")
          .required();
  public static final Field LAST_TOUCH_DATE =
      Field.day("last_touch_date", "The last day of any touchpoint.");
  public static final Field TOUCH_DAYS =
      Field.count("touch_days", "Days since last_touch_date; null without any.");
  public static final Field ADVOCACY_FRESHNESS_DAYS =
      Field.count(
          "advocacy_freshness_days", "Days since news of any act of advocacy was last delivered.");
  public static final Field ENGAGEMENT_FRESHNESS_DAYS =
      Field.count(
          "engagement_freshness_days", "Days since news of any touchpoint was last delivered.");

  public static final Table TABLE =
      Table.in(FEATURES, "account_engagement", "How much each account takes part.")
          .withColumns(
              ACCOUNT_ID,
              AS_OF_DATE,
              TOUCHES_90D,
              ANSWERED_90D,
              RESPONSE_RATE_90D,
              UNANSWERED_SINCE_REPLY,
              QBRS_365D,
              QBRS_ATTENDED_365D,
              QBR_ATTENDANCE_SHARE,
              TRAININGS_90D,
              TOUCH_DAYS,
              AdvocacyActs.REFERRALS_365D,
              AdvocacyActs.REFERENCES_365D,
              AdvocacyActs.COMMUNITY_90D,
              ENGAGEMENT_FRESHNESS_DAYS,
              ADVOCACY_FRESHNESS_DAYS,
              IS_LAST_QBR_ATTENDED,
              IS_TRAINING_DONE,
              LAST_QBR_DATE,
              LAST_TRAINING_DATE,
              LAST_TOUCH_DATE)
          .sliced(AS_OF_DATE);

  private static final int WINDOW = 90;
  private static final int YEAR = 365;
  private static final Column DAY = col("touch_date");
  private static final Column LAST_REPLY = col("last_reply_date");

  private AccountEngagement() {}

  /** The same where no acts of advocacy are known. */
  public static Dataset<Row> from(
      Dataset<Row> population, Dataset<Row> touchpoints, LocalDate asOf) {
    Column[] columns = Advocacy.TABLE.fields().stream().map(Field::none).toArray(Column[]::new);
    return from(population, touchpoints, touchpoints.where(lit(false)).select(columns), asOf);
  }

  /**
   * Every account gets a row.
   *
   * @param population features.account_profile of asOf
   * @param touchpoints silver.touchpoints as known
   * @param advocacy silver.advocacy as known
   */
  public static Dataset<Row> from(
      Dataset<Row> population, Dataset<Row> touchpoints, Dataset<Row> advocacy, LocalDate asOf) {
    Dataset<Row> past =
        touchpoints
            .withColumn(
                DAY.toString(),
                coalesce(Touchpoints.HELD_DATE.col(), Touchpoints.SCHEDULED_DATE.col()))
            .where(Days.endingOn(asOf).reached(DAY));
    Dataset<Row> rows =
        population
            .select(ACCOUNT_ID.col())
            .join(byAccount(past, asOf), AccountProfile.ids(), "left_outer")
            .join(AdvocacyActs.byAccount(advocacy, asOf), AccountProfile.ids(), "left_outer")
            .na()
            .fill(
                0,
                new String[] {
                  TOUCHES_90D.name(),
                  ANSWERED_90D.name(),
                  UNANSWERED_SINCE_REPLY.name(),
                  QBRS_365D.name(),
                  QBRS_ATTENDED_365D.name(),
                  TRAININGS_90D.name(),
                  AdvocacyActs.REFERRALS_365D.name(),
                  AdvocacyActs.REFERENCES_365D.name(),
                  AdvocacyActs.COMMUNITY_90D.name()
                })
            .withColumns(
                Map.of(
                    AS_OF_DATE.name(),
                    lit(asOf),
                    TOUCH_DAYS.name(),
                    Days.endingOn(asOf).daysSince(LAST_TOUCH_DATE.col()).cast("long"),
                    RESPONSE_RATE_90D.name(),
                    share(ANSWERED_90D, TOUCHES_90D),
                    QBR_ATTENDANCE_SHARE.name(),
                    share(QBRS_ATTENDED_365D, QBRS_365D)));
    Dataset<Row> dated = Feed.freshness(rows, advocacy, ADVOCACY_FRESHNESS_DAYS, asOf);
    return Feed.freshness(dated, touchpoints, ENGAGEMENT_FRESHNESS_DAYS, asOf)
        .transform(TABLE::conform);
  }

  private static Column share(Field part, Field whole) {
    return when(whole.col().gt(0), part.col().divide(whole.col()));
  }

  private static Dataset<Row> byAccount(Dataset<Row> past, LocalDate asOf) {
    Column isQbr = Touchpoints.KIND.col().equalTo("qbr");
    Column attended = coalesce(Touchpoints.IS_ATTENDED.col(), lit(false));
    Column trained = Touchpoints.KIND.col().isin("training", "webinar").and(attended);
    Column answer = Touchpoints.IS_ANSWERED.col();
    Days days = Days.endingOn(asOf);
    Column isThisYear = days.last(YEAR, DAY);
    Column recent = when(days.last(WINDOW, DAY), answer);
    Column lastReply = max(when(answer, DAY)).over(Window.partitionBy(ACCOUNT_ID.col()));
    Column isUnanswered = answer.equalTo(false).and(LAST_REPLY.isNull().or(DAY.gt(LAST_REPLY)));
    // Two reviews on one day: the one attended counts, whatever the order of delivery.
    Column latest = when(isQbr, struct(DAY, attended));
    return past.withColumn(LAST_REPLY.toString(), lastReply)
        .groupBy(ACCOUNT_ID.col())
        .agg(
            max(when(isQbr, DAY)).as(LAST_QBR_DATE.name()),
            max_by(when(isQbr, attended), latest).as(IS_LAST_QBR_ATTENDED.name()),
            max(when(trained, DAY)).as(LAST_TRAINING_DATE.name()),
            max(trained).as(IS_TRAINING_DONE.name()),
            sum(one(isQbr.and(isThisYear))).as(QBRS_365D.name()),
            sum(one(isQbr.and(isThisYear).and(attended))).as(QBRS_ATTENDED_365D.name()),
            sum(one(trained.and(days.last(WINDOW, DAY)))).as(TRAININGS_90D.name()),
            count(recent).as(TOUCHES_90D.name()),
            sum(when(recent, 1L)).as(ANSWERED_90D.name()),
            sum(when(isUnanswered, 1L)).as(UNANSWERED_SINCE_REPLY.name()),
            max(DAY).as(LAST_TOUCH_DATE.name()));
  }

  private static Column one(Column condition) {
    return when(condition, 1L).otherwise(0L);
  }
}
