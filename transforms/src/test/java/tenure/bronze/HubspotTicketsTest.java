package tenure.bronze;

import static tenure.kit.StagedRows.withProblems;
import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.rows;

import org.junit.jupiter.api.Test;

class HubspotTicketsTest {
  @Test
  void a_ticket_with_a_day_of_closing_is_closed_whatever_its_stage() {
    assertRows(
        withProblems(
            HubspotTickets.tickets(
                rows(
                    HubspotTickets.TABLE,
                    """
                    | id | properties | associations | archived |
                    | 1 | {"createdate":"2026-01-05T10:00:00Z","first_agent_reply_date":"2026-01-05T11:30:00Z","closed_date":"2026-01-06T10:00:00Z","hs_pipeline_stage":"3","hs_ticket_priority":"MEDIUM","hs_ticket_category":"PRODUCT_ISSUE"} | {"companies":{"results":[{"id":"11","type":"ticket_to_company"}]}} | false |
                    | 2 | {"createdate":"2026-01-05T10:00:00Z","hs_pipeline_stage":"2","hs_ticket_priority":"URGENT"} | {"contacts":{"results":[{"id":"7","type":"ticket_to_contact"}]}} | false |
                    | 3 | {"createdate":"2026-01-05T10:00:00Z","first_agent_reply_date":"2026-01-04T10:00:00Z","hs_pipeline_stage":"7970058","hs_ticket_priority":""} | - | false |
                    | 4 | {"hs_ticket_priority":"soon"} | - | false |
                    | 5 | {"hs_merged_object_ids":"50"} | - | true |
                    """))),
        """
        | ticket_id | source_account_key | created_at | first_response_minutes | solved_at | priority | product_area | status | is_deleted | problems |
        | 1 | 11 | 2026-01-05T10:00 | 90.0 | 2026-01-06T10:00 | normal | product_issue | closed | false | - |
        | 2 | user:7 | 2026-01-05T10:00 | - | - | urgent | - | pending | false | - |
        | 3 | ticket:3 | 2026-01-05T10:00 | - | - | - | - | open | false | - |
        | 4 | ticket:4 | - | - | - | - | - | open | false | properties.hs_ticket_priority soon is none of high, low, medium, urgent |
        | 5 | ticket:5 | - | - | - | - | - | open | true | - |
        | 50 | ticket:5 | - | - | - | - | - | open | true | - |
        """);
  }

  @Test
  void the_association_of_the_primary_type_says_whose_a_ticket_is() {
    assertRows(
        HubspotTicketCompanies.links(
            rows(
                HubspotTicketCompanies.TABLE,
                """
                | from | to |
                | {"id":"1"} | [{"toObjectId":12,"associationTypes":[{"typeId":339}]},{"toObjectId":11,"associationTypes":[{"typeId":26}]}] |
                """)),
        """
        | source_account_key | explicit_account_id |
        | ticket:1 | 11 |
        """);
  }
}
