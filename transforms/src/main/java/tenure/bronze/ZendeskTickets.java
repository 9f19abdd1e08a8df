package tenure.bronze;

import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lower;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Reading;
import tenure.columns.Staging;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.silver.AccountLinks;
import tenure.silver.Tickets;

/**
 * Tickets of Zendesk\u2019s incremental export, whose pages overlap: one row per ticket and page.
 *
 * <p>The priority is the one known on a night. No rule asks for the one that a ticket was opened
 * with, which Zendesk tells in its history of fields alone; it would matter where a night before
 * the first load counts urgent tickets, since it then counts by what became of them later.
 */
public final class ZendeskTickets {
  public static final Field ID = Field.text("id", "The ticket.");
  public static final Field ORGANIZATION_ID =
      Field.text("organization_id", "The organisation at the time of the ticket.");
  public static final Field REQUESTER_ID = Field.text("requester_id", "Who asked.");
  public static final Field SUBJECT = Field.text("subject", "The subject.").personal();
  public static final Field STATUS = Field.text("status", "Where it stands; also deleted.");
  public static final Field PRIORITY = Field.text("priority", "How urgent it is; often empty.");
  public static final Field TYPE = Field.text("type", "The kind of request.");
  public static final Field CREATED_AT = Field.text("created_at", "When it was created.");
  public static final Field UPDATED_AT = Field.text("updated_at", "When it was last changed.");
  public static final Field GENERATED_TIMESTAMP =
      Field.text(
          "generated_timestamp",
          "When the row was generated, epoch seconds: the cursor of the export.");
  public static final Field SOLVED_AT = Field.text("solved_at", "When it was solved.");
  public static final Field METRIC_SET = Field.text("metric_set", "Its times and counts, as JSON.");
  public static final Field TAGS = Field.text("tags", "Its tags, as JSON.");
  public static final Field SATISFACTION_RATING =
      Field.text("satisfaction_rating", "Its rating, a word, as JSON.").personal();

  public static final Table TABLE =
      Delivered.table(
          Zendesk.VENDOR,
          "tickets",
          "Tickets as Zendesk exports them.",
          ID,
          ORGANIZATION_ID,
          REQUESTER_ID,
          SUBJECT,
          STATUS,
          PRIORITY,
          TYPE,
          CREATED_AT,
          UPDATED_AT,
          GENERATED_TIMESTAMP,
          SOLVED_AT,
          METRIC_SET,
          TAGS,
          SATISFACTION_RATING);

  private static final Map<String, String> PRIORITIES =
      Map.of("low", "low", "normal", "normal", "high", "high", "urgent", "urgent");
  private static final Map<String, String> STATUSES =
      Map.of(
          "new", "new",
          "open", "open",
          "pending", "pending",
          "hold", "hold",
          "solved", "solved",
          "closed", "closed");
  private static final String TAG_LIST = "_tag_list";
  private static final String MERGED_TAG = "closed_by_merge";

  public static final Extract EXTRACT =
      new Extract(
          Zendesk.VENDOR,
          "tickets",
          TABLE,
          List.of(ID.name(), STATUS.name()),
          List.of(new Staged(Tickets.TABLE, ZendeskTickets::tickets)));

  private ZendeskTickets() {}

  /**
   * Tickets in the order they were generated, not changed: an older change may arrive later. A
   * ticket without an organisation is known by its requester. A ticket merged into another goes on
   * there, so here it is deleted.
   */
  static Dataset<Row> tickets(Dataset<Row> raw) {
    Column isDeleted = lower(Reading.clean(STATUS.col())).equalTo("deleted");
    Column isMerged = array_contains(Reading.raw(TAG_LIST), MERGED_TAG);
    Column key = coalesce(Reading.clean(ORGANIZATION_ID.col()), Zendesk.ofUser(REQUESTER_ID.col()));
    return Staging.of(
            raw.withColumn(TAG_LIST, Zendesk.texts(TAGS.col())),
            Tickets.TABLE,
            Zendesk.VENDOR,
            AccountLinks.ACCOUNT_ID)
        .set(Tickets.TICKET_ID, Reading.text(ID.name()))
        .set(Tickets.SOURCE_ACCOUNT_KEY, key)
        .set(Tickets.CREATED_AT, Reading.moment(CREATED_AT.name()))
        .set(
            Tickets.FIRST_RESPONSE_MINUTES,
            Reading.number(
                "metric_set.reply_time_in_minutes",
                Json.inside(METRIC_SET.name(), "reply_time_in_minutes.calendar")))
        .set(
            Tickets.SOLVED_AT,
            Reading.moment(SOLVED_AT.name())
                .or(
                    Reading.moment(
                        "metric_set.solved_at", Json.inside(METRIC_SET.name(), "solved_at"))))
        .set(
            Tickets.REOPENS,
            Reading.whole("metric_set.reopens", Json.inside(METRIC_SET.name(), "reopens")))
        .set(Tickets.PRIORITY, Reading.choice(PRIORITY.name(), PRIORITY.col(), PRIORITIES))
        .set(Tickets.IS_ESCALATED, SupportTags.isEscalated(Reading.raw(TAG_LIST)))
        .set(Tickets.PRODUCT_AREA, SupportTags.area(Reading.raw(TAG_LIST)))
        .set(Tickets.STATUS, Reading.choice(STATUS.name(), STATUS.col(), STATUSES))
        .set(
            Tickets.CSAT_SCORE,
            ZendeskRatings.score(
                "satisfaction_rating.score", Json.inside(SATISFACTION_RATING.name(), "score")))
        .deletedWhen(isDeleted.or(isMerged))
        .orderedBy(Reading.moment(GENERATED_TIMESTAMP.name()))
        .rows();
  }
}
