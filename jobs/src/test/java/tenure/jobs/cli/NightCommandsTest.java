package tenure.jobs.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
  void a_plan_names_every_table_with_what_it_is_made_from() {
    Call call = Call.of("plan", "--date", "2026-01-31");
    assertEquals(0, call.code());
    assertTrue(
        call.out()
            .lines()
            .anyMatch(l -> l.matches("marts +marts\\.fct_retention +from scores\\.retention.*")),
        call.out());
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
