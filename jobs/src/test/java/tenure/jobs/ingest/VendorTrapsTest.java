package tenure.jobs.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static tenure.kit.TextTable.assertRows;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tenure.contract.Table;
import tenure.silver.AccountLinks;
import tenure.silver.Accounts;
import tenure.silver.Contacts;
import tenure.silver.Surveys;
import tenure.silver.Tickets;

/** What is odd about CRM and support vendors, from their files to the business's nouns. */
class VendorTrapsTest {
  private static final String SALESFORCE =
      """
      vendor = salesforce
      objects {
        accounts { path = "accounts/{date}*.%s", expect = optional, max-rejected-share = 0.5 }
        contacts { path = "contacts/{date}*.csv", expect = optional }
      }
      """;
  private static final String ZENDESK =
      """
      vendor = zendesk
      objects {
        organizations { path = "organizations/{date}*.jsonl", expect = optional }
        users { path = "users/{date}*.jsonl", expect = optional }
        tickets { path = "tickets/{date}*.jsonl", expect = optional }
        satisfaction_ratings { path = "ratings/{date}*.jsonl", expect = optional }
      }
      """;

  @TempDir Path folder;

  @Test
  void objects_of_the_rest_interface_are_read_beside_their_attributes_and_compound_fields() {
    TestNight night = new TestNight(folder, "salesforce", SALESFORCE.formatted("json"));
    night.file(
        "accounts/2026-01-30.json",
        """
        [{"attributes":{"type":"Account","url":"/services/data/v59.0/sobjects/Account/0015500000Xyy06AAB"},
          "Id":"0015500000Xyy06AAB","Name":"N/A","NumberOfEmployees":3.0,"IsDeleted":false,
          "BillingCountry":"Chile","BillingAddress":{"city":"Santiago","country":"Chile"},
          "CreatedDate":"2020-10-22T21:03:23.000+0000","SystemModstamp":"2026-01-29T10:00:00.000+0000"},
         {"attributes":{"type":"Account"},"Id":"000000000000000AAA","Name":"Placeholder",
          "IsDeleted":false,"SystemModstamp":"2026-01-29T10:00:00.000+0000"}]
        """);
    assertEquals(1, night.run("2026-01-30"));
    assertRows(
        known(night, Accounts.TABLE),
        """
        | account_id         | account_name | employees | country | created_date |
        | 0015500000Xyy06AAB | N/A          | 3         | Chile   | 2020-10-22   |
        """);
  }

  @Test
  void ids_of_15_characters_that_differ_in_case_alone_are_two_accounts_and_na_is_a_name() {
    TestNight night = new TestNight(folder, "salesforce", SALESFORCE.formatted("csv"));
    night.file(
        "accounts/2026-01-30.csv",
        """
        Id,Name,NumberOfEmployees,IsDeleted,SystemModstamp
        0015500000Xyy06,NA,23.0,false,2026-01-29T10:00:00.000Z
        0015500000xyy06,null,,false,2026-01-29T10:00:00.000Z
        """);
    night.file(
        "contacts/2026-01-30.csv",
        """
        Id,AccountId,Name,IsDeleted,SystemModstamp
        0035g00000Xyy06,0015500000XYY06AAB,"Ann ""A."" Lee",false,2026-01-29T10:00:00.000Z
        0035g00000Xyy07,0015500000xyy06,Bob,false,2026-01-29T10:00:00.000Z
        """);
    assertEquals(0, night.run("2026-01-30"));
    assertRows(
        known(night, Accounts.TABLE),
        """
        | account_id         | account_name | employees |
        | 0015500000Xyy06AAB | NA           | 23        |
        | 0015500000xyy06AAA | null         | -         |
        """);
    assertRows(
        known(night, Contacts.TABLE),
        """
        | contact_name | account_id         |
        | Ann "A." Lee | 0015500000Xyy06AAB |
        | Bob          | 0015500000xyy06AAA |
        """);
  }

  @Test
  void a_ticket_on_two_pages_counts_as_it_was_generated_last_and_a_deleted_one_is_gone() {
    TestNight night = new TestNight(folder, "zendesk", ZENDESK);
    night.file(
        "tickets/2026-01-30.jsonl",
        """
        {"id":1,"status":"solved","subject":"a","created_at":"2026-01-29T10:00:00Z","updated_at":"2026-01-29T11:00:00Z","generated_timestamp":1769767200}
        {"id":1,"status":"open","subject":"a","created_at":"2026-01-29T10:00:00Z","updated_at":"2026-01-29T12:00:00Z","generated_timestamp":1769767100}
        {"id":2,"status":"open","created_at":"2026-01-29 10:00:00.083","generated_timestamp":1769767200}
        {"id":3,"status":"open","created_at":"2026-01-29T10:00:00Z","generated_timestamp":1769767200}
        """);
    night.run("2026-01-30");
    night.file(
        "tickets/2026-01-31.jsonl",
        """
        {"id":2,"status":"deleted","subject":"SCRUBBED","generated_timestamp":1769853600}
        {"id":3,"status":"closed","tags":["closed_by_merge"],"generated_timestamp":1769853600}
        """);
    night.run("2026-01-31");
    assertRows(
        known(night, Tickets.TABLE),
        """
        | ticket_id | status |
        | 1         | solved |
        """);
  }

  @Test
  void an_organisation_is_found_by_its_id_then_its_domains_then_the_requesters_never_free_mail() {
    TestNight night =
        new TestNight(
            folder, Map.of("salesforce", SALESFORCE.formatted("csv"), "zendesk", ZENDESK));
    night.file(
        "accounts/2026-01-30.csv",
        """
        Id,Name,Website,IsDeleted,SystemModstamp
        0015500000Xyy06,Acme,acme.com,false,2026-01-29T10:00:00.000Z
        0015500000Ygpq1,Bell,bell.com,false,2026-01-29T10:00:00.000Z
        0015500000Ygpq2,Mailer,gmail.com,false,2026-01-29T10:00:00.000Z
        """);
    night.file(
        "organizations/2026-01-30.jsonl",
        """
        {"id":10,"external_id":"0015500000Xyy06","domain_names":["bell.com"]}
        {"id":11,"external_id":"unheard of","domain_names":["other.org","bell.com"]}
        {"id":12,"external_id":null,"domain_names":["gmail.com"]}
        """);
    night.file(
        "users/2026-01-30.jsonl",
        """
        {"id":7,"role":"end-user","email":"ann@Bell.com"}
        {"id":8,"role":"end-user","email":"eve@gmail.com"}
        """);
    night.file(
        "tickets/2026-01-30.jsonl",
        """
        {"id":1,"status":"open","organization_id":10,"requester_id":7}
        {"id":2,"status":"open","organization_id":11,"requester_id":8}
        {"id":3,"status":"open","organization_id":12,"requester_id":7}
        {"id":4,"status":"open","organization_id":null,"requester_id":7}
        {"id":5,"status":"open","organization_id":null,"requester_id":8}
        """);
    night.file(
        "ratings/2026-01-30.jsonl",
        """
        {"id":90,"ticket_id":1,"requester_id":8,"score":"good","updated_at":"2026-01-29T10:00:00Z"}
        {"id":91,"ticket_id":4,"requester_id":7,"score":"offered","updated_at":"2026-01-29T10:00:00Z"}
        """);
    assertEquals(0, night.run("2026-01-30"));
    assertRows(
        AccountLinks.attach(known(night, Tickets.TABLE), known(night, AccountLinks.TABLE)),
        """
        | ticket_id | account_id         |
        | 1         | 0015500000Xyy06AAB |
        | 2         | 0015500000Ygpq1AAB |
        | 3         | zendesk:12         |
        | 4         | 0015500000Ygpq1AAB |
        | 5         | zendesk:unresolved |
        """);
    assertRows(
        known(night, Surveys.TABLE),
        """
        | response_id | account_id         | score |
        | 90          | 0015500000Xyy06AAB | 5.0   |
        """);
  }

  private static Dataset<Row> known(TestNight night, Table table) {
    return night.lake.asKnown(table, LocalDate.of(2026, 2, 1));
  }
}
