package tenure.bronze;

import static tenure.kit.StagedRows.withProblems;
import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.rows;

import org.junit.jupiter.api.Test;

class HubspotContactsTest {
  private static final String TEXT =
      """
      | id | properties | associations | archived |
      | 1 | {"firstname":"Ann","lastname":"Lee","email":"ann@Acme.com","associatedcompanyid":"11","hs_buying_role":"INFLUENCER;CHAMPION","notes_last_contacted":"2026-01-05T10:00:00Z"} | - | false |
      | 2 | {"firstname":"Bob","hs_buying_role":"BUDGET_HOLDER; EXECUTIVE_SPONSOR","left_company_date":"2026-01-31"} | {"companies":{"results":[{"id":"12","type":"contact_to_company"}]}} | false |
      | 3 | {"email":"eve@home.net","hs_buying_role":"BLOCKER","hs_merged_object_ids":"9"} | - | false |
      | 4 | {} | - | true |
      """;

  @Test
  void a_contact_belongs_to_its_company_and_plays_its_strongest_part() {
    assertRows(
        withProblems(HubspotContacts.contacts(rows(HubspotContacts.TABLE, TEXT))),
        """
        | source | contact_id | source_account_key | contact_name | email | role | is_active | left_date | last_touched_date | is_deleted | problems |
        | hubspot | 1 | 11 | Ann Lee | ann@Acme.com | champion | true | - | 2026-01-05 | false | - |
        | hubspot | 2 | 12 | Bob | - | executive_sponsor | false | 2026-01-31 | - | false | - |
        | hubspot | 3 | user:3 | - | eve@home.net | - | true | - | - | false | - |
        | hubspot | 9 | user:3 | - | eve@home.net | - | true | - | - | true | - |
        | hubspot | 4 | user:4 | - | - | - | true | - | - | true | - |
        """);
  }

  @Test
  void what_names_a_contact_alone_finds_its_company_even_by_an_id_merged_away() {
    assertRows(
        withProblems(HubspotContacts.links(rows(HubspotContacts.TABLE, TEXT))),
        """
        | source | source_account_key | explicit_account_id | domains | is_deleted | problems |
        | hubspot | user:1 | 11 | acme.com | false | - |
        | hubspot | user:2 | 12 | - | false | - |
        | hubspot | user:3 | - | home.net | false | - |
        | hubspot | user:9 | - | home.net | false | - |
        | hubspot | user:4 | - | - | true | - |
        """);
  }
}
