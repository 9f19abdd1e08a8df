package tenure.jobs.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tenure.kit.TextTable.assertRows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tenure.bronze.Deliveries;

/** Which files belong to a night. */
class ArrivalTest {
  private static final String HEADER = "Id,Name,IsDeleted,SystemModstamp\n";

  @TempDir Path folder;
  private TestNight night;

  @BeforeEach
  void open() {
    night =
        new TestNight(
            folder,
            "salesforce",
            """
            vendor = salesforce
            objects.accounts { path = "crm/accounts/{date}*.csv" }
            """);
  }

  private void deliver(String file, String id) {
    night.file("crm/accounts/" + file, HEADER + id + ",Acme,false,2026-01-30T00:00:00.000Z\n");
  }

  private void touch(String file) throws IOException {
    Files.setLastModifiedTime(
        night.landing.resolve("crm/accounts/" + file), FileTime.fromMillis(0));
  }

  private void assertTaken(String object, String expected) {
    assertRows(
        night
            .lake
            .read(Deliveries.TABLE)
            .where(Deliveries.TARGET.col().equalTo("bronze.salesforce_" + object)),
        expected);
  }

  @Test
  void a_night_takes_what_landed_up_to_its_day_and_a_late_file_goes_to_the_next_night() {
    deliver("2026-01-29.csv", "0015g0000007000");
    deliver("2026-01-30.csv", "0015g0000007001");
    deliver("2026-01-31.csv", "0015g0000007002");
    night.run("2026-01-30");
    deliver("2026-01-30.late.csv.gz", "0015g0000007003");
    night.run("2026-01-31");
    assertTaken(
        "accounts",
        """
        | file                                | known_on   |
        | crm/accounts/2026-01-29.csv         | 2026-01-30 |
        | crm/accounts/2026-01-30.csv         | 2026-01-30 |
        | crm/accounts/2026-01-30.late.csv.gz | 2026-01-31 |
        | crm/accounts/2026-01-31.csv         | 2026-01-31 |
        """);
  }

  @Test
  void a_night_run_again_takes_exactly_the_files_it_took() {
    deliver("2026-01-30.csv", "0015g0000007001");
    night.run("2026-01-30");
    deliver("2026-01-30.late.csv", "0015g0000007003");
    night.run("2026-01-30");
    assertTaken(
        "accounts",
        """
        | file                        | known_on   |
        | crm/accounts/2026-01-30.csv | 2026-01-30 |
        """);
  }

  @Test
  void a_night_run_again_needs_the_files_it_took() throws IOException {
    deliver("2026-01-30.csv", "0015g0000007001");
    night.run("2026-01-30");
    Files.delete(night.landing.resolve("crm/accounts/2026-01-30.csv"));
    DeliveryGone gone = assertThrows(DeliveryGone.class, () -> night.run("2026-01-30"));
    assertTrue(gone.getMessage().contains("crm/accounts/2026-01-30.csv"), gone.getMessage());
  }

  @Test
  void a_required_extract_without_a_file_of_the_day_stops_the_night() {
    deliver("2026-01-29.csv", "0015g0000007001");
    MissingExtract missing = assertThrows(MissingExtract.class, () -> night.run("2026-01-30"));
    assertEquals(4, missing.exitCode());
    assertTrue(
        missing
            .getMessage()
            .startsWith(
                "No extract of salesforce/accounts for 2026-01-30: looked for crm/accounts/2026-01-30*.csv"),
        missing.getMessage());
    assertTrue(!night.lake.has(Deliveries.TABLE));
  }

  @Test
  void a_snapshot_is_taken_again_only_when_it_has_changed() throws IOException {
    night =
        new TestNight(
            folder,
            "salesforce",
            """
            vendor = salesforce
            objects.accounts { path = "crm/accounts.csv" }
            """);
    night.file("crm/accounts.csv", HEADER);
    night.run("2026-01-29");
    night.run("2026-01-30");
    Files.setLastModifiedTime(
        night.landing.resolve("crm/accounts.csv"),
        FileTime.from(Instant.parse("2026-01-31T01:02:03Z")));
    night.run("2026-01-31");
    assertTaken(
        "accounts",
        """
        | file             | known_on   |
        | crm/accounts.csv | 2026-01-29 |
        | crm/accounts.csv | 2026-01-31 |
        """);
  }

  @Test
  void a_dated_file_that_changed_after_it_was_taken_is_told_and_taken_again() throws IOException {
    deliver("2026-01-30.csv", "0015g0000007001");
    deliver("2026-01-31.csv", "0015g0000007001");
    night.run("2026-01-30");
    deliver("2026-01-30.csv", "0015g0000007002");
    touch("2026-01-30.csv");
    night.run("2026-01-31");
    assertTrue(
        night.notes.toString().contains("2026-01-30.csv has changed since night 2026-01-30"),
        night.notes.toString());
    assertTaken(
        "accounts",
        """
        | file                        | known_on   |
        | crm/accounts/2026-01-30.csv | 2026-01-30 |
        | crm/accounts/2026-01-30.csv | 2026-01-31 |
        | crm/accounts/2026-01-31.csv | 2026-01-31 |
        """);
  }

  @Test
  void what_was_taken_is_told_with_the_sum_of_its_bytes() {
    night.file("crm/accounts/2026-01-30.csv", HEADER);
    night.run("2026-01-30");
    assertTaken(
        "accounts",
        """
        | file                        | size_bytes | sha256                                                           |
        | crm/accounts/2026-01-30.csv | 33         | 32f6b049e2ee2d4a9d464b22e6fb54210124b1949296ec30dc24834336fea968 |
        """);
  }

  @Test
  void a_landing_folder_copied_without_its_times_brings_nothing_anew() throws IOException {
    deliver("2026-01-30.csv", "0015g0000007001");
    night.run("2026-01-30");
    touch("2026-01-30.csv");
    deliver("2026-01-31.csv", "0015g0000007002");
    night.run("2026-01-31");
    deliver("2026-02-01.csv", "0015g0000007003");
    night.run("2026-02-01");
    // Its new time is remembered: only one night had to read it again.
    assertEquals(
        List.of(
            "salesforce/accounts: files with another time than when they were taken, and the same bytes, are not taken again: 1"),
        night.notes);
    assertTaken(
        "accounts",
        """
        | file                        | known_on   |
        | crm/accounts/2026-01-30.csv | 2026-01-30 |
        | crm/accounts/2026-01-31.csv | 2026-01-31 |
        | crm/accounts/2026-02-01.csv | 2026-02-01 |
        """);
  }

  @Test
  void a_night_run_again_tells_of_a_file_that_has_changed_since_it_took_it() throws IOException {
    deliver("2026-01-30.csv", "0015g0000007001");
    night.run("2026-01-30");
    touch("2026-01-30.csv");
    night.run("2026-01-30");
    assertEquals(List.of(), night.notes);
    deliver("2026-01-30.csv", "0015g0000007002");
    night.run("2026-01-30");
    assertEquals(
        List.of(
            "crm/accounts/2026-01-30.csv has changed since night 2026-01-30 took it: the night is made of what it holds now."),
        night.notes);
  }

  @Test
  void a_link_out_of_the_landing_folder_is_refused() throws IOException {
    Path outside = folder.resolve("outside.csv");
    Files.writeString(outside, HEADER);
    Files.createDirectories(night.landing.resolve("crm/accounts"));
    Files.createSymbolicLink(night.landing.resolve("crm/accounts/2026-01-30.csv"), outside);
    assertThrows(OutsideLanding.class, () -> night.run("2026-01-30"));
  }
}
