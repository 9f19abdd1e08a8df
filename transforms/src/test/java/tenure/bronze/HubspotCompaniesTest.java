package tenure.bronze;

import static tenure.kit.StagedRows.withProblems;
import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.rows;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class HubspotCompaniesTest {
  @Test
  void properties_are_texts_that_become_what_they_say() {
    assertRows(
        staged(
            """
            | id | properties | archived | createdAt | updatedAt |
            | 11 | {"name":"Acme","domain":"WWW.Acme.com","industry":"SOFTWARE","country":"Chile","region":"LATAM","numberofemployees":"120","hubspot_owner_id":"77","segment_override":"enterprise","hs_parent_company_id":"10","createdate":"2019-07-05T20:35:26.123Z","type":"CUSTOMER"} | false | 2019-07-06T00:00:00Z | 2026-01-05T01:02:03.004Z |
            | 12 | {"name":" ","domain":"","website":"https://b.example.org/about","numberofemployees":"","createdate":"1562358926123","type":"Test"} | false | - | - |
            | 13 | {"name":"Old"} | true | 2019-07-06T00:00:00Z | - |
            """),
        """
        | source | account_id | account_name | domain | industry | country | region | employees | csm_id | segment_override | parent_account_id | created_date | is_test | is_deleted | _order | problems |
        | hubspot | 11 | Acme | acme.com | SOFTWARE | Chile | LATAM | 120 | 77 | enterprise | 10 | 2019-07-05 | false | false | 2026-01-05 01:02:03.004 | - |
        | hubspot | 12 | - | b.example.org | - | - | - | - | - | - | - | 2019-07-05 | true | false | - | - |
        | hubspot | 13 | Old | - | - | - | - | - | - | - | - | 2019-07-06 | false | true | - | - |
        """);
  }

  @Test
  void companies_that_were_merged_are_deletions_that_name_their_survivor() {
    assertRows(
        staged(
            """
            | id | properties | archived |
            | 11 | {"name":"Acme","hs_merged_object_ids":"7; 8;;11"} | false |
            | 12 | {"name":"Bell","hs_merged_object_ids":null} | false |
            """),
        """
        | account_id | merged_into_account_id | is_deleted | problems |
        | 11 | - | false | - |
        | 7 | 11 | true | - |
        | 8 | 11 | true | - |
        | 12 | - | false | - |
        """);
  }

  @Test
  void beside_salesforce_a_company_names_its_account_by_the_id_they_exchange_or_its_domain() {
    assertRows(
        withProblems(
            HubspotCompanyLinks.links(
                rows(
                    HubspotCompanyLinks.TABLE,
                    """
                    | id | properties | archived |
                    | 11 | {"domain":"acme.com","salesforceaccountid":"0015500000Xyy06","hs_merged_object_ids":"7"} | false |
                    | 12 | {"website":"http://bell.com/"} | false |
                    """))),
        """
        | source | source_account_key | explicit_account_id | domains | is_deleted | problems |
        | hubspot | 11 | 0015500000Xyy06AAB | acme.com | false | - |
        | hubspot | 7 | 0015500000Xyy06AAB | acme.com | false | - |
        | hubspot | 12 | - | bell.com | false | - |
        """);
  }

  @Test
  void what_cannot_be_read_is_named_with_its_property() {
    assertRows(
        staged(
            """
            | id | properties | archived |
            | 11 | {"numberofemployees":"many","createdate":"yesterday"} | false |
            | 12 | not json | false |
            | - | {"name":"Nobody"} | false |
            | 13 | {} | maybe |
            """),
        """
        | problems |
        | properties.numberofemployees many is not a whole number; properties.createdate yesterday is not a moment from 1990 to 2100 |
        | properties not json is not a JSON object |
        | account_id is missing |
        | archived maybe is neither true nor false |
        """);
  }

  private static Dataset<Row> staged(String text) {
    return withProblems(HubspotCompanies.accounts(rows(HubspotCompanies.TABLE, text)));
  }
}
