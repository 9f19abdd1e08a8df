package tenure.bronze;

import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Reading;

/**
 * Intercom as Fivetran lands it: who belongs to what, tags and the parts of a conversation stand in
 * tables of their own. The times of a conversation are those of its parts.
 */
final class IntercomFivetran {
  static final Extract CONTACT_COMPANIES =
      part("contact_company", "Companies of contacts.", "contact_id", "company_id");
  static final Extract CONVERSATION_CONTACTS =
      part("conversation_contact", "Contacts of conversations.", "conversation_id", "contact_id");
  static final Extract CONVERSATION_TAGS =
      part("conversation_tag", "Tags of conversations.", "conversation_id", "tag_id");
  static final Extract TAGS = part("tag", "Tags.", "id", "name");
  static final Extract CONVERSATION_PARTS =
      part(
          "conversation_part",
          "Messages and acts of conversations.",
          "conversation_id",
          "id",
          "part_type",
          "author_type",
          "created_at");

  static final List<Landed> TABLES = List.of(contacts(), conversations());

  private IntercomFivetran() {}

  private static Extract part(String object, String doc, String... columns) {
    return Landed.part(Intercom.VENDOR, object, doc, columns);
  }

  private static Landed contacts() {
    Column companies = to_json(struct(col("_list").as("data"), lit(false).as("has_more")));
    return Landed.of(IntercomContacts.EXTRACT)
        .parts(
            (contacts, parts) ->
                listed(contacts, parts.get(0), "contact_id", struct(raw("company_id").as("id")))
                    .withColumn("_companies", companies),
            CONTACT_COMPANIES)
        .made(IntercomContacts.COMPANIES, col("_companies"));
  }

  private static Landed conversations() {
    Column source =
        to_json(
            struct(
                raw("source_delivered_as").as("delivered_as"),
                struct(raw("source_author_type").as("type"), raw("source_author_id").as("id"))
                    .as("author")));
    Column rating =
        to_json(
            struct(
                raw("conversation_rating_value").as("rating"),
                raw("conversation_rating_remark").as("remark"),
                raw("conversation_rating_created_at").as("created_at")));
    return Landed.of(IntercomConversations.EXTRACT)
        .parts(
            IntercomFivetran::whole,
            CONVERSATION_CONTACTS,
            CONVERSATION_TAGS,
            TAGS,
            CONVERSATION_PARTS)
        .made(
            IntercomConversations.SOURCE,
            source,
            "source_delivered_as",
            "source_author_type",
            "source_author_id")
        .made(
            IntercomConversations.CONVERSATION_RATING,
            rating,
            "conversation_rating_value",
            "conversation_rating_remark",
            "conversation_rating_created_at")
        .made(IntercomConversations.CONTACTS, col("_contacts"))
        .made(IntercomConversations.TAGS, col("_tags"))
        .made(IntercomConversations.STATISTICS, col("_statistics"));
  }

  private static Dataset<Row> whole(Dataset<Row> conversations, List<Dataset<Row>> parts) {
    Dataset<Row> names = parts.get(2).select(raw("id").as("_tag"), raw("name").as("_tag_name"));
    Dataset<Row> tags = parts.get(1).join(names, raw("tag_id").equalTo(col("_tag")), "inner");
    Column contacts = to_json(struct(col("_list").as("contacts")));
    Column tagged = to_json(struct(col("_list").as("tags")));
    Dataset<Row> withContacts =
        listed(conversations, parts.get(0), ID, struct(raw("contact_id").as("id")))
            .withColumn("_contacts", contacts)
            .drop("_list");
    return listed(withContacts, tags, ID, struct(col("_tag_name").as("name")))
        .withColumn("_tags", tagged)
        .join(times(parts.get(3)), raw("id").equalTo(col("_of_times")), "left");
  }

  private static final String ID = "conversation_id";

  /** When a colleague first answered, and when a conversation was last closed. */
  private static Dataset<Row> times(Dataset<Row> parts) {
    Column created = raw("created_at");
    Column isAnswer = raw("part_type").equalTo("comment").and(raw("author_type").equalTo("admin"));
    Column times =
        struct(
            min(when(isAnswer, created)).as("first_admin_reply_at"),
            max(when(raw("part_type").equalTo("close"), created)).as("last_close_at"));
    return parts.groupBy(raw(ID).as("_of_times")).agg(to_json(times).as("_statistics"));
  }

  /** Objects with what a part says of each, under _list. */
  private static Dataset<Row> listed(
      Dataset<Row> objects, Dataset<Row> part, String of, Column value) {
    Dataset<Row> lists =
        part.groupBy(raw(of).as("_of_list")).agg(array_sort(collect_set(value)).as("_list"));
    return objects.join(lists, raw("id").equalTo(col("_of_list")), "left").drop("_of_list");
  }

  private static Column raw(String name) {
    return Reading.raw(name);
  }
}
