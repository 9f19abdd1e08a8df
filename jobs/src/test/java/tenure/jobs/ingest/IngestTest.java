package tenure.jobs.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tenure.kit.TextTable.assertRows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tenure.bronze.Deliveries;
import tenure.bronze.RejectedRows;
import tenure.bronze.SalesforceAccounts;
import tenure.silver.Accounts;

/** From files to bronze and silver. */
class IngestTest {
  private static final String HEADER =
      "Id,Name,BillingStreet,NumberOfEmployees,IsDeleted,SystemModstamp\n";
  private static final String TAIL = ",false,2026-01-30T00:00:00.000Z\n";
  private static final String FILE = "crm/accounts/2026-01-30.csv";

  @TempDir Path folder;
  private TestNight night;

  @BeforeEach
  void open() {
    night = accounts("format = csv", "csv");
  }

  private TestNight accounts(String settings, String ending) {
    return new TestNight(
        folder,
        "salesforce",
        """
        vendor = salesforce
        objects.accounts { path = "crm/accounts/{date}*.%s", max-rejected-share = 0.5, %s }
        """
            .formatted(ending, settings));
  }

  @Test
  void fields_with_line_breaks_commas_and_quotes_stay_whole() {
    night.file(
        FILE, HEADER + "0015g0000007000,\"Acme, Inc.\",\"1 Main St.\n\"\"Suite\"\" 2\",12" + TAIL);
    night.run("2026-01-30");
    assertEquals(
        "1 Main St.\n\"Suite\" 2",
        night.lake.read(SalesforceAccounts.TABLE).first().getAs("BillingStreet"));
    assertRows(
        night.lake.read(Accounts.TABLE),
        """
        | account_id         | account_name | employees | known_on   |
        | 0015g0000007000AAA | Acme, Inc.   | 12        | 2026-01-30 |
        """);
  }

  @Test
  void files_whose_columns_stand_in_another_order_are_read_by_name() {
    night.file(FILE, HEADER + "0015g0000007000,Acme,Street,12" + TAIL);
    night.file(
        "crm/accounts/2026-01-30.b.csv",
        "Name,Id,SystemModstamp,IsDeleted\nBell,0015g0000007001,2026-01-30T00:00:00Z,false\n");
    night.run("2026-01-30");
    assertRows(
        night.lake.read(SalesforceAccounts.TABLE),
        """
        | Id              | Name | _file                         |
        | 0015g0000007000 | Acme | crm/accounts/2026-01-30.csv   |
        | 0015g0000007001 | Bell | crm/accounts/2026-01-30.b.csv |
        """);
  }

  @Test
  void every_row_has_one_fate_and_refused_rows_are_listed_with_their_line() {
    night.file(
        FILE,
        HEADER
            + "0015g0000007000,Acme,\"two\nlines\",12"
            + TAIL
            + "0015g0000007001,Bell,Street,many"
            + TAIL
            + "0015g0000007002,Cole\n"
            + "0015g0000007000,Acme Inc,Street,13,false,2026-01-30T01:00:00.000Z\n");
    assertEquals(2, night.run("2026-01-30"));
    assertRows(
        night.lake.read(RejectedRows.TABLE),
        """
        | file                        | line | column_name       | value                | reason                                                  |
        | crm/accounts/2026-01-30.csv | 4    | NumberOfEmployees | many                 | %s |
        | crm/accounts/2026-01-30.csv | 5    | -                 | 0015g0000007002,Cole | The row does not have the fields that the header names |
        """
            .formatted(
                night
                    .lake
                    .read(RejectedRows.TABLE)
                    .where("line = 4")
                    .first()
                    .<String>getAs("reason")));
    assertRows(
        night.lake.read(Deliveries.TABLE),
        """
        | target                     | rows_read | rows_loaded | rows_rejected | rows_duplicate | rows_filtered |
        | bronze.salesforce_accounts | 4         | 3           | 1             | 0              | 0             |
        | silver.accounts            | 3         | 1           | 1             | 1              | 0             |
        """);
    assertRows(
        night.lake.read(Accounts.TABLE),
        """
        | account_name | employees |
        | Acme Inc     | 13        |
        """);
  }

  @Test
  void a_broken_json_line_is_refused_with_file_and_line() {
    TestNight json = accounts("format = jsonl", "jsonl");
    json.file(
        "crm/accounts/2026-01-30.jsonl.gz",
        """
        {"Id":"0015g0000007000","Name":"Acme","IsDeleted":false,"SystemModstamp":"2026-01-30T00:00:00Z"}

        {"Id":"0015g0000007001","Name":"Be
        {"Id":"0015g0000007002","Name":"Cole","IsDeleted":false,"SystemModstamp":"2026-01-30T00:00:00Z"}
        """);
    json.run("2026-01-30");
    assertRows(
        json.lake.read(RejectedRows.TABLE),
        """
        | file                             | line | reason                       |
        | crm/accounts/2026-01-30.jsonl.gz | 3    | The row is not a JSON object |
        """);
    assertEquals(2, json.lake.read(Accounts.TABLE).count());
  }

  @Test
  void too_many_refused_rows_stop_the_night_before_silver_and_name_the_key_to_change() {
    night = accounts("max-rejected-share = 0.4", "csv");
    night.file(
        FILE, HEADER + "0015g0000007000,Acme,S,12" + TAIL + "0015g0000007001,Bell,S,many" + TAIL);
    TooManyRejected refused = assertThrows(TooManyRejected.class, () -> night.run("2026-01-30"));
    assertEquals(3, refused.exitCode());
    String message = refused.getMessage();
    assertTrue(message.startsWith("1 of 2 rows of salesforce/accounts (50.00 %)"), message);
    assertTrue(message.contains(FILE + ":3: NumberOfEmployees \"many\""), message);
    assertTrue(
        message.contains("max-rejected-share of tenure.sources.salesforce.objects.accounts"),
        message);
    assertFalse(night.lake.has(Accounts.TABLE));
    assertFalse(night.lake.has(Deliveries.TABLE));
  }

  @Test
  void a_header_without_required_columns_is_refused_with_what_was_found() {
    night.file(FILE, "Id,Title\n0015g0000007000,Acme\n");
    WrongHeader refused = assertThrows(WrongHeader.class, () -> night.run("2026-01-30"));
    assertTrue(
        refused
            .getMessage()
            .contains("Missing: Name, IsDeleted, SystemModstamp. Found: Id, Title."),
        refused.getMessage());
    assertFalse(night.lake.has(SalesforceAccounts.TABLE));
  }

  @Test
  void an_archive_that_was_cut_off_is_named() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      StringBuilder rows = new StringBuilder(HEADER);
      for (int i = 0; i < 20_000; i++) {
        rows.append("0015g0000007000,Acme ").append(i * 7919 % 10_007).append(",S,12").append(TAIL);
      }
      gzip.write(rows.toString().getBytes(StandardCharsets.UTF_8));
    }
    byte[] cut = Arrays.copyOf(packed.toByteArray(), packed.size() / 2);
    java.nio.file.Files.createDirectories(night.landing.resolve("crm/accounts"));
    java.nio.file.Files.write(night.landing.resolve("crm/accounts/2026-01-30.csv.gz"), cut);
    UnreadableFile refused = assertThrows(UnreadableFile.class, () -> night.take("2026-01-30"));
    assertTrue(
        refused.getMessage().startsWith("crm/accounts/2026-01-30.csv.gz cannot be read"),
        refused.getMessage());
  }

  @Test
  void text_in_another_encoding_is_named() {
    night.bytes(FILE, (HEADER + "1,Zürich,S,1" + TAIL).getBytes(StandardCharsets.ISO_8859_1));
    UnreadableFile refused = assertThrows(UnreadableFile.class, () -> night.take("2026-01-30"));
    assertTrue(refused.getMessage().contains("it is not UTF-8 text"), refused.getMessage());
  }

  @Test
  void a_night_run_again_changes_nothing_and_an_unchanged_entity_is_no_news() {
    night.file(FILE, HEADER + "0015g0000007000,Acme,S,12" + TAIL);
    night.file("crm/accounts/2026-01-31.csv", HEADER + "0015g0000007000,Acme,S,12" + TAIL);
    night.run("2026-01-30");
    night.run("2026-01-30");
    night.run("2026-01-31");
    assertRows(
        night.lake.read(Accounts.TABLE),
        """
        | account_id         | known_on   | written_on |
        | 0015g0000007000AAA | 2026-01-30 | 2026-01-30 |
        """);
  }
}
