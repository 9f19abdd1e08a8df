package tenure.bronze;

import static tenure.kit.StagedRows.withProblems;
import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.rows;

import org.junit.jupiter.api.Test;

class HubspotDealsTest {
  @Test
  void a_deal_belongs_to_its_primary_company() {
    assertRows(
        HubspotDeals.opportunities(
            rows(
                HubspotDeals.TABLE,
                """
                | id | properties | associations | companies |
                | 1 | {} | {"companies":{"results":[{"id":"12","type":"deal_to_company_unlabeled"},{"id":"11","type":"deal_to_company_unlabeled"},{"id":"11","type":"deal_to_company"}]}} | - |
                | 2 | {} | {"companies":{"results":[{"id":"12","type":"deal_to_company_unlabeled"}]}} | - |
                | 3 | {"hs_primary_associated_company":"13"} | {"companies":{"results":[{"id":"12","type":"deal_to_company"}]}} | - |
                | 4 | {} | - | ["14","15"] |
                | 5 | {} | {"contacts":{"results":[{"id":"99","type":"deal_to_contact"}]}} | - |
                """)),
        """
        | opportunity_id | source_account_key |
        | 1 | 11 |
        | 2 | 12 |
        | 3 | 13 |
        | 4 | 14 |
        | 5 | deal:5 |
        """);
  }

  @Test
  void a_deal_keeps_the_id_of_its_stage_and_gets_one_of_four_kinds() {
    assertRows(
        withProblems(
            HubspotDeals.opportunities(
                rows(
                    HubspotDeals.TABLE,
                    """
                    | id | properties | archived |
                    | 1 | {"dealtype":"newbusiness","dealstage":"closedwon","amount":"1200.5","deal_currency_code":"usd","closedate":"2026-01-31T10:00:00Z","hs_is_closed":"true","hs_is_closed_won":"true"} | false |
                    | 2 | {"dealtype":"existingbusiness","dealstage":"7708","amount":"","closedate":"1767225599999"} | false |
                    | 3 | {"dealtype":"Renewal","amount":"1,000"} | false |
                    | 4 | {"dealtype":"crosssell","hs_merged_object_ids":"40"} | true |
                    """))),
        """
        | opportunity_id | kind | stage | amount | currency | close_date | is_closed | is_won | is_deleted | problems |
        | 1 | new | closedwon | 1200.50 | USD | 2026-01-31 | true | true | false | - |
        | 2 | - | 7708 | - | - | 2025-12-31 | - | - | false | - |
        | 3 | renewal | - | - | - | - | - | - | false | properties.amount 1,000 is not a number |
        | 4 | cross_sell | - | - | - | - | - | - | true | - |
        | 40 | cross_sell | - | - | - | - | - | - | true | - |
        """);
  }

  @Test
  void the_association_of_the_primary_type_says_whose_a_deal_is() {
    assertRows(
        withProblems(
            HubspotDealCompanies.links(
                rows(
                    HubspotDealCompanies.TABLE,
                    """
                    | from | to |
                    | {"id":"1"} | [{"toObjectId":12,"associationTypes":[{"category":"HUBSPOT_DEFINED","typeId":341,"label":null}]},{"toObjectId":11,"associationTypes":[{"category":"HUBSPOT_DEFINED","typeId":341},{"category":"HUBSPOT_DEFINED","typeId":5,"label":"Primary"}]}] |
                    | {"id":"2"} | [{"toObjectId":12,"associationTypes":[{"category":"USER_DEFINED","typeId":101112}]}] |
                    | {"id":"3"} | [] |
                    | {} | [] |
                    """))),
        """
        | source | source_account_key | explicit_account_id | problems |
        | hubspot | deal:1 | 11 | - |
        | hubspot | deal:2 | 12 | - |
        | hubspot | deal:3 | - | - |
        | hubspot | - | - | source_account_key is missing |
        """);
  }

  @Test
  void a_stage_is_closed_where_it_says_so_or_nothing_is_uncertain_any_more() {
    assertRows(
        withProblems(
            HubspotDealPipelines.stages(
                rows(
                    HubspotDealPipelines.TABLE,
                    """
                    | id | label | stages | archived | updatedAt |
                    | default | Sales | [{"id":"closedwon","label":"Closed Won","metadata":{"isClosed":"true","probability":"1.0"}},{"id":"closedlost","label":"Closed Lost","metadata":{"probability":"0.0"}},{"id":"7708","label":"Trial","metadata":{"isClosed":"false","probability":"0.2"}}] | false | 2026-01-05T00:00:00Z |
                    | old | Past | [{"id":"1","label":"Bad","metadata":{"probability":"likely"}}] | true | - |
                    """))),
        """
        | source | stage_id | stage_name | pipeline_name | is_closed | is_won | is_deleted | problems |
        | hubspot | closedwon | Closed Won | Sales | true | true | false | - |
        | hubspot | closedlost | Closed Lost | Sales | true | false | false | - |
        | hubspot | 7708 | Trial | Sales | false | false | false | - |
        | hubspot | 1 | Bad | Past | - | - | false | stages.metadata.probability likely is not a number |
        """);
  }
}
