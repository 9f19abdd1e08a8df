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
import tenure.silver.Opportunities;
import tenure.silver.Tickets;

/** Whose rows are, night after night: links that come late, merges, and the crosswalk. */
class IdentityTest {
  private static final String HUBSPOT = CrmVendorsTest.HUBSPOT;

  @TempDir Path folder;

  @Test
  void a_deal_that_came_before_its_company_finds_it_and_follows_its_merge() {
    TestNight night = new TestNight(folder, "hubspot", HUBSPOT);
    night.file(
        "deals/2026-01-29.jsonl", "{\"id\":\"5\",\"properties\":{\"dealname\":\"Renewal\"}}\n");
    night.run("2026-01-29");
    assertRows(account(night, Opportunities.TABLE), only("hubspot:unresolved"));
    night.file(
        "companies/2026-01-30.jsonl", "{\"id\":\"10\",\"properties\":{\"name\":\"Acme\"}}\n");
    night.file(
        "deal_companies/2026-01-30.jsonl",
        """
        {"from":{"id":"5"},"to":[{"toObjectId":10,"associationTypes":[{"typeId":5}]}]}
        """);
    night.run("2026-01-30");
    assertRows(account(night, Opportunities.TABLE), only("10"));
    night.file(
        "companies/2026-01-31.jsonl",
        "{\"id\":\"11\",\"properties\":{\"name\":\"Acme\",\"hs_merged_object_ids\":\"10\"}}\n");
    night.run("2026-01-31");
    assertRows(account(night, Opportunities.TABLE), only("11"));
  }

  @Test
  void a_conversation_belongs_to_the_account_that_the_crosswalk_records_for_its_company() {
    TestNight night =
        new TestNight(
            folder,
            Map.of(
                "hubspot",
                HUBSPOT,
                "intercom",
                """
                vendor = intercom
                objects {
                  companies { path = "ic/companies/{date}*.jsonl", expect = optional }
                  contacts { path = "ic/contacts/{date}*.jsonl", expect = optional }
                  conversations { path = "ic/conversations/{date}*.jsonl", expect = optional }
                }
                """,
                "crosswalk",
                """
                vendor = crosswalk
                objects.account_keys { path = "crosswalk.csv", expect = optional }
                """));
    night.file(
        "companies/2026-01-29.jsonl", "{\"id\":\"10\",\"properties\":{\"name\":\"Acme\"}}\n");
    night.file(
        "ic/companies/2026-01-29.jsonl",
        "{\"id\":\"co1\",\"company_id\":\"co2-qualification-company\",\"name\":\"Acme\"}\n");
    night.file(
        "ic/contacts/2026-01-29.jsonl",
        """
        {"id":"c1","companies":{"data":[{"id":"co1"}],"has_more":false}}
        {"id":"c2","deleted":true}
        """);
    night.file(
        "ic/conversations/2026-01-29.jsonl",
        """
        {"id":"1","state":"open","contacts":{"contacts":[{"id":"c1"}]},"created_at":1767607200}
        """);
    assertEquals(0, night.run("2026-01-29"));
    assertRows(account(night, Tickets.TABLE), only("intercom:co1"));
    night.file("crosswalk.csv", "source,source_account_key,account_id\nintercom,co1,10\n");
    assertEquals(0, night.run("2026-01-30"));
    assertRows(account(night, Tickets.TABLE), only("10"));
  }

  private static String only(String account) {
    return "| account_id |\n| " + account + " |\n";
  }

  /** Rows as a night reads them: pointing at the account that survives by then. */
  private static Dataset<Row> account(TestNight night, Table table) {
    return AccountLinks.attach(known(night, table), known(night, AccountLinks.TABLE));
  }

  private static Dataset<Row> known(TestNight night, Table table) {
    return night.lake.asKnown(table, LocalDate.of(2026, 2, 1));
  }
}
