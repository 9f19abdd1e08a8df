package tenure.bronze;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.get_json_object;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
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
 * Events of Mixpanel's raw export: one row per event. Properties stay JSON text, since their names
 * hold blanks, brackets and signs that no column may have. Loaders lift some of them out into
 * columns; those count where the properties do not have them.
 */
public final class MixpanelEvents {
  private static final String VENDOR = "mixpanel";

  public static final Field EVENT = Field.text("event", "What was done.");
  public static final Field PROPERTIES =
      Field.text("properties", "Who did it, when and how, as JSON.").personal();
  public static final Field TIME =
      Field.text("time", "When it happened, where it stands beside the properties.");
  public static final Field DISTINCT_ID =
      Field.text("distinct_id", "The user or device, where it stands beside the properties.")
          .personal();
  public static final Field INSERT_ID =
      Field.text("insert_id", "The event, where it stands beside the properties.");
  public static final Field DEVICE_ID =
      Field.text("device_id", "The device, where it stands beside the properties.").personal();
  public static final Field EARLIER_ID =
      Field.text(
              "distinct_id_before_identity",
              "The id of the user before it was known, where it stands beside the properties.")
          .personal();

  public static final Table TABLE =
      Delivered.table(
          VENDOR,
          "events",
          "Events as Mixpanel exports them.",
          EVENT,
          PROPERTIES,
          TIME,
          DISTINCT_ID,
          INSERT_ID,
          DEVICE_ID,
          EARLIER_ID);

  /** What is noted of users, sessions and campaigns without anything being used. */
  private static final String[] NOTES = {
    "$identify",
    "$create_alias",
    "$merge",
    "$ae_session",
    "$campaign_delivery",
    "$campaign_received",
    "$campaign_open",
    "$campaign_bounced"
  };

  private static final String IN_TIME = "time";
  private static final String IN_DISTINCT = "distinct_id";
  private static final String IN_INSERT = "$insert_id";
  private static final String IN_DEVICE = "$device_id";
  private static final String IN_USER = "$user_id";
  private static final String IN_ANONYMOUS = "$anon_id";
  private static final String IN_IDENTIFIED = "$identified_id";
  private static final String IN_ALIAS = "alias";
  private static final String IN_MERGED = "$distinct_ids";
  private static final String IN_EARLIER = "$distinct_id_before_identity";

  public static final Extract EXTRACT = extract(UsageNames.USUAL);

  private MixpanelEvents() {}

  /** The extract of a project with names and a time zone of its own. */
  static Extract extract(UsageNames names) {
    return new Extract(
        VENDOR,
        "events",
        TABLE,
        List.of(EVENT.name()),
        List.of(
            new Staged(DailyUsage.TABLE, raw -> events(raw, names)),
            new Staged(AccountLinks.TABLE, raw -> ProductUse.links(held(raw, names), VENDOR)),
            new Staged(UserAliases.TABLE, raw -> aliases(raw, names))));
  }

  /**
   * One row per event that is a use of the product. Two with the same name, second and insert id
   * are one; the user is left out of that, because a merge renames it in later exports.
   */
  static Dataset<Row> events(Dataset<Row> raw, UsageNames names) {
    Column id = Reading.clean(either(IN_INSERT, INSERT_ID));
    Column time = either(IN_TIME, TIME);
    return ProductUse.events(
            held(raw, names).where(not(EVENT.col().isin((Object[]) NOTES))),
            VENDOR,
            "properties.time",
            time,
            moment(names),
            EVENT.col())
        .keep(DailyUsage.MESSAGE_ID, when(id.isNotNull(), concat_ws("/", EVENT.col(), time, id)))
        .rows();
  }

  /** Ids that were merged into others, by the events that say so. */
  static Dataset<Row> aliases(Dataset<Row> raw, UsageNames names) {
    Column merged = property(IN_MERGED);
    Column isMerge = EVENT.col().equalTo("$merge");
    Column isAlias = EVENT.col().equalTo("$create_alias");
    Column isIdentify = EVENT.col().equalTo("$identify").and(property(IN_IDENTIFIED).isNotNull());
    Column earlier = either(IN_EARLIER, EARLIER_ID);
    Column alias =
        when(isMerge, get_json_object(merged, "$[1]"))
            .when(isAlias, property(IN_ALIAS))
            .when(isIdentify, coalesce(property(IN_ANONYMOUS), either(IN_DISTINCT, DISTINCT_ID)))
            .when(Reading.clean(earlier).isNotNull(), earlier)
            .when(property(IN_USER).isNotNull(), either(IN_DEVICE, DEVICE_ID));
    Column user =
        when(isMerge, get_json_object(merged, "$[0]"))
            .when(isAlias, either(IN_DISTINCT, DISTINCT_ID))
            .when(isIdentify, property(IN_IDENTIFIED))
            .otherwise(coalesce(property(IN_USER), either(IN_DISTINCT, DISTINCT_ID)));
    return ProductUse.aliases(held(raw, names), bare(alias), bare(user), VENDOR);
  }

  private static Dataset<Row> held(Dataset<Row> raw, UsageNames names) {
    Column user = coalesce(property(IN_USER), either(IN_DISTINCT, DISTINCT_ID));
    return raw.withColumn(ProductUse.PROPERTIES, from_json(PROPERTIES.col(), properties(names)))
        .withColumns(
            Map.of(
                ProductUse.ACCOUNT, ProductUse.first(col(ProductUse.PROPERTIES), names.account()),
                ProductUse.USER, Reading.clean(bare(user)),
                ProductUse.AT, moment(names).value()));
  }

  /** Projects of old write the seconds of their own clock as if it stood at UTC. */
  private static Reading moment(UsageNames names) {
    return names.inZone(Reading.moment("properties.time", either(IN_TIME, TIME)));
  }

  private static StructType properties(UsageNames names) {
    List<String> all =
        new ArrayList<>(
            List.of(
                IN_TIME,
                IN_DISTINCT,
                IN_INSERT,
                IN_DEVICE,
                IN_USER,
                IN_ANONYMOUS,
                IN_IDENTIFIED,
                IN_ALIAS,
                IN_MERGED,
                IN_EARLIER));
    all.addAll(names.account());
    return ProductUse.properties(all);
  }

  /** An id of a device is written with a mark before it in one place and without in others. */
  private static Column bare(Column id) {
    return regexp_replace(id, "^\\$device:", "");
  }

  private static Column property(String name) {
    return col(ProductUse.PROPERTIES).getField(name);
  }

  private static Column either(String name, Field beside) {
    return coalesce(property(name), beside.col());
  }
}
