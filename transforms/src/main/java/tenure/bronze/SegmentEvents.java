package tenure.bronze;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import tenure.columns.Problems;
import tenure.columns.Reading;
import tenure.columns.SalesforceId;
import tenure.columns.Staging;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.silver.AccountLinks;
import tenure.silver.DailyUsage;

/** Calls of Segment, of all types in one stream: one row per call delivered. */
public final class SegmentEvents {
  private static final String VENDOR = "segment";

  public static final Field TYPE = Field.text("type", "track, identify, group, page or screen.");
  public static final Field MESSAGE_ID =
      Field.text("messageId", "The call; the same call may come twice.");
  public static final Field TIMESTAMP =
      Field.text("timestamp", "When it happened, put right for clocks that are wrong.");
  public static final Field ORIGINAL_TIMESTAMP =
      Field.text("originalTimestamp", "When it happened by the clock of the device.");
  public static final Field SENT_AT =
      Field.text("sentAt", "When it was sent by the clock of the device.");
  public static final Field RECEIVED_AT = Field.text("receivedAt", "When it arrived.");
  public static final Field USER_ID =
      Field.text("userId", "The user; empty before identify.").personal();
  public static final Field ANONYMOUS_ID = Field.text("anonymousId", "The device.").personal();
  public static final Field GROUP_ID = Field.text("groupId", "The account, in group calls.");
  public static final Field EVENT = Field.text("event", "What was done, in track calls.");
  public static final Field PROPERTIES =
      Field.text("properties", "What was used and how, as JSON.").personal();
  public static final Field TRAITS =
      Field.text("traits", "What is known of the user or group, as JSON.").personal();
  public static final Field CONTEXT =
      Field.text("context", "Where it happened, possibly with the account, as JSON.").personal();

  public static final Table TABLE =
      Delivered.table(
          VENDOR,
          "events",
          "Calls as Segment delivers them.",
          TYPE,
          MESSAGE_ID,
          TIMESTAMP,
          ORIGINAL_TIMESTAMP,
          SENT_AT,
          RECEIVED_AT,
          USER_ID,
          ANONYMOUS_ID,
          GROUP_ID,
          EVENT,
          PROPERTIES,
          TRAITS,
          CONTEXT);

  private static final StructType USE =
      new StructType()
          .add("feature", DataTypes.StringType)
          .add("module", DataTypes.StringType)
          .add("tier", DataTypes.StringType)
          .add("minutes", DataTypes.StringType)
          .add("denied", DataTypes.StringType);
  private static final StructType GROUP = new StructType().add("groupId", DataTypes.StringType);
  private static final String PROPERTIES_READ = "_properties";
  private static final String CONTEXT_READ = "_context";
  private static final String AT = "_at";

  public static final Extract EXTRACT =
      new Extract(
          VENDOR,
          "events",
          TABLE,
          List.of(TYPE.name(), MESSAGE_ID.name(), TIMESTAMP.name()),
          List.of(
              new Staged(DailyUsage.TABLE, SegmentEvents::events),
              new Staged(AccountLinks.TABLE, SegmentEvents::links)));

  private SegmentEvents() {}

  /**
   * One row per track call, with its message id. The account is the group of the call, or else the
   * user, whom earlier group calls may explain. A call from after the night that brought it is
   * refused; one day is granted to time zones.
   */
  static Dataset<Row> events(Dataset<Row> raw) {
    Reading moment = Reading.moment(TIMESTAMP.name());
    Dataset<Row> tracks =
        raw.where(TYPE.col().equalTo("track"))
            .withColumn(PROPERTIES_READ, from_json(PROPERTIES.col(), USE))
            .withColumn(CONTEXT_READ, from_json(CONTEXT.col(), GROUP))
            .withColumn(AT, moment.value());
    Reading denied = Reading.flag("properties.denied", use("denied"));
    Column tier = lower(use("tier"));
    return Staging.of(tracks, DailyUsage.TABLE, VENDOR, DailyUsage.ACCOUNT_ID, DailyUsage.KNOWN_ON)
        .set(DailyUsage.SOURCE_ACCOUNT_KEY, accountKey())
        .set(DailyUsage.USER_ID, user())
        .set(DailyUsage.FEATURE, Reading.clean(coalesce(use("feature"), EVENT.col())))
        .set(DailyUsage.USAGE_DATE, moment.heldIn(col(AT)).asDay())
        .set(DailyUsage.MODULE, Reading.clean(use("module")))
        .set(DailyUsage.IS_CORE, tier.equalTo("core"))
        .set(DailyUsage.IS_PREMIUM, tier.equalTo("premium"))
        .set(DailyUsage.EVENTS, lit(1L))
        .set(DailyUsage.MINUTES, minutes())
        .set(
            DailyUsage.DENIED,
            new Reading(when(denied.value(), 1L).otherwise(0L), denied.problem()))
        .refuse(
            when(
                col(AT).gt(date_add(Delivered.KNOWN_ON.col(), 2).cast("timestamp")),
                Problems.of(TIMESTAMP.name(), TIMESTAMP.col(), "lies after the night it came in")))
        .refuse(
            when(
                Reading.clean(MESSAGE_ID.col()).isNull(),
                Problems.of(MESSAGE_ID.name(), lit(null), "is missing")))
        .keep(DailyUsage.MESSAGE_ID, MESSAGE_ID.col())
        .rows();
  }

  /** Which account a user works for, by group and identify calls; the latest call counts. */
  static Dataset<Row> links(Dataset<Row> raw) {
    Column group = coalesce(GROUP_ID.col(), Json.inside(CONTEXT.name(), "groupId"));
    return Staging.of(
            raw.where(TYPE.col().isin("group", "identify"))
                .where(Reading.clean(USER_ID.col()).isNotNull().and(group.isNotNull())),
            AccountLinks.TABLE,
            VENDOR,
            AccountLinks.RESOLVED)
        .set(AccountLinks.SOURCE_ACCOUNT_KEY, ofUser(USER_ID.col()))
        .set(AccountLinks.EXPLICIT_ACCOUNT_ID, SalesforceId.orText(group))
        .orderedBy(Reading.moment(TIMESTAMP.name()))
        .rows();
  }

  private static Reading minutes() {
    Reading minutes = Reading.number("properties.minutes", coalesce(use("minutes"), lit("0")));
    return minutes.refuse("properties.minutes", minutes.value().lt(0), "is below 0");
  }

  /** The short form of a CRM id made long; the long form is most of a big stream and stays. */
  private static Column accountKey() {
    Column group = Reading.clean(col(CONTEXT_READ).getField("groupId"));
    Column key = when(length(group).equalTo(15), SalesforceId.orText(group)).otherwise(group);
    return coalesce(key, ofUser(USER_ID.col()), lit(AccountLinks.UNRESOLVED));
  }

  private static Column ofUser(Column userId) {
    return concat(lit(AccountLinks.USER_PREFIX), Reading.clean(userId));
  }

  private static Column user() {
    return coalesce(Reading.clean(USER_ID.col()), Reading.clean(ANONYMOUS_ID.col()));
  }

  private static Column use(String property) {
    return col(PROPERTIES_READ).getField(property);
  }
}
