package tenure.bronze;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.get_json_object;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.max;
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
import tenure.silver.AccountLinks;
import tenure.silver.DailyUsage;
import tenure.silver.UserAliases;

/**
 * What the event streams of all vendors have in common. A stream first holds in columns of its own
 * when an event happened, of which account and user, and its properties; all else follows from
 * them.
 */
final class ProductUse {
  /** When the event happened, an instant. */
  static final String AT = "_at";

  /** The account as the source names it; null where the event names none. */
  static final String ACCOUNT = "_account";

  /** The user, or the device where no user is known. */
  static final String USER = "_user";

  /** The properties that tell what was used: a struct that holds {@link #USE}. */
  static final String PROPERTIES = "_properties";

  private static final String[] USE = {"feature", "module", "tier", "minutes", "denied"};

  private ProductUse() {}

  /** A struct of texts: what tells the use, and other names beside it. */
  static StructType properties(List<String> others) {
    StructType type = texts(List.of(USE));
    for (String name : others) {
      type = type.add(name, DataTypes.StringType);
    }
    return type;
  }

  /** A struct of texts. */
  static StructType texts(List<String> names) {
    StructType type = new StructType();
    for (String name : names) {
      type = type.add(name, DataTypes.StringType);
    }
    return type;
  }

  /** The first of these names that a struct of texts has a value for; of a list its first. */
  static Column first(Column struct, List<String> names) {
    return names.stream()
        .map(name -> Reading.clean(struct.getField(name)))
        .map(v -> when(v.startsWith("["), get_json_object(v, "$[0]")).otherwise(v))
        .reduce((a, b) -> coalesce(a, b))
        .orElseGet(() -> lit(null).cast(DataTypes.StringType));
  }

  /**
   * One event each. Its feature is the property of that name, else what is given. One from after
   * the night that brought it is refused; one day is granted to time zones.
   *
   * @param timeName the name of the time in the extract
   * @param timeText the time as it stands there
   * @param at how {@link #AT} was read from it
   */
  static Staging events(
      Dataset<Row> held,
      String vendor,
      String timeName,
      Column timeText,
      Reading at,
      Column feature) {
    Reading denied = Reading.flag("properties.denied", use("denied"));
    Column tier = lower(use("tier"));
    return Staging.of(held, DailyUsage.TABLE, vendor, DailyUsage.ACCOUNT_ID, DailyUsage.KNOWN_ON)
        .set(DailyUsage.SOURCE_ACCOUNT_KEY, accountKey())
        .set(DailyUsage.USER_ID, col(USER))
        .set(DailyUsage.FEATURE, Reading.clean(coalesce(use("feature"), feature)))
        .set(DailyUsage.USAGE_DATE, at.heldIn(col(AT)).asDay())
        .set(DailyUsage.MODULE, Reading.clean(use("module")))
        .set(DailyUsage.IS_CORE, tier.equalTo("core"))
        .set(DailyUsage.IS_PREMIUM, tier.equalTo("premium"))
        .set(DailyUsage.EVENTS, lit(1L))
        .set(DailyUsage.MINUTES, minutes())
        .set(
            DailyUsage.DENIED,
            new Reading(when(denied.value(), 1L).otherwise(0L), denied.problem()))
        .refuse(fromTheFuture(timeName, timeText));
  }

  /** A problem where {@link #AT} lies after the night that brought it. */
  static Column fromTheFuture(String timeName, Column timeText) {
    Column dayAfter = date_add(Delivered.KNOWN_ON.col(), 2).cast("timestamp");
    return when(
        col(AT).gt(dayAfter), Problems.of(timeName, timeText, "lies after the night it came in"));
  }

  /** The key of the event's account: the account it names, else its user, whom links explain. */
  static Column accountKey() {
    Column account = Reading.clean(col(ACCOUNT));
    // The short form of a CRM id made long; the long form is most of a big stream and stays.
    Column key = when(length(account).equalTo(15), SalesforceId.orText(account)).otherwise(account);
    return coalesce(key, ofUser(col(USER)), lit(AccountLinks.UNRESOLVED));
  }

  /** The key that stands for a user. */
  static Column ofUser(Column user) {
    return concat(lit(AccountLinks.USER_PREFIX), Reading.clean(user));
  }

  /**
   * Which account each user works for, by the events that name both; the latest counts. Many events
   * say the same, so each file says it once.
   */
  static Dataset<Row> links(Dataset<Row> held, String vendor) {
    Dataset<Row> said =
        held.where(col(USER).isNotNull().and(col(ACCOUNT).isNotNull()).and(col(AT).isNotNull()))
            .groupBy(col(USER), col(ACCOUNT), col(Staging.FILE))
            .agg(max(col(AT)).as(AT));
    return Staging.of(said, AccountLinks.TABLE, vendor, AccountLinks.RESOLVED)
        .set(AccountLinks.SOURCE_ACCOUNT_KEY, ofUser(col(USER)))
        .set(AccountLinks.EXPLICIT_ACCOUNT_ID, SalesforceId.orText(col(ACCOUNT)))
        .orderedBy(Reading.sure(col(AT)))
        .rows();
  }

  /** Which user an alias stands for, by the rows that name both; the latest counts. */
  static Dataset<Row> aliases(Dataset<Row> held, Column alias, Column user, String vendor) {
    Dataset<Row> said =
        held.select(
                Reading.clean(alias).as("alias"),
                Reading.clean(user).as("person"),
                col(AT),
                col(Staging.FILE))
            .where(col("alias").notEqual(col("person")).and(col(AT).isNotNull()))
            .groupBy(col("alias"), col("person"), col(Staging.FILE))
            .agg(max(col(AT)).as(AT));
    return Staging.of(said, UserAliases.TABLE, vendor)
        .set(UserAliases.ALIAS_USER_ID, col("alias"))
        .set(UserAliases.USER_ID, col("person"))
        .orderedBy(Reading.sure(col(AT)))
        .rows();
  }

  private static Reading minutes() {
    Reading minutes = Reading.number("properties.minutes", coalesce(use("minutes"), lit("0")));
    return minutes.refuse("properties.minutes", minutes.value().lt(0), "is below 0");
  }

  private static Column use(String property) {
    return col(PROPERTIES).getField(property);
  }
}
