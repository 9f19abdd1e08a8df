package tenure.bronze;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.get;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.unix_seconds;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import tenure.columns.Reading;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.silver.Surveys;
import tenure.silver.Tickets;

/** Conversations of Intercom: one row per conversation exported. */
public final class IntercomConversations {
  public static final Field STATE = Field.text("state", "open, closed or snoozed.");
  public static final Field PRIORITY = Field.text("priority", "priority or not_priority.");
  public static final Field SOURCE =
      Field.text("source", "How it began and who began it, as JSON.").personal();
  public static final Field CONTACTS = Field.text("contacts", "The contacts in it, as JSON.");
  public static final Field TAGS = Field.text("tags", "Its tags, as JSON.");
  public static final Field STATISTICS = Field.text("statistics", "Its times and counts, as JSON.");
  public static final Field CONVERSATION_RATING =
      Field.text("conversation_rating", "The rating, 1 to 5, and what was said, as JSON.")
          .personal();

  public static final Table TABLE =
      Delivered.table(
          Intercom.VENDOR,
          "conversations",
          "Conversations as Intercom exports them.",
          Intercom.ID,
          STATE,
          PRIORITY,
          SOURCE,
          CONTACTS,
          TAGS,
          STATISTICS,
          CONVERSATION_RATING,
          Intercom.CREATED_AT,
          Intercom.UPDATED_AT,
          Intercom.DELETED);

  public static final Extract EXTRACT =
      new Extract(
          Intercom.VENDOR,
          "conversations",
          TABLE,
          List.of(Intercom.ID.name(), STATE.name()),
          List.of(
              new Staged(Tickets.TABLE, IntercomConversations::tickets),
              new Staged(Surveys.TABLE, IntercomConversations::surveys)));

  private static final Map<String, String> STATUSES =
      Map.of("open", "open", "closed", "closed", "snoozed", "hold");
  private static final Map<String, String> PRIORITIES =
      Map.of("priority", "high", "not_priority", "normal", "true", "high", "false", "normal");
  private static final DataType NAMES_TYPE =
      new StructType()
          .add(
              "tags",
              DataTypes.createArrayType(new StructType().add("name", DataTypes.StringType)));
  private static final DataType CONTACTS_TYPE =
      new StructType()
          .add(
              "contacts",
              DataTypes.createArrayType(new StructType().add("id", DataTypes.StringType)));
  private static final DataType NO_NAMES = DataTypes.createArrayType(DataTypes.StringType);
  private static final Column TAG_NAMES = col("_tag_names");
  private static final double SECONDS_PER_MINUTE = 60.0;

  private IntercomConversations() {}

  /**
   * Conversations that customers began, as tickets of the contact who did; what a campaign or a
   * colleague began is no request. Snoozed is on hold.
   */
  static Dataset<Row> tickets(Dataset<Row> raw) {
    Reading created = Reading.moment(Intercom.CREATED_AT.name());
    Reading closed = inside(STATISTICS, "last_close_at");
    Reading status = Reading.choice(STATE.name(), STATE.col(), STATUSES);
    return Intercom.staging(opened(raw), Tickets.TABLE)
        .set(Tickets.TICKET_ID, Reading.text(Intercom.ID.name()))
        .set(Tickets.SOURCE_ACCOUNT_KEY, Intercom.ofContact(contact()))
        .set(Tickets.CREATED_AT, created)
        .set(
            Tickets.FIRST_RESPONSE_MINUTES,
            minutes(created, inside(STATISTICS, "first_admin_reply_at")))
        .set(
            Tickets.SOLVED_AT,
            new Reading(when(status.value().equalTo("closed"), closed.value()), closed.problem()))
        .set(
            Tickets.REOPENS,
            Reading.whole(
                "statistics.count_reopens", Json.inside(STATISTICS.name(), "count_reopens")))
        .set(Tickets.PRIORITY, Reading.choice(PRIORITY.name(), PRIORITY.col(), PRIORITIES))
        .set(Tickets.IS_ESCALATED, SupportTags.isEscalated(TAG_NAMES))
        .set(Tickets.PRODUCT_AREA, SupportTags.area(TAG_NAMES))
        .set(Tickets.STATUS, status)
        .set(Tickets.CSAT_SCORE, rating())
        .rows();
  }

  /** Ratings that were given; a conversation without one is no answer. */
  static Dataset<Row> surveys(Dataset<Row> raw) {
    Reading given = inside(CONVERSATION_RATING, "created_at");
    Column remark = Json.inside(CONVERSATION_RATING.name(), "remark");
    return Intercom.staging(opened(raw).where(isRated()), Surveys.TABLE)
        .set(Surveys.RESPONSE_ID, Reading.text(Intercom.ID.name()))
        .set(Surveys.SOURCE_ACCOUNT_KEY, Intercom.ofContact(contact()))
        .set(Surveys.CONTACT_ID, contact())
        .set(Surveys.TICKET_ID, Reading.text(Intercom.ID.name()))
        .set(Surveys.KIND, lit("csat"))
        .set(Surveys.SCORE, rating())
        .set(Surveys.HAS_COMMENT, Reading.clean(remark).isNotNull())
        .set(Surveys.RESPONDED_DATE, given.or(Reading.moment(Intercom.UPDATED_AT.name())).asDay())
        .rows();
  }

  private static Dataset<Row> opened(Dataset<Row> raw) {
    Column begun = lower(Json.inside(SOURCE.name(), "delivered_as"));
    Column isOurs =
        coalesce(begun.isin("admin_initiated", "campaigns_initiated", "automated"), lit(false));
    Column tags = from_json(TAGS.col(), NAMES_TYPE).getField("tags");
    return raw.where(not(isOurs).or(Intercom.isSaid(Reading.flag(Intercom.DELETED.name()))))
        .withColumn(
            TAG_NAMES.toString(),
            coalesce(transform(tags, t -> t.getField("name")), array().cast(NO_NAMES)));
  }

  /** Who began the conversation, else the first contact in it. */
  private static Column contact() {
    Column isContact = Json.inside(SOURCE.name(), "author.type").isin("user", "lead", "contact");
    Column all = from_json(CONTACTS.col(), CONTACTS_TYPE).getField("contacts");
    return coalesce(
        when(isContact, Json.inside(SOURCE.name(), "author.id")), get(all, lit(0)).getField("id"));
  }

  private static Column isRated() {
    return Reading.clean(Json.inside(CONVERSATION_RATING.name(), "rating")).isNotNull();
  }

  private static Reading rating() {
    String name = "conversation_rating.rating";
    Reading rating = Reading.number(name, Json.inside(CONVERSATION_RATING.name(), "rating"));
    return rating.refuse(name, not(rating.value().between(1, 5)), "is not from 1 to 5");
  }

  private static Reading inside(Field json, String name) {
    return Reading.moment(json + "." + name, Json.inside(json.name(), name));
  }

  /** Minutes from one moment to a later one by the calendar, as other desks count them. */
  private static Reading minutes(Reading from, Reading to) {
    Column seconds = unix_seconds(to.value()).minus(unix_seconds(from.value()));
    return new Reading(when(seconds.geq(0), seconds.divide(SECONDS_PER_MINUTE)), to.problem());
  }
}
