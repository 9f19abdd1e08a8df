package tenure.jobs.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Extracts that are missing or stale. */
class PunctualityTest {
  private static final String HEADER = "Id,Name,IsDeleted,SystemModstamp\n";

  @TempDir Path folder;
  private TestNight night;

  private TestNight accounts(String settings) {
    return new TestNight(
        folder,
        "salesforce",
        """
        vendor = salesforce
        %s
        objects.accounts { path = "crm/accounts/{date}*.csv" }
        """
            .formatted(settings));
  }

  private void deliver(String file, String id) {
    night.file("crm/accounts/" + file, HEADER + id + ",Acme,false,2026-01-30T00:00:00.000Z\n");
  }

  @Test
  void a_source_says_how_old_its_newest_extract_may_be_and_what_follows() {
    night = accounts("within-days = 1");
    deliver("2026-01-29.csv", "0015g0000007001");
    night.run("2026-01-30");
    assertThrows(MissingExtract.class, () -> night.take("2026-01-31"));
    night = accounts("within-days = 1, when-late = warn");
    assertEquals(
        List.of(
            "No extract of salesforce/accounts for 2026-01-31: the newest is of 2026-01-29, 2 days"
                + " before."),
        night.take("2026-01-31").late().stream().map(Late::words).toList());
    assertTrue(night.notes.toString().contains("2 days before"), night.notes.toString());
    night = accounts("within-days = 1, when-late = carry-on");
    assertEquals(1, night.take("2026-01-31").late().size());
    assertEquals(List.of(), night.notes);
  }

  @Test
  void a_snapshot_is_stale_by_the_day_of_its_last_change() throws IOException {
    night =
        new TestNight(
            folder,
            "salesforce",
            """
            vendor = salesforce
            when-late = carry-on
            objects.accounts { path = "crm/accounts.csv", within-days = 3 }
            """);
    night.file("crm/accounts.csv", HEADER);
    Files.setLastModifiedTime(
        night.landing.resolve("crm/accounts.csv"),
        FileTime.from(Instant.parse("2026-01-28T23:59:59Z")));
    assertEquals(List.of(), night.take("2026-01-31").late());
    assertEquals(1, night.take("2026-02-01").late().size());
    assertEquals(Optional.of(4L), night.take("2026-02-01").late().get(0).days());
  }
}
