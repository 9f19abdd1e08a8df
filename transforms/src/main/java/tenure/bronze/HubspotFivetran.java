package tenure.bronze;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import tenure.columns.Reading;

/**
 * HubSpot as Fivetran lands it: each property in a column of its own, associations, stages, teams
 * and merges in tables of their own.
 */
final class HubspotFivetran {
  private static final String IS_DELETED = "is_deleted";
  private static final String MERGED = "hs_merged_object_ids";

  private static final String DEAL_ID = "deal_id";
  private static final String ACTIVITY_ID = "engagement_id";

  static final List<Landed> TABLES =
      List.of(
          Landed.of(HubspotCompanies.EXTRACT)
              .named(Hubspot.ARCHIVED, IS_DELETED)
              .made(
                  Hubspot.PROPERTIES,
                  HubspotProperties.COMPANIES.json(Map.of()),
                  HubspotProperties.COMPANIES.landed()),
          contacts(),
          deals(),
          HubspotFivetranParts.pipelines(),
          HubspotFivetranParts.owners(),
          tickets(),
          activities(HubspotCalls.EXTRACT, HubspotProperties.CALLS, Map.of()),
          activities(
              HubspotMeetings.EXTRACT,
              HubspotProperties.MEETINGS,
              Map.of(
                  "hs_meeting_start_time", "start_time", "hs_meeting_outcome", "meeting_outcome")),
          activities(HubspotEmails.EXTRACT, HubspotProperties.EMAILS, Map.of()),
          activities(
              HubspotTasks.EXTRACT, HubspotProperties.TASKS, Map.of("hs_task_type", "task_type")));

  private HubspotFivetran() {}

  private static Landed contacts() {
    HubspotProperties properties = HubspotProperties.CONTACTS;
    return Landed.of(HubspotContacts.EXTRACT)
        .parts(
            (contacts, parts) ->
                HubspotFivetranParts.withMerged(
                    contacts, parts.get(0), "id", "canonical_vid", "vid_to_merge"),
            HubspotFivetranParts.CONTACT_MERGES)
        .made(
            Hubspot.PROPERTIES,
            properties.json(Map.of(MERGED, HubspotFivetranParts.MERGED_IDS)),
            properties.landed());
  }

  private static Landed deals() {
    HubspotProperties properties = HubspotProperties.DEALS;
    Map<String, Column> elsewhere =
        Map.of(
            "dealstage",
            Reading.clean(Reading.raw("deal_pipeline_stage_id")),
            MERGED,
            HubspotFivetranParts.MERGED_IDS);
    return Landed.of(HubspotDeals.EXTRACT)
        .parts(
            (deals, parts) ->
                HubspotFivetranParts.withMerged(
                    HubspotFivetranParts.withCompanies(deals, parts.get(0), DEAL_ID, DEAL_ID, "5"),
                    parts.get(1),
                    DEAL_ID,
                    DEAL_ID,
                    "merged_deal_id"),
            HubspotFivetranParts.DEAL_COMPANIES,
            HubspotFivetranParts.MERGED_DEALS)
        .named(Hubspot.ID, DEAL_ID)
        .named(Hubspot.ARCHIVED, IS_DELETED)
        .made(Hubspot.ASSOCIATIONS, HubspotFivetranParts.OF_COMPANIES)
        .made(
            Hubspot.PROPERTIES,
            properties.json(elsewhere),
            properties.landed("deal_pipeline_stage_id"));
  }

  private static Landed tickets() {
    HubspotProperties properties = HubspotProperties.TICKETS;
    return Landed.of(HubspotTickets.EXTRACT)
        .parts(
            (tickets, parts) ->
                HubspotFivetranParts.withContacts(
                    HubspotFivetranParts.withCompanies(
                        tickets, parts.get(0), "id", "ticket_id", "26"),
                    parts.get(1),
                    "id",
                    "ticket_id"),
            HubspotFivetranParts.TICKET_COMPANIES,
            HubspotFivetranParts.TICKET_CONTACTS)
        .named(Hubspot.ARCHIVED, IS_DELETED)
        .made(Hubspot.ASSOCIATIONS, HubspotFivetranParts.OF_BOTH)
        .made(Hubspot.PROPERTIES, properties.json(Map.of()), properties.landed());
  }

  /** Older tables of activities have columns of their own beside those of properties. */
  private static Landed activities(
      Extract api, HubspotProperties properties, Map<String, String> older) {
    Map<String, Column> elsewhere = new HashMap<>();
    older.forEach((name, column) -> elsewhere.put(name, Reading.clean(Reading.raw(column))));
    return Landed.of(api)
        .parts(
            (rows, parts) ->
                HubspotFivetranParts.withContacts(
                    HubspotFivetranParts.withCompanies(
                        rows, parts.get(0), ACTIVITY_ID, ACTIVITY_ID, ""),
                    parts.get(1),
                    ACTIVITY_ID,
                    ACTIVITY_ID),
            HubspotFivetranParts.ACTIVITY_COMPANIES,
            HubspotFivetranParts.ACTIVITY_CONTACTS)
        .named(Hubspot.ID, ACTIVITY_ID)
        .made(Hubspot.ASSOCIATIONS, HubspotFivetranParts.OF_BOTH)
        .made(
            Hubspot.PROPERTIES,
            properties.json(elsewhere),
            properties.landed(older.values().toArray(String[]::new)));
  }
}
