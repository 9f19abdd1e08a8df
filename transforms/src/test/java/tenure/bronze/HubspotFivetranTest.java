package tenure.bronze;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static tenure.kit.StagedRows.withProblems;
import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.none;
import static tenure.kit.TextTable.rows;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class HubspotFivetranTest {
  @Test
  void a_deal_gets_its_stage_its_primary_company_and_what_was_merged_into_it() {
    assertRows(
        staged(
            HubspotDeals.EXTRACT,
            """
            | deal_id | is_deleted | deal_pipeline_stage_id | property_amount | property_closedate  | _fivetran_synced   |
            | 5       | false      | 7708                   | 10.5            | 2026-01-31 3:15:52  | 2026-01-30 3:15:52 |
            | 6       | true       | -                      | -               | -                   | 2026-01-30 3:15:52 |
            """,
            Map.of(
                HubspotFivetranParts.DEAL_COMPANIES,
                """
                | deal_id | company_id | type_id |
                | 5       | 10         | 341     |
                | 5       | 11         | 341     |
                | 5       | 11         | 5       |
                """,
                HubspotFivetranParts.MERGED_DEALS,
                """
                | deal_id | merged_deal_id |
                | 5       | 50             |
                """)),
        """
        | opportunity_id | source_account_key | stage | amount | close_date | is_deleted | problems |
        | 5              | 11                 | 7708  | 10.50  | 2026-01-31 | false      | -        |
        | 50             | 11                 | 7708  | 10.50  | 2026-01-31 | true       | -        |
        | 6              | deal:6             | -     | -      | -          | true       | -        |
        """);
  }

  @Test
  void a_contact_is_found_under_every_id_that_was_merged_into_it() {
    assertRows(
        staged(
            HubspotContacts.EXTRACT,
            """
            | id | property_email | property_hs_merged_object_ids | _fivetran_deleted | _fivetran_synced   |
            | 1  | a@acme.com     | 8;9                           | FALSE             | 2026-01-30 3:15:52 |
            | 2  | b@acme.com     | -                             | FALSE             | 2026-01-30 3:15:52 |
            | 3  | c@acme.com     | -                             | TRUE              | 2026-01-30 3:15:52 |
            """,
            Map.of(
                HubspotFivetranParts.CONTACT_MERGES,
                """
                | canonical_vid | vid_to_merge |
                | 2             | 7            |
                """)),
        """
        | contact_id | email      | is_deleted |
        | 1          | a@acme.com | false      |
        | 8          | a@acme.com | true       |
        | 9          | a@acme.com | true       |
        | 2          | b@acme.com | false      |
        | 7          | b@acme.com | true       |
        | 3          | c@acme.com | true       |
        """);
  }

  @Test
  void stages_and_teams_are_put_back_into_pipelines_and_owners() {
    assertRows(
        staged(
            HubspotDealPipelines.EXTRACT,
            """
            | pipeline_id | label | _fivetran_synced   |
            | default     | Sales | 2026-01-30 3:15:52 |
            """,
            Map.of(
                HubspotFivetranParts.STAGES,
                """
                | stage_id | pipeline_id | label | is_closed | probability |
                | 7708     | default     | Won   | TRUE      | 1.0         |
                | 1        | default     | Trial | FALSE     | 0.2         |
                | 2        | other       | Trial | FALSE     | 0.2         |
                """)),
        """
        | stage_id | stage_name | pipeline_name | is_closed | is_won | problems |
        | 7708     | Won        | Sales         | true      | true   | -        |
        | 1        | Trial      | Sales         | false     | false  | -        |
        """);
    assertRows(
        staged(
            HubspotOwners.EXTRACT,
            """
            | owner_id | first_name | last_name | _fivetran_synced   |
            | 77       | Cleo       | Ruiz      | 2026-01-30 3:15:52 |
            | 78       | Dan        | -         | 2026-01-30 3:15:52 |
            """,
            Map.of(
                HubspotFivetranParts.OWNER_TEAMS,
                """
                | owner_id | team_id | is_team_primary |
                | 77       | 1       | false           |
                | 77       | 2       | TRUE            |
                """,
                HubspotFivetranParts.TEAMS,
                """
                | id | name  |
                | 1  | Sales |
                | 2  | EMEA  |
                """)),
        """
        | csm_id | csm_name  | team | is_active | problems |
        | 77     | Cleo Ruiz | EMEA | true      | -        |
        | 78     | Dan       | -    | true      | -        |
        """);
  }

  @Test
  void tickets_and_activities_get_their_companies_and_contacts() {
    assertRows(
        staged(
            HubspotTickets.EXTRACT,
            """
            | id | is_deleted | property_createdate | property_hs_pipeline_stage | _fivetran_synced   |
            | 3  | FALSE      | 2026-01-05 3:15:52  | 2                          | 2026-01-30 3:15:52 |
            | 4  | FALSE      | 2026-01-05 3:15:52  | 79700                      | 2026-01-30 3:15:52 |
            """,
            Map.of(
                HubspotFivetranParts.TICKET_COMPANIES,
                """
                | ticket_id | company_id |
                | 3         | 12         |
                """,
                HubspotFivetranParts.TICKET_CONTACTS,
                """
                | ticket_id | contact_id |
                | 3         | 1          |
                | 4         | 2          |
                """)),
        """
        | ticket_id | source_account_key | created_at          | status  | problems |
        | 3         | 12                 | 2026-01-05T03:15:52 | pending | -        |
        | 4         | user:2             | 2026-01-05T03:15:52 | open    | -        |
        """);
    assertRows(
        staged(
            HubspotMeetings.EXTRACT,
            """
            | engagement_id | start_time              | meeting_outcome | _fivetran_synced   |
            | 9             | 2019-09-26 13:00:00     | COMPLETED       | 2026-01-30 3:15:52 |
            | 10            | 1970-01-19 07:11:34.800 | -               | 2026-01-30 3:15:52 |
            """,
            Map.of(
                HubspotFivetranParts.ACTIVITY_COMPANIES,
                """
                | engagement_id | company_id | type_id |
                | 9             | 11         | 188     |
                """)),
        """
        | touchpoint_id | source_account_key | kind    | held_date  | is_attended | problems |
        | 9             | 11                 | meeting | 2019-09-26 | true        | -        |
        | 10            | activity:10        | meeting | -          | -           | properties.hs_meeting_start_time 1970-01-19 07:11:34.800 is not a moment from 1990 to 2100 |
        """);
  }

  @Test
  void a_table_is_taken_without_a_mark_of_when_it_was_written() {
    assertEquals(
        List.of("deal_id"), HubspotFivetranParts.DEAL_COMPANIES.in(Layout.FIVETRAN).required());
    assertEquals(List.of("deal_id"), HubspotDeals.EXTRACT.in(Layout.FIVETRAN).required());
  }

  /** The first table that the extract feeds, from rows as Fivetran lands them and its parts. */
  static Dataset<Row> staged(Extract api, String text, Map<Extract, String> parts) {
    return staged(api, Layout.FIVETRAN, text, parts);
  }

  static Dataset<Row> staged(Extract api, Layout layout, String text, Map<Extract, String> parts) {
    Extract landed = api.in(layout);
    List<Dataset<Row>> split =
        landed.shape().parts().stream().map(part -> part(part, layout, parts.get(part))).toList();
    Dataset<Row> rows = landed.shape().asApi(rows(landed.table(), text), split);
    return withProblems(landed.staged().get(0).stage().apply(rows));
  }

  private static Dataset<Row> part(Extract part, Layout layout, String text) {
    Extract landed = part.in(layout);
    Dataset<Row> rows = text == null ? none(landed.table()) : rows(landed.table(), text);
    return landed.shape().asApi(rows, List.of()).where("NOT _gone");
  }
}
