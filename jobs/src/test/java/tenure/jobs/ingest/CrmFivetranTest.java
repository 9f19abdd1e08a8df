package tenure.jobs.ingest;

import static tenure.kit.TextTable.assertRows;

import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tenure.bronze.RejectedRows;
import tenure.silver.Contacts;
import tenure.silver.Csms;
import tenure.silver.DealStages;
import tenure.silver.Opportunities;
import tenure.silver.Tickets;
import tenure.silver.Touchpoints;

/** HubSpot and Intercom as Fivetran lands them. */
class CrmFivetranTest {
  private static final String SYNCED = "2026-01-29 3:15:52";
  private static final String HUBSPOT =
      """
      vendor = hubspot, layout = fivetran, objects {
        companies { path = "company.csv" }
        contacts { path = "contact.csv" }
        contact_merge_audit { path = "merges.csv" }
        deals { path = "deal.csv" }
        deal_company { path = "of_deal.csv" }
        merged_deal { path = "merged.csv" }
        deal_pipelines { path = "pipeline.csv" }
        deal_pipeline_stage { path = "stage.csv" }
        owners { path = "owner.csv" }
        owner_team { path = "of_owner.csv" }
        team { path = "team.csv" }
        tickets { path = "ticket.csv" }
        ticket_company { path = "of_ticket.csv" }
        meetings { path = "meeting.csv" }
        engagement_company { path = "of_activity.csv" }
      }
      """;

  @TempDir Path folder;

  @Test
  void what_fivetran_splits_off_is_put_back_as_hubspot_delivers_it() {
    TestNight night = new TestNight(folder, "hubspot", HUBSPOT);
    table(night, "company", "id,is_deleted,property_name", "11,false,Acme", "12,false,Bell");
    table(night, "contact", "id,property_email,property_hs_merged_object_ids", "1,a@acme.com,8;9");
    table(night, "merges", "canonical_vid,vid_to_merge", "1,7");
    table(
        night,
        "deal",
        "deal_id,is_deleted,deal_pipeline_stage_id,property_amount,property_closedate",
        "5,false,7708,10.5,2026-01-31 3:15:52",
        "6,true,,,");
    night.file(
        "of_deal.csv", "company_id,deal_id,type_id,category\n12,5,341,H\n11,5,341,H\n11,5,5,H\n");
    table(night, "merged", "deal_id,merged_deal_id", "5,50");
    table(night, "pipeline", "pipeline_id,label", "default,Sales");
    table(
        night,
        "stage",
        "stage_id,pipeline_id,label,is_closed,probability",
        "7708,default,Won,TRUE,1.0");
    table(night, "owner", "owner_id,first_name,last_name,email", "77,Cleo,Ruiz,c@us.com");
    table(night, "of_owner", "owner_id,team_id,is_team_primary", "77,1,false", "77,2,true");
    table(night, "team", "id,name", "1,Sales", "2,EMEA");
    table(
        night,
        "ticket",
        "id,is_deleted,property_createdate,property_hs_pipeline_stage",
        "3,false,2026-01-05 3:15:52,2");
    table(night, "of_ticket", "ticket_id,company_id,category", "3,12,H");
    table(night, "meeting", "engagement_id,start_time,meeting_outcome", "9,2026-01-05 13:00:00,");
    table(night, "of_activity", "company_id,engagement_id,type_id", "11,9,188");
    night.run("2026-01-30");
    assertRows(night.lake.read(RejectedRows.TABLE), "| file |");
    assertRows(
        night.lake.read(Opportunities.TABLE),
        """
        | opportunity_id | account_id | stage | amount | close_date | is_closed | is_won |
        | 5              | 11         | Won   | 10.50  | 2026-01-31 | true      | true   |
        """);
    assertRows(
        night.lake.read(DealStages.TABLE),
        """
        | stage_id | stage_name | pipeline_name | is_closed | is_won |
        | 7708     | Won        | Sales         | true      | true   |
        """);
    assertRows(
        night.lake.read(Csms.TABLE),
        """
        | csm_id | csm_name  | team |
        | 77     | Cleo Ruiz | EMEA |
        """);
    assertRows(
        night.lake.read(Contacts.TABLE),
        """
        | contact_id | email      |
        | 1          | a@acme.com |
        """);
    assertRows(
        night.lake.read(Tickets.TABLE),
        """
        | ticket_id | account_id | created_at          | status  |
        | 3         | 12         | 2026-01-05T03:15:52 | pending |
        """);
    assertRows(
        night.lake.read(Touchpoints.TABLE),
        """
        | touchpoint_id | account_id | kind    | scheduled_date |
        | 9             | 11         | meeting | 2026-01-05     |
        """);
  }

  @Test
  void what_fivetran_splits_off_is_put_back_as_intercom_delivers_it() {
    TestNight night =
        new TestNight(
            folder,
            "intercom",
            """
            vendor = intercom, layout = fivetran-history, objects {
              companies { path = "company.csv" }
              contacts { path = "contact.csv" }
              contact_company { path = "of_contact.csv" }
              conversations { path = "conversation.csv" }
              conversation_contact { path = "with.csv" }
              conversation_tag { path = "tagged.csv" }
              tag { path = "tag_names.csv", layout = fivetran }
              conversation_part { path = "part.csv" }
            }
            """);
    versions(night, "company", "id,company_id,website", "co1,,acme.com,true");
    versions(night, "contact", "id,email", "c1,a@home.net,true", "c2,b@home.net,false");
    versions(night, "of_contact", "contact_id,company_id", "c1,co1,true", "c1,co2,false");
    versions(
        night,
        "conversation",
        "id,state,source_delivered_as,source_author_type,source_author_id,created_at,conversation_rating_value",
        "1,open,customer_initiated,user,c1,2026-01-05 10:00:00,,false",
        "1,closed,customer_initiated,user,c1,2026-01-05 10:00:00,4,true");
    versions(night, "with", "conversation_id,contact_id", "1,c1,true");
    versions(night, "tagged", "conversation_id,tag_id", "1,20,true", "1,21,false");
    table(night, "tag_names", "id,name", "20,area_reports", "21,escalated");
    versions(
        night,
        "part",
        "id,conversation_id,part_type,author_type,created_at",
        "100,1,comment,user,2026-01-05 10:10:00,true",
        "101,1,comment,admin,2026-01-05 10:30:00,true",
        "102,1,close,admin,2026-01-05 12:00:00,true");
    night.run("2026-01-30");
    assertRows(night.lake.read(RejectedRows.TABLE), "| file |");
    assertRows(
        night.lake.read(Tickets.TABLE),
        """
        | ticket_id | account_id   | status | first_response_minutes | solved_at        | product_area | is_escalated | csat_score |
        | 1         | intercom:co1 | closed | 30.0                   | 2026-01-05T12:00 | reports      | false        | 4.0        |
        """);
    assertRows(
        night.lake.asKnown(Contacts.TABLE, LocalDate.of(2026, 2, 1)),
        """
        | contact_id | source_account_key |
        | c1         | co1                |
        """);
  }

  /** A table with its rows, each synced at the same time. */
  private static void table(TestNight night, String name, String header, String... rows) {
    StringBuilder text = new StringBuilder(header).append(",_fivetran_synced\n");
    for (String row : rows) {
      text.append(row).append(',').append(SYNCED).append('\n');
    }
    night.file(name + ".csv", text.toString());
  }

  /** A table of history mode; each row ends with whether it is active, later rows are later. */
  private static void versions(TestNight night, String name, String header, String... rows) {
    StringBuilder text =
        new StringBuilder(header)
            .append(",_fivetran_active,_fivetran_start,_fivetran_end,_fivetran_synced\n");
    for (int i = 0; i < rows.length; i++) {
      text.append(rows[i]).append(",2026-01-0%d 00:00:00,2050-01-01,".formatted(i + 1));
      text.append(SYNCED).append('\n');
    }
    night.file(name + ".csv", text.toString());
  }
}
