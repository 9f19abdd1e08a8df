package tenure.bronze;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Reading;
import tenure.columns.Staging;
import tenure.contract.Field;
import tenure.silver.DailyUsage;

/**
 * What the usage of Pendo has in common. It is counted already: a row is an hour of a visitor in an
 * account, with its events and minutes, which are summed. An account is the one of the hour, since
 * visitors move between accounts.
 */
final class Pendo {
  static final String VENDOR = "pendo";

  static final Field ACCOUNT_ID = Field.text("accountId", "The account, any text.");
  static final Field VISITOR_ID = Field.text("visitorId", "The visitor.").personal();
  static final Field HOUR = Field.text("hour", "The hour's beginning, in epoch milliseconds.");
  static final Field APP_ID = Field.text("appId", "The application, possibly a negative number.");
  static final Field NUM_EVENTS = Field.text("numEvents", "Events of the hour.");
  static final Field NUM_MINUTES = Field.text("numMinutes", "Minutes of the hour with events.");
  static final Field SERVER = Field.text("server", "The server it came from.");
  static final Field REMOTE_IP = Field.text("remoteIp", "The address it came from.").personal();
  static final Field USER_AGENT = Field.text("userAgent", "The browser.").personal();
  static final Field PARAMETERS =
      Field.text("parameters", "Parameters of the page or feature.").personal();

  private static final List<Field> PLACE =
      List.of(ACCOUNT_ID, VISITOR_ID, HOUR, APP_ID, SERVER, REMOTE_IP, USER_AGENT, PARAMETERS);

  private Pendo() {}

  /** Every column of hourly usage, after the one that says what was used. */
  static Field[] columns(Field used) {
    return new Field[] {
      used,
      ACCOUNT_ID,
      VISITOR_ID,
      HOUR,
      APP_ID,
      NUM_EVENTS,
      NUM_MINUTES,
      SERVER,
      REMOTE_IP,
      USER_AGENT,
      PARAMETERS
    };
  }

  /** One row per hour of a visitor. An hour that is delivered again is the same hour. */
  static Dataset<Row> usage(Dataset<Row> raw, Field used, Column feature) {
    Reading hour = moment(HOUR);
    Dataset<Row> held =
        raw.withColumns(
            Map.of(
                ProductUse.ACCOUNT, ACCOUNT_ID.col(),
                ProductUse.USER, Reading.clean(VISITOR_ID.col()),
                ProductUse.AT, hour.value()));
    return Staging.of(held, DailyUsage.TABLE, VENDOR, DailyUsage.ACCOUNT_ID, DailyUsage.KNOWN_ON)
        .set(DailyUsage.SOURCE_ACCOUNT_KEY, ProductUse.accountKey())
        .set(DailyUsage.USER_ID, col(ProductUse.USER))
        .set(DailyUsage.FEATURE, feature)
        .set(DailyUsage.USAGE_DATE, hour.heldIn(col(ProductUse.AT)).asDay())
        .set(DailyUsage.EVENTS, Reading.whole(NUM_EVENTS.name()))
        .set(DailyUsage.MINUTES, minutes())
        .set(DailyUsage.DENIED, lit(0L))
        .refuse(ProductUse.fromTheFuture(HOUR.name(), HOUR.col()))
        .keep(DailyUsage.MESSAGE_ID, place(used))
        .rows();
  }

  private static Column place(Field used) {
    Column[] parts =
        Stream.concat(Stream.of(used), PLACE.stream())
            .map(f -> coalesce(f.col(), lit("")))
            .toArray(Column[]::new);
    return concat_ws("/", parts);
  }

  private static Reading minutes() {
    Reading read = Reading.number(NUM_MINUTES.name());
    Reading minutes = new Reading(coalesce(read.value(), lit(0.0)), read.problem());
    return minutes.refuse(NUM_MINUTES.name(), minutes.value().lt(0), "is below 0");
  }

  /** An instant in epoch milliseconds, as Pendo writes it, or as loaders do. */
  static Reading moment(Field field) {
    return moment(field.name(), field.col());
  }

  /** The same of an expression. */
  static Reading moment(String name, Column text) {
    Column clean = Reading.clean(text);
    Column seconds = regexp_replace(clean, "\\d{3}$", "");
    return Reading.moment(name, when(clean.rlike("^\\d{12,13}$"), seconds).otherwise(clean));
  }
}
