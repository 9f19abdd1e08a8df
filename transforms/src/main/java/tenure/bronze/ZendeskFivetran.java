package tenure.bronze;

import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Reading;

/**
 * Zendesk as Fivetran lands it: domains and tags stand in tables of their own, and when a ticket
 * was solved is told by the history of its status. How long the first answer took stands in no
 * single column and stays unknown.
 */
final class ZendeskFivetran {
  static final Extract DOMAINS =
      Landed.part(
          Zendesk.VENDOR,
          "domain_names",
          "E-mail domains of organisations.",
          "organization_id",
          "domain_name");

  static final Extract TAGS =
      Landed.part(Zendesk.VENDOR, "ticket_tags", "Tags of tickets.", "ticket_id", "tag");

  static final Extract HISTORY =
      Landed.part(
          Zendesk.VENDOR,
          "ticket_field_history",
          "Changes of tickets, one row per field changed.",
          "ticket_id",
          "field_name",
          "value",
          "updated");

  static final List<Landed> TABLES =
      List.of(
          Landed.of(ZendeskOrganizations.EXTRACT)
              .parts(ZendeskFivetran::withDomains, DOMAINS)
              .made(ZendeskOrganizations.DOMAIN_NAMES, col("_domains")),
          Landed.of(ZendeskTickets.EXTRACT)
              .parts(ZendeskFivetran::withTags, TAGS, HISTORY)
              .made(ZendeskTickets.TAGS, col("_tags"))
              .made(ZendeskTickets.SOLVED_AT, col("_solved_at")));

  private ZendeskFivetran() {}

  private static Dataset<Row> withDomains(Dataset<Row> organizations, List<Dataset<Row>> parts) {
    Dataset<Row> domains = lists(parts.get(0), "organization_id", "domain_name", "_domains");
    return organizations.join(domains, Reading.raw("id").equalTo(col("_of_domains")), "left");
  }

  private static Dataset<Row> withTags(Dataset<Row> tickets, List<Dataset<Row>> parts) {
    Dataset<Row> solved =
        parts
            .get(1)
            .where(Reading.raw("field_name").equalTo("status"))
            .groupBy(Reading.raw("ticket_id").as("_of_history"))
            .agg(
                max(when(Reading.raw("value").equalTo("solved"), Reading.raw("updated")))
                    .as("_last_solved"));
    return tickets
        .join(
            lists(parts.get(0), "ticket_id", "tag", "_tags"),
            Reading.raw("id").equalTo(col("_of_tags")),
            "left")
        .join(solved, Reading.raw("id").equalTo(col("_of_history")), "left")
        // A ticket that was opened again is not solved.
        .withColumn(
            "_solved_at",
            when(Reading.raw("status").isin("solved", "closed"), col("_last_solved")));
  }

  /** What the part says of each object, as the JSON list that the interface delivers. */
  private static Dataset<Row> lists(Dataset<Row> part, String object, String value, String name) {
    return part.groupBy(Reading.raw(object).as("_of" + name))
        .agg(to_json(array_sort(collect_set(Reading.raw(value)))).as(name));
  }
}
