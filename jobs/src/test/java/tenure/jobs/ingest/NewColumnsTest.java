package tenure.jobs.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static tenure.kit.TextTable.assertRows;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tenure.bronze.SalesforceAccounts;
import tenure.silver.Accounts;

/** Columns that join an extract: told once, kept from then on. */
class NewColumnsTest {
  private static final String HEADER = "Id,Name,IsDeleted,SystemModstamp";
  private static final String NEWS =
      "New columns that nobody reads, kept in _extra: salesforce/accounts: Zeal__c.";

  @TempDir Path folder;

  private TestNight accounts(String format) {
    return new TestNight(
        folder,
        "salesforce",
        """
        vendor = salesforce
        objects.accounts { path = "crm/accounts/{date}.%s", format = %s }
        """
            .formatted(format, format));
  }

  @Test
  void columns_of_csv_that_join_are_told_once_and_kept_and_those_of_the_first_night_never() {
    TestNight night = accounts("csv");
    night.file("crm/accounts/2026-01-30.csv", row(HEADER + ",Mood__c", "Acme", "30", ",calm"));
    night.run("2026-01-30");
    night.file(
        "crm/accounts/2026-01-31.csv",
        row(HEADER + ",Mood__c,Zeal__c", "Acme Inc", "31", ",wild,\"7, \"\"or\"\" more\""));
    night.run("2026-01-31");
    night.run("2026-01-31");
    night.file(
        "crm/accounts/2026-02-01.csv",
        row(HEADER + ",Zeal__c", "Acme Ltd", "32", ",8")
            + "0015g0000008000,Beta,false,2026-01-31T00:00:00Z,\n");
    night.run("2026-02-01");
    assertEquals(List.of(NEWS, NEWS), night.notes, "a night run again tells it again");
    assertRows(
        night.lake.read(SalesforceAccounts.TABLE),
        """
        | Name     | _extra                      | known_on   |
        | Acme     | -                           | 2026-01-30 |
        | Acme Inc | {"Zeal__c":"7, \\"or\\" more"} | 2026-01-31 |
        | Acme Ltd | {"Zeal__c":"8"}             | 2026-02-01 |
        | Beta     | -                           | 2026-02-01 |
        """);
  }

  private static String row(String header, String name, String day, String rest) {
    String moment = day.equals("32") ? "2026-02-01" : "2026-01-" + day;
    return "%s\n0015g0000007000,%s,false,%sT00:00:00Z%s\n".formatted(header, name, moment, rest);
  }

  @Test
  void what_json_nests_or_names_in_another_case_is_kept_and_a_row_without_it_keeps_nothing() {
    TestNight night = accounts("jsonl");
    night.file("crm/accounts/2026-01-30.jsonl", json("0015g0000007000", "Acme", ""));
    night.run("2026-01-30");
    night.file(
        "crm/accounts/2026-01-31.jsonl",
        json("0015g0000007000", "Acme", ",\"Zeal__c\":{\"grade\":[1,2]}")
            + json("0015g0000008000", "Beta", "")
            + json("0015g0000009000", "Gamma", ",\"zeal__C\":true,\"NAME\":\"loud\""));
    night.run("2026-01-31");
    assertRows(
        night.lake.slice(SalesforceAccounts.TABLE, java.time.LocalDate.of(2026, 1, 31)),
        """
        | Name  | _extra                           |
        | Acme  | {"Zeal__c":"{\\"grade\\":[1,2]}"}  |
        | Beta  | -                                |
        | Gamma | {"zeal__C":"true","NAME":"loud"} |
        """);
    assertEquals(3, night.lake.read(Accounts.TABLE).select("account_id").distinct().count());
  }

  private static String json(String id, String name, String rest) {
    return "{\"Id\":\"%s\",\"Name\":\"%s\",\"IsDeleted\":false,\"SystemModstamp\":\"2026-01-31T00:00:00Z\"%s}\n"
        .formatted(id, name, rest);
  }
}
