package tenure.jobs.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NightCommandsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"", "2026-02-30", "2999-01-01", "yesterday"})
  void a_night_without_a_possible_date_is_refused_and_nothing_is_made(String date) {
    Call call = Call.of("nightly", "--date", date, "--lake", folder.resolve("lake").toString());
    assertEquals(2, call.code());
    assertTrue(
        call.err().startsWith("tenure nightly: Invalid value for option '--date'"), call.err());
    assertTrue(Files.notExists(folder.resolve("lake")));
  }

  @Test
  void a_night_without_a_date_is_refused() {
    Call call = Call.of("nightly");
    assertEquals(2, call.code());
    assertTrue(call.err().contains("Missing required option: '--date=DATE'"), call.err());
  }

  @Test
  void a_backfill_that_ends_before_it_begins_is_refused() {
    Call call = Call.of("backfill", "--from", "2026-01-02", "--to", "2026-01-01");
    assertEquals(2, call.code());
    assertTrue(call.err().contains("--from 2026-01-02 lies after --to 2026-01-01."), call.err());
  }

  @Test
  void a_misspelt_stage_is_refused() {
    Call call = Call.of("run", "legder", "--date", "2026-01-01");
    assertEquals(2, call.code());
    assertTrue(call.err().contains("legder"), call.err());
  }

  @Test
  void wrong_settings_end_with_2_and_name_file_and_line() throws IOException {
    Path config =
        Files.writeString(folder.resolve("own.conf"), "tenure {\n  spark.parallel-stepps = 2\n}\n");
    Call call = Call.of("nightly", "--date", "2026-01-31", "--config", config.toString());
    assertEquals(2, call.code());
    assertTrue(call.err().contains("own.conf:2"), call.err());
    assertTrue(call.err().contains("Did you mean parallel-steps?"), call.err());
    assertEquals("", call.out());
  }

  @Test
  void a_plan_names_every_file_and_table_and_what_is_missing_and_makes_nothing()
      throws IOException {
    Path accounts = folder.resolve("landing/salesforce/accounts");
    Files.createDirectories(accounts);
    for (String day : new String[] {"2026-01-30", "2026-01-31", "2026-02-01"}) {
      Files.writeString(accounts.resolve(day + ".csv"), "Id,Name");
    }
    Path lake = folder.resolve("lake");
    Call call =
        Call.of(
            "plan",
            "--date",
            "2026-01-31",
            "--lake",
            lake.toString(),
            "--landing",
            folder.resolve("landing").toString());
    assertEquals(0, call.code(), call.err());
    assertLine(
        call,
        "ingest +bronze\\.salesforce_accounts +from salesforce/accounts/2026-01-30\\.csv,"
            + " salesforce/accounts/2026-01-31\\.csv");
    assertLine(call, "ingest +silver\\.accounts +from bronze\\.salesforce_accounts");
    assertLine(call, "marts +marts\\.fct_retention +from scores\\.retention.*");
    assertLine(call, "missing +stripe/subscriptions .*: the night would end with 4");
    assertTrue(Files.notExists(lake));
  }

  @Test
  void why_a_night_failed_is_told_in_full_by_whoever_is_asked_about_it() throws IOException {
    Path config =
        Files.writeString(
            folder.resolve("own.conf"),
            """
            tenure.use-sources = [crm]
            tenure.sources.crm.objects.people {
              path = "people/{date}.csv", format = csv, columns = [id, account, left]
              mappings = [{
                target = contacts
                columns { contact_id = "id", source_account_key = "account", left_date = "left" }
              }]
            }
            """);
    Path people = Files.createDirectories(folder.resolve("landing/people"));
    Files.writeString(people.resolve("2026-01-31.csv"), "id,account,left\n1,A,soon\n2,A,\n");
    String[] lake = {"--date", "2026-01-31", "--lake", folder.resolve("lake").toString()};
    Call nightly =
        Call.of(
            all(
                lake,
                "nightly",
                "--config",
                config.toString(),
                "--landing",
                folder.resolve("landing").toString()));
    assertEquals(3, nightly.code(), nightly.err());
    String reason = "1 of 2 rows of crm/people (50.00 %) could not be read; allowed are 1.00 %.";
    assertTrue(nightly.err().contains(reason), nightly.err());

    Call status = Call.of(all(lake, "status"));
    assertEquals(3, status.code());
    assertTrue(status.out().contains(reason), status.out());
    assertTrue(
        status.out().contains("2026-01-31.csv:2: left \"soon\" is not a moment"), status.out());

    Call rejected = Call.of(all(lake, "rejected"));
    assertEquals(0, rejected.code());
    assertTrue(
        rejected.err().contains("The last attempt at 2026-01-31 failed.\n" + reason),
        rejected.err());
  }

  private static String[] all(String[] more, String... first) {
    return Stream.of(first, more).flatMap(Stream::of).toArray(String[]::new);
  }

  private static void assertLine(Call call, String pattern) {
    assertTrue(call.out().lines().anyMatch(l -> l.matches(pattern)), call.out());
  }

  @Test
  void a_simulation_that_ends_before_it_begins_is_refused() {
    Call call =
        Call.of(
            "simulate", "--out", folder.toString(), "--from", "2025-12-31", "--to", "2025-01-01");
    assertEquals(2, call.code());
    assertTrue(call.err().contains("must lie before"), call.err());
  }
}
