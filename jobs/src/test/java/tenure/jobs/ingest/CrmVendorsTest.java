package tenure.jobs.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static tenure.kit.TextTable.assertRows;

import java.nio.file.Path;
import java.time.LocalDate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tenure.contract.Table;
import tenure.silver.Accounts;
import tenure.silver.Contacts;
import tenure.silver.Csms;
import tenure.silver.Opportunities;
import tenure.silver.Touchpoints;

/** One company as different vendors describe it, from files to the business's nouns. */
class CrmVendorsTest {
  static final String HUBSPOT =
      """
      vendor = hubspot
      objects {
        companies { path = "companies/{date}*.jsonl", expect = optional }
        contacts { path = "contacts/{date}*.jsonl", expect = optional }
        owners { path = "owners/{date}*.jsonl", expect = optional }
        deal_pipelines { path = "deal_pipelines/{date}*.jsonl", expect = optional }
        deals { path = "deals/{date}*.jsonl", expect = optional }
        deal_companies { path = "deal_companies/{date}*.jsonl", expect = optional }
        meetings { path = "meetings/{date}*.jsonl", expect = optional }
      }
      """;
  private static final String SALESFORCE =
      """
      vendor = salesforce
      objects {
        accounts { path = "accounts/{date}*.csv", expect = optional }
        contacts { path = "contacts/{date}*.csv", expect = optional }
        users { path = "users/{date}*.csv", expect = optional }
        opportunities { path = "opportunities/{date}*.csv", expect = optional }
        tasks { path = "tasks/{date}*.csv", expect = optional }
      }
      """;

  @TempDir Path folder;

  @Test
  void the_same_company_is_the_same_whichever_crm_describes_it() {
    describes(hubspot());
    describes(salesforce());
  }

  private TestNight hubspot() {
    TestNight night = new TestNight(folder.resolve("h"), "hubspot", HUBSPOT);
    night.file(
        "owners/2026-01-30.jsonl",
        """
        {"id":"77","firstName":"Cleo","lastName":"Ruiz","teams":[{"name":"EMEA","primary":true}],"archived":false,"updatedAt":"2026-01-29T10:00:00Z"}
        """);
    night.file(
        "companies/2026-01-30.jsonl",
        """
        {"id":"11","properties":{"name":"Acme, Inc.","domain":"acme.com","industry":"Software","country":"Chile","region":"LATAM","numberofemployees":"120","hubspot_owner_id":"77","createdate":"2019-07-05T20:35:26Z","hs_merged_object_ids":"10"},"archived":false,"updatedAt":"2026-01-29T10:00:00Z"}
        """);
    night.file(
        "contacts/2026-01-30.jsonl",
        """
        {"id":"1","properties":{"firstname":"Ann","lastname":"Lee","email":"ann@acme.com","associatedcompanyid":"10","hs_buying_role":"CHAMPION","notes_last_contacted":"2026-01-05T10:00:00Z"},"archived":false,"updatedAt":"2026-01-29T10:00:00Z"}
        """);
    night.file(
        "deal_pipelines/2026-01-30.jsonl",
        """
        {"id":"default","label":"Sales","stages":[{"id":"77081","label":"Closed Won","metadata":{"isClosed":"true","probability":"1.0"}}]}
        """);
    night.file(
        "deals/2026-01-30.jsonl",
        """
        {"id":"5","properties":{"dealtype":"renewal","dealstage":"77081","amount":"1200.50","deal_currency_code":"USD","closedate":"2026-01-31T10:00:00Z"},"associations":{"companies":{"results":[{"id":"10","type":"deal_to_company"}]}},"archived":false,"updatedAt":"2026-01-29T10:00:00Z"}
        """);
    night.file(
        "meetings/2026-01-30.jsonl",
        """
        {"id":"9","properties":{"hs_meeting_start_time":"2026-01-05T10:00:00Z","hs_meeting_outcome":"COMPLETED","hs_activity_type":"QBR"},"associations":{"contacts":{"results":[{"id":"1","type":"meeting_event_to_contact"}]}},"archived":false,"updatedAt":"2026-01-29T10:00:00Z"}
        """);
    assertEquals(0, night.run("2026-01-30"));
    return night;
  }

  private TestNight salesforce() {
    TestNight night = new TestNight(folder.resolve("s"), "salesforce", SALESFORCE);
    night.file(
        "users/2026-01-30.csv",
        """
        Id,Name,Team__c,IsActive,SystemModstamp
        0055g00000Xyy06AAB,Cleo Ruiz,EMEA,true,2026-01-29T10:00:00.000Z
        """);
    night.file(
        "accounts/2026-01-30.csv",
        """
        Id,Name,Website,Industry,BillingCountry,Region__c,NumberOfEmployees,OwnerId,CreatedDate,IsDeleted,MasterRecordId,BillingStreet,SystemModstamp
        0015500000Xyy06AAB,"Acme, Inc.",acme.com,Software,Chile,LATAM,120.0,0055g00000Xyy06AAB,2019-07-05T20:35:26.000Z,false,,"1 ""Main"" St.
        Suite 2, North
        Building 3
        Santiago",2026-01-29T10:00:00.000Z
        0015500000Ygpq1AAB,Acme,acme.com,,,,,,,true,0015500000Xyy06AAB,,2026-01-29T10:00:00.000Z
        """);
    night.file(
        "contacts/2026-01-30.csv",
        """
        Id,AccountId,Name,Email,Role__c,LastActivityDate,IsDeleted,SystemModstamp
        0035g00000Xyy06AAB,0015500000Ygpq1,Ann Lee,ann@acme.com,Champion,2026-01-05,false,2026-01-29T10:00:00.000Z
        """);
    night.file(
        "opportunities/2026-01-30.csv",
        """
        Id,AccountId,Type,StageName,Amount,CurrencyIsoCode,CloseDate,IsClosed,IsWon,IsDeleted,SystemModstamp
        0065g00000Xyy01AAB,0015500000Ygpq1,Renewal,Closed Won,1200.50,USD,2026-01-31,true,true,false,2026-01-29T10:00:00.000Z
        """);
    night.file(
        "tasks/2026-01-30.csv",
        """
        Id,AccountId,WhoId,Type,Status,ActivityDate,Attended__c,SystemModstamp
        00T5g00000Xyy01EAB,0015500000Xyy06,0035g00000Xyy06AAB,QBR,Completed,2026-01-05,true,2026-01-29T10:00:00.000Z
        """);
    assertEquals(0, night.run("2026-01-30"));
    return night;
  }

  private static void describes(TestNight night) {
    assertRows(
        known(night, Accounts.TABLE),
        """
        | account_name | domain   | industry | country | region | employees | created_date | is_test |
        | Acme, Inc.   | acme.com | Software | Chile   | LATAM  | 120       | 2019-07-05   | false   |
        """);
    assertRows(
        known(night, Csms.TABLE),
        """
        | csm_name  | team | is_active |
        | Cleo Ruiz | EMEA | true      |
        """);
    assertRows(
        ofAccounts(night, Contacts.TABLE),
        """
        | account_name | contact_name | email        | role     | is_active | last_touched_date |
        | Acme, Inc.   | Ann Lee      | ann@acme.com | champion | true      | 2026-01-05        |
        """);
    assertRows(
        ofAccounts(night, Opportunities.TABLE),
        """
        | account_name | kind    | stage      | amount  | currency | close_date | is_closed | is_won |
        | Acme, Inc.   | renewal | Closed Won | 1200.50 | USD      | 2026-01-31 | true      | true   |
        """);
    assertRows(
        ofAccounts(night, Touchpoints.TABLE),
        """
        | account_name | kind | scheduled_date | held_date  | is_attended |
        | Acme, Inc.   | qbr  | 2026-01-05     | 2026-01-05 | true        |
        """);
  }

  private static Dataset<Row> ofAccounts(TestNight night, Table table) {
    return known(night, table)
        .join(
            known(night, Accounts.TABLE)
                .select(Accounts.ACCOUNT_ID.col(), Accounts.ACCOUNT_NAME.col()),
            Accounts.ACCOUNT_ID.name());
  }

  private static Dataset<Row> known(TestNight night, Table table) {
    return night.lake.asKnown(table, LocalDate.of(2026, 2, 1));
  }
}
