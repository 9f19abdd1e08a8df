package tenure.bronze;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import tenure.columns.Reading;

/** The properties that are read of each object, which Fivetran lands in columns of their own. */
enum HubspotProperties {
  COMPANIES(
      "name",
      "domain",
      "website",
      "industry",
      "country",
      "region",
      "numberofemployees",
      "hubspot_owner_id",
      "segment_override",
      "hs_parent_company_id",
      "type",
      "createdate",
      "hs_lastmodifieddate",
      "hs_merged_object_ids"),
  CONTACTS(
      "firstname",
      "lastname",
      "email",
      "associatedcompanyid",
      "hs_buying_role",
      "left_company_date",
      "notes_last_contacted",
      "lastmodifieddate",
      "hs_merged_object_ids"),
  DEALS(
      "dealtype",
      "dealstage",
      "amount",
      "deal_currency_code",
      "closedate",
      "hs_is_closed",
      "hs_is_closed_won",
      "hs_primary_associated_company",
      "hs_lastmodifieddate",
      "hs_merged_object_ids"),
  TICKETS(
      "createdate",
      "first_agent_reply_date",
      "closed_date",
      "hs_pipeline_stage",
      "hs_ticket_priority",
      "hs_ticket_category",
      "hs_lastmodifieddate",
      "hs_merged_object_ids"),
  CALLS("hs_timestamp", "hs_activity_type", "hs_call_status", "hs_call_disposition"),
  MEETINGS("hs_timestamp", "hs_activity_type", "hs_meeting_start_time", "hs_meeting_outcome"),
  EMAILS("hs_timestamp", "hs_activity_type", "hs_email_direction"),
  TASKS("hs_timestamp", "hs_task_type", "hs_task_status");

  private static final String PREFIX = "property_";

  private final List<String> names;

  HubspotProperties(String... names) {
    this.names = List.of(names);
  }

  /** The columns that Fivetran lands them in, and others beside. */
  String[] landed(String... beside) {
    return Stream.concat(names.stream().map(PREFIX::concat), Stream.of(beside))
        .toArray(String[]::new);
  }

  /**
   * The properties as the JSON that HubSpot itself delivers.
   *
   * @param elsewhere those that stand elsewhere too: what is said there where their own column says
   *     nothing
   */
  Column json(Map<String, Column> elsewhere) {
    return to_json(
        struct(names.stream().map(n -> value(n, elsewhere).as(n)).toArray(Column[]::new)));
  }

  private static Column value(String name, Map<String, Column> elsewhere) {
    Column own = Reading.clean(Reading.raw(PREFIX + name));
    return elsewhere.containsKey(name) ? coalesce(own, elsewhere.get(name)) : own;
  }
}
