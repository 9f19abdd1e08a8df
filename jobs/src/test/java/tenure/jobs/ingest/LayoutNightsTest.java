package tenure.jobs.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static tenure.kit.TextTable.assertRows;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tenure.bronze.RejectedRows;
import tenure.silver.Accounts;

/** What loaders land over several nights. */
class LayoutNightsTest {
  @TempDir Path folder;

  @Test
  void a_full_refresh_of_airbyte_takes_away_what_it_does_not_hold() {
    TestNight night = accounts("airbyte", "jsonl");
    night.file(
        "crm/2026-01-30.jsonl",
        raw(3, "0015g0000007000", "Acme") + raw(3, "0015g0000007001", "Bell"));
    night.file("crm/2026-01-31.jsonl", raw(3, "0015g0000007002", "Cole"));
    night.file(
        "crm/2026-02-01.jsonl",
        raw(4, "0015g0000007001", "Bell") + raw(4, "0015g0000007002", "Cole & Co"));
    night.run("2026-01-30");
    night.run("2026-01-31");
    night.run("2026-02-01");
    assertRows(
        night.lake.read(Accounts.TABLE),
        """
        | account_id         | account_name | is_deleted | known_on   |
        | 0015g0000007000AAA | Acme         | false      | 2026-01-30 |
        | 0015g0000007001AAA | Bell         | false      | 2026-01-30 |
        | 0015g0000007002AAA | Cole         | false      | 2026-01-31 |
        | 0015g0000007000AAA | Acme         | true       | 2026-02-01 |
        | 0015g0000007002AAA | Cole & Co    | false      | 2026-02-01 |
        """);
  }

  @Test
  void a_row_of_a_loader_is_refused_under_the_name_and_line_of_its_file() {
    TestNight night = accounts("fivetran", "csv");
    night.file(
        "crm/2026-01-30.csv",
        """
        ID,NAME,IS_DELETED,NUMBER_OF_EMPLOYEES,_FIVETRAN_DELETED,_FIVETRAN_SYNCED
        0015g0000007000,Acme,FALSE,12,FALSE,2026-01-30 00:00:00
        0015g0000007001,Bell,FALSE,many,FALSE,2026-01-30 00:00:00
        """);
    assertEquals(1, night.run("2026-01-30"));
    assertRows(
        night.lake.read(RejectedRows.TABLE),
        """
        | file               | line | column_name         | value |
        | crm/2026-01-30.csv | 3    | number_of_employees | many  |
        """);
  }

  private static String raw(int generation, String id, String name) {
    return """
        {"_airbyte_raw_id":"x","_airbyte_generation_id":%d,"_airbyte_data":{"Id":"%s","Name":"%s","IsDeleted":false}}
        """
        .formatted(generation, id, name);
  }

  private TestNight accounts(String layout, String ending) {
    return new TestNight(
        folder,
        "salesforce",
        """
        vendor = salesforce, layout = %s
        objects.accounts { path = "crm/{date}*.%s", max-rejected-share = 0.5 }
        """
            .formatted(layout, ending));
  }
}
