package tenure.bronze;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import tenure.columns.Problems;
import tenure.columns.Reading;
import tenure.columns.SalesforceId;
import tenure.columns.Staging;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.silver.AccountLinks;
import tenure.silver.DailyUsage;
import tenure.silver.UserAliases;

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
  public static final Field NAME =
      Field.text("name", "What was looked at, in page and screen calls.");
  public static final Field PROPERTIES =
      Field.text("properties", "What was used and how, as JSON.").personal();
  public static final Field TRAITS =
      Field.text("traits", "What is known of the user or group, as JSON.").personal();
  public static final Field CONTEXT =
      Field.text("context", "Where it happened, possibly with the account, as JSON.").personal();

  /** The columns of a call. */
  public static final List<Field> COLUMNS =
      List.of(
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
          NAME,
          PROPERTIES,
          TRAITS,
          CONTEXT);

  public static final Table TABLE =
      Delivered.table(
          VENDOR, "events", "Calls as Segment delivers them.", COLUMNS.toArray(Field[]::new));

  private static final StructType USE = ProductUse.properties(List.of());
  private static final StructType GROUP = ProductUse.texts(List.of("groupId"));
  private static final Reading MOMENT = Reading.moment(TIMESTAMP.name());

  public static final Extract EXTRACT =
      new Extract(
          VENDOR,
          "events",
          TABLE,
          List.of(TYPE.name(), MESSAGE_ID.name(), TIMESTAMP.name()),
          List.of(
              new Staged(DailyUsage.TABLE, SegmentEvents::events),
              new Staged(AccountLinks.TABLE, SegmentEvents::links),
              new Staged(UserAliases.TABLE, SegmentEvents::aliases)));

  private SegmentEvents() {}

  /**
   * One row per track, page or screen call, with its message id. What a page or screen call used is
   * its name. The account is the group of the call, or else the user, whom earlier group calls may
   * explain. The time is the one that Segment put right for clocks that are wrong.
   */
  static Dataset<Row> events(Dataset<Row> raw) {
    Column group = from_json(CONTEXT.col(), GROUP).getField("groupId");
    Column user = coalesce(Reading.clean(USER_ID.col()), Reading.clean(ANONYMOUS_ID.col()));
    Dataset<Row> uses =
        raw.where(TYPE.col().isin("track", "page", "screen"))
            .withColumns(
                Map.of(
                    ProductUse.PROPERTIES,
                    from_json(PROPERTIES.col(), USE),
                    ProductUse.ACCOUNT,
                    group,
                    ProductUse.USER,
                    user,
                    ProductUse.AT,
                    MOMENT.value()));
    Column feature = coalesce(EVENT.col(), NAME.col(), TYPE.col());
    return ProductUse.events(uses, VENDOR, TIMESTAMP.name(), TIMESTAMP.col(), MOMENT, feature)
        .refuse(
            when(
                Reading.clean(MESSAGE_ID.col()).isNull(),
                Problems.of(MESSAGE_ID.name(), lit(null), "is missing")))
        .keep(DailyUsage.MESSAGE_ID, MESSAGE_ID.col())
        .rows();
  }

  /**
   * Which account a user works for, by group and identify calls; the latest call counts, since no
   * call says that somebody left.
   */
  static Dataset<Row> links(Dataset<Row> raw) {
    Column group = coalesce(GROUP_ID.col(), Json.inside(CONTEXT.name(), "groupId"));
    return Staging.of(
            raw.where(TYPE.col().isin("group", "identify"))
                .where(Reading.clean(USER_ID.col()).isNotNull().and(group.isNotNull())),
            AccountLinks.TABLE,
            VENDOR,
            AccountLinks.RESOLVED)
        .set(AccountLinks.SOURCE_ACCOUNT_KEY, ProductUse.ofUser(USER_ID.col()))
        .set(AccountLinks.EXPLICIT_ACCOUNT_ID, SalesforceId.orText(group))
        .orderedBy(MOMENT)
        .rows();
  }

  /** Whose device it was before anybody signed in: identify calls name both. */
  static Dataset<Row> aliases(Dataset<Row> raw) {
    Column device = Reading.clean(ANONYMOUS_ID.col());
    Column user = Reading.clean(USER_ID.col());
    return Staging.of(
            raw.where(TYPE.col().equalTo("identify").and(device.notEqual(user))),
            UserAliases.TABLE,
            VENDOR)
        .set(UserAliases.ALIAS_USER_ID, device)
        .set(UserAliases.USER_ID, user)
        .orderedBy(MOMENT)
        .rows();
  }
}
