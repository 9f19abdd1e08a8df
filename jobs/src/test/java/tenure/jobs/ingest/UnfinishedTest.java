package tenure.jobs.ingest;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tenure.kit.TextTable.assertRows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tenure.bronze.Deliveries;

/** Files that are still being written when a night looks for them. */
class UnfinishedTest {
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

  private void assertTaken(String expected) {
    assertRows(
        night
            .lake
            .read(Deliveries.TABLE)
            .where(Deliveries.TARGET.col().equalTo("bronze.salesforce_accounts")),
        expected);
  }

  private void assertWaits(TestNight night, String date, String... words) {
    MissingExtract missing = assertThrows(MissingExtract.class, () -> night.run(date));
    for (String word : words) {
      assertTrue(missing.getMessage().contains(word), missing.getMessage());
    }
  }

  @Test
  void a_file_waits_for_the_marker_that_its_source_puts_there_last() {
    night = accounts("complete.marker = \"{file}.done\"");
    deliver("2026-01-30.csv", "0015g0000007001");
    assertWaits(night, "2026-01-30", "2026-01-30.csv waits", "2026-01-30.csv.done has not come");
    night.file("crm/accounts/2026-01-30.csv.done", "");
    deliver("2026-01-30.late.csv", "0015g0000007002");
    night.run("2026-01-30");
    assertTrue(
        night.notes.toString().contains("2026-01-30.late.csv waits"), night.notes.toString());
    assertTaken(
        """
        | file                        | known_on   |
        | crm/accounts/2026-01-30.csv | 2026-01-30 |
        """);
  }

  @Test
  void a_file_waits_until_a_manifest_names_it_and_all_that_it_names_is_there_in_full() {
    night = accounts("complete.manifest = \"{date}.manifest\"");
    deliver("2026-01-30.a.csv", "0015g0000007001");
    assertWaits(night, "2026-01-30", "2026-01-30.manifest has not come");
    night.file("crm/accounts/2026-01-30.manifest", "2026-01-30.b.csv");
    assertWaits(night, "2026-01-30", "2026-01-30.manifest does not name it");
    long size = night.landing.resolve("crm/accounts/2026-01-30.a.csv").toFile().length();
    nameBoth(size + 1);
    assertWaits(night, "2026-01-30", "is not whole: 2026-01-30.a.csv, 2026-01-30.b.csv");
    nameBoth(size);
    assertWaits(night, "2026-01-30", "is not whole: 2026-01-30.b.csv");
    deliver("2026-01-30.b.csv", "0015g0000007002");
    night.run("2026-01-30");
    assertTaken(
        """
        | file                          | known_on   |
        | crm/accounts/2026-01-30.a.csv | 2026-01-30 |
        | crm/accounts/2026-01-30.b.csv | 2026-01-30 |
        """);
  }

  private void nameBoth(long sizeOfFirst) {
    night.file(
        "crm/accounts/2026-01-30.manifest",
        """
        {"entries": [
          {"url": "s3://bucket/crm/accounts/2026-01-30.a.csv", "meta": {"content_length": %d}},
          {"url": "s3://bucket/crm/accounts/2026-01-30.b.csv"}]}
        """
            .formatted(sizeOfFirst));
  }

  @Test
  void a_file_that_grows_while_it_is_looked_at_waits_and_one_that_is_young_but_still_does_not()
      throws Exception {
    night = accounts("");
    deliver("2026-01-30.csv", "0015g0000007001");
    Path growing = night.landing.resolve("crm/accounts/2026-01-30.growing.csv");
    Files.writeString(growing, HEADER);
    night.from(new Landing(night.landing).settlingFor(Duration.ofMillis(700)));
    Thread writer =
        new Thread(
            () -> {
              try {
                for (int i = 0; i < 20; i++) {
                  Files.writeString(growing, "more\n", StandardOpenOption.APPEND);
                  Thread.sleep(100);
                }
              } catch (IOException | InterruptedException broken) {
                throw new IllegalStateException(broken);
              }
            });
    writer.start();
    night.run("2026-01-30");
    writer.join();
    assertTrue(
        night.notes.toString().contains("2026-01-30.growing.csv waits: it is still being written"),
        night.notes.toString());
    assertTaken(
        """
        | file                        | known_on   |
        | crm/accounts/2026-01-30.csv | 2026-01-30 |
        """);
  }
}
