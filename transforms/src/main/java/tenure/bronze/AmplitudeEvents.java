package tenure.bronze;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import tenure.columns.Reading;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.silver.AccountLinks;
import tenure.silver.DailyUsage;
import tenure.silver.UserAliases;

/**
 * Events of Amplitude's export, one file per hour of upload, so that late events come in later
 * files: one row per event. What an event says beside its fixed columns stays JSON text, since its
 * names may differ in case alone ({@code city}, {@code City}).
 */
public final class AmplitudeEvents {
  private static final String VENDOR = "amplitude";

  public static final Field INSERT_ID =
      Field.text("$insert_id", "The event, where its sender named it.");
  public static final Field EVENT_ID =
      Field.text("event_id", "A counter of the device, where its sender counts.");
  public static final Field DEVICE_ID = Field.text("device_id", "The device.").personal();
  public static final Field USER_ID =
      Field.text("user_id", "The user; empty where nobody has signed in.").personal();
  public static final Field SESSION_ID =
      Field.text("session_id", "The session; -1 for what happened in none.");
  public static final Field EVENT_TYPE = Field.text("event_type", "What was done.");
  public static final Field EVENT_TIME =
      Field.text("event_time", "When it happened, UTC without saying so, put right for clocks.");
  public static final Field CLIENT_EVENT_TIME =
      Field.text("client_event_time", "When it happened by the clock of the device.");
  public static final Field SERVER_UPLOAD_TIME =
      Field.text("server_upload_time", "When it arrived; files are cut by it.");
  public static final Field LIBRARY = Field.text("library", "What sent it.");
  public static final Field IS_ATTRIBUTION =
      Field.text("is_attribution_event", "Whether it tells of a campaign and of no use.");
  public static final Field GROUPS = Field.text("groups", "The groups it belongs to, as JSON.");
  public static final Field EVENT_PROPERTIES =
      Field.text("event_properties", "What was used and how, as JSON.").personal();
  public static final Field USER_PROPERTIES =
      Field.text("user_properties", "What is known of the user, as JSON.").personal();

  public static final Table TABLE =
      Delivered.table(
          VENDOR,
          "events",
          "Events as Amplitude exports them.",
          INSERT_ID,
          EVENT_ID,
          DEVICE_ID,
          USER_ID,
          SESSION_ID,
          EVENT_TYPE,
          EVENT_TIME,
          CLIENT_EVENT_TIME,
          SERVER_UPLOAD_TIME,
          LIBRARY,
          IS_ATTRIBUTION,
          GROUPS,
          EVENT_PROPERTIES,
          USER_PROPERTIES);

  /** What Amplitude or a sender notes of a user or session without anything being used. */
  private static final String[] NOTES = {
    "$identify", "$groupidentify", "session_start", "session_end", "Daily Ad Metrics"
  };

  public static final Extract EXTRACT = extract(UsageNames.USUAL);

  private AmplitudeEvents() {}

  /** The extract of a project with names of its own. */
  static Extract extract(UsageNames names) {
    return new Extract(
        VENDOR,
        "events",
        TABLE,
        List.of(EVENT_TYPE.name(), EVENT_TIME.name(), DEVICE_ID.name()),
        List.of(
            new Staged(DailyUsage.TABLE, raw -> events(raw, names)),
            new Staged(AccountLinks.TABLE, raw -> ProductUse.links(held(raw, names), VENDOR)),
            new Staged(UserAliases.TABLE, raw -> aliases(raw, names))));
  }

  /**
   * One row per event that is a use of the product. Two with one id are one event: the sender's id,
   * else the device, its counter and its clock together.
   */
  static Dataset<Row> events(Dataset<Row> raw, UsageNames names) {
    Column counted =
        when(
            Reading.clean(DEVICE_ID.col())
                .isNotNull()
                .and(Reading.clean(EVENT_ID.col()).isNotNull()),
            concat_ws("/", DEVICE_ID.col(), EVENT_ID.col(), CLIENT_EVENT_TIME.col()));
    return ProductUse.events(
            held(raw, names).where(isUse()),
            VENDOR,
            EVENT_TIME.name(),
            EVENT_TIME.col(),
            moment(names),
            EVENT_TYPE.col())
        .keep(DailyUsage.MESSAGE_ID, coalesce(Reading.clean(INSERT_ID.col()), counted))
        .rows();
  }

  /** Whose device it was before anybody signed in. */
  static Dataset<Row> aliases(Dataset<Row> raw, UsageNames names) {
    Dataset<Row> held = raw.withColumn(ProductUse.AT, moment(names).value());
    return ProductUse.aliases(held, DEVICE_ID.col(), USER_ID.col(), VENDOR);
  }

  /** What an ad network counted was done by no user in no session, and by nobody in the product. */
  private static Column isUse() {
    Column session = Reading.clean(SESSION_ID.col());
    Column isOutside = session.equalTo("-1").and(Reading.clean(USER_ID.col()).isNull());
    Column isNote =
        EVENT_TYPE
            .col()
            .isin((Object[]) NOTES)
            .or(lower(LIBRARY.col()).endsWith("_ads"))
            .or(lower(IS_ATTRIBUTION.col()).equalTo("true"))
            .or(isOutside);
    return not(coalesce(isNote, lit(false)));
  }

  private static Reading moment(UsageNames names) {
    return names.inZone(Reading.moment(EVENT_TIME.name()));
  }

  private static Dataset<Row> held(Dataset<Row> raw, UsageNames names) {
    StructType accounts = ProductUse.texts(names.account());
    Column use = from_json(EVENT_PROPERTIES.col(), ProductUse.properties(names.account()));
    Column user = coalesce(Reading.clean(USER_ID.col()), Reading.clean(DEVICE_ID.col()));
    Column account =
        coalesce(
            ProductUse.first(from_json(GROUPS.col(), accounts), names.account()),
            ProductUse.first(from_json(USER_PROPERTIES.col(), accounts), names.account()),
            ProductUse.first(col(ProductUse.PROPERTIES), names.account()));
    return raw.withColumn(ProductUse.PROPERTIES, use)
        .withColumns(
            Map.of(
                ProductUse.ACCOUNT, account,
                ProductUse.USER, user,
                ProductUse.AT, moment(names).value()));
  }
}
