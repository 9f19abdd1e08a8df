package tenure.jobs.ingest;

import static tenure.kit.TextTable.assertRows;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tenure.bronze.Deliveries;
import tenure.bronze.RejectedRows;

/** Tables of the CRM as {@linkplain FivetranTables Fivetran} lands them. */
class FivetranCrmTest {
  @TempDir Path folder;

  @Test
  void every_table_of_hubspot_loads_but_meetings_of_1970() throws IOException {
    TestNight night =
        FivetranTables.night(
            folder,
            "hubspot",
            "fivetran",
            """
            companies { path = "hubspot/company_data.csv" }
            contacts { path = "hubspot/contact_data.csv" }
            contact_merge_audit { path = "hubspot/contact_merge_audit_data.csv" }
            deals { path = "hubspot/deal_data.csv" }
            deal_company { path = "hubspot/deal_company_data.csv" }
            merged_deal { path = "hubspot/merged_deal_data.csv" }
            deal_pipelines { path = "hubspot/deal_pipeline_data.csv" }
            deal_pipeline_stage { path = "hubspot/deal_pipeline_stage_data.csv" }
            owners { path = "hubspot/owner_data.csv" }
            owner_team { path = "hubspot/owner_team_data.csv" }
            team { path = "hubspot/team_data.csv" }
            tickets { path = "hubspot/ticket_data.csv" }
            ticket_company { path = "hubspot/ticket_company_data.csv" }
            ticket_contact { path = "hubspot/ticket_contact_data.csv" }
            calls { path = "hubspot/engagement_call_data.csv" }
            meetings { path = "hubspot/engagement_meeting_data.csv", max-rejected-share = 0.07 }
            emails { path = "hubspot/engagement_email_data.csv" }
            tasks { path = "hubspot/engagement_task_data.csv" }
            engagement_company { path = "hubspot/engagement_company_data.csv" }
            engagement_contact { path = "hubspot/engagement_contact_data.csv" }
            """);
    assertRows(
        night.lake.read(RejectedRows.TABLE).groupBy("object").count(),
        """
        | object   | count |
        | meetings | 7     |
        """);
    assertRows(
        night
            .lake
            .read(Deliveries.TABLE)
            .where("target LIKE 'silver.%' AND target <> 'silver.account_links'"),
        """
        | object         | target               | rows_read | rows_loaded | rows_duplicate | rows_filtered |
        | companies      | silver.accounts      | 24        | 24          | 0              | 0             |
        | contacts       | silver.contacts      | 22        | 22          | 3              | 0             |
        | deals          | silver.opportunities | 44        | 44          | 0              | 0             |
        | deal_pipelines | silver.deal_stages   | 6         | 0           | 0              | 6             |
        | owners         | silver.csms          | 100       | 100         | 0              | 0             |
        | tickets        | silver.tickets       | 25        | 25          | 0              | 0             |
        | calls          | silver.touchpoints   | 1         | 1           | 0              | 0             |
        | meetings       | silver.touchpoints   | 100       | 93          | 0              | 0             |
        | emails         | silver.touchpoints   | 1         | 1           | 0              | 0             |
        | tasks          | silver.touchpoints   | 2         | 0           | 0              | 2             |
        """);
  }
}
