package tenure.jobs.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tenure.jobs.database.Database;
import tenure.jobs.database.DatabaseFailed;
import tenure.jobs.database.NotGiven;

/** A database that does not give what it is asked for, and its password, which nobody learns. */
class DatabaseFaultsTest {
  private static final String SECRET = "hunter2-hunter2";

  @TempDir Path folder;
  private AppDatabase database;
  private TestNight night;

  @BeforeEach
  void fill() throws IOException {
    database = new AppDatabase(folder);
  }

  @Test
  void what_the_database_refuses_ends_the_night_with_its_words() {
    night = database.source(AppDatabase.url("postgres"), "table = public.customer", "");
    DatabaseFailed failed = assertThrows(DatabaseFailed.class, () -> night.take("2026-01-30"));
    assertEquals(2, failed.exitCode());
    assertTrue(
        failed.getMessage().contains("\"public.customer\" does not exist"), failed.getMessage());
    night = database.source("jdbc:nobase://here/there", "table = customers", "");
    DatabaseFailed driver = assertThrows(DatabaseFailed.class, () -> night.take("2026-01-30"));
    assertTrue(driver.getMessage().contains("No suitable driver"), driver.getMessage());
  }

  @Test
  void a_database_that_does_not_answer_is_a_late_extract() {
    night = database.source("jdbc:postgresql://127.0.0.1:1/none", "table = customers", "");
    Intake intake = night.take("2026-01-30");
    assertEquals(1, intake.late().size());
    assertTrue(intake.late().get(0).words().contains("app/customers"));
    night =
        database.source(
            "jdbc:postgresql://127.0.0.1:1/none", "table = customers", "when-late = fail");
    DatabaseFailed failed = assertThrows(DatabaseFailed.class, () -> night.take("2026-01-30"));
    assertEquals(6, failed.exitCode());
  }

  @Test
  void the_password_stands_in_no_log_no_plan_and_no_event() throws Exception {
    Files.writeString(database.password(), SECRET);
    try (Overheard heard = new Overheard()) {
      night = database.source("partition { column = id, count = 2 }");
      night.run("2026-01-30");
      heard.note(night.sources().toString() + night.notes);
      String all = heard.text();
      assertTrue(all.contains("JDBCRelation"), "the plans are among what was heard");
      assertTrue(all.contains("password"), "the file of the password is named");
      assertFalse(all.contains(SECRET));
    }
  }

  @Test
  void the_password_stands_in_no_message_even_where_the_database_says_it() throws IOException {
    Files.writeString(database.password(), SECRET);
    night = database.source(AppDatabase.url(SECRET), "table = customers", "");
    DatabaseFailed failed = assertThrows(DatabaseFailed.class, () -> night.take("2026-01-30"));
    StringWriter trace = new StringWriter();
    failed.printStackTrace(new PrintWriter(trace));
    assertTrue(failed.getMessage().contains("database \"***\" does not exist"), trace.toString());
    assertFalse(trace.toString().contains(SECRET));
  }

  @Test
  void whether_a_database_lets_us_in_is_asked_without_spark() throws IOException {
    Files.writeString(database.password(), SECRET);
    assertEquals(Optional.empty(), reached(database.source("")).trouble());
    String refused =
        reached(database.source(AppDatabase.url(SECRET), "table = customers", ""))
            .trouble()
            .orElseThrow();
    assertTrue(refused.contains("database \"***\" does not exist"), refused);
  }

  @Test
  void a_password_that_is_not_there_is_told_by_its_place() {
    night = database.source("");
    assertTrue(database.password().toFile().delete());
    NotGiven missing = assertThrows(NotGiven.class, () -> night.take("2026-01-30"));
    assertTrue(missing.getMessage().contains(database.password().toString()));
    assertEquals(2, missing.exitCode());
  }

  private static Database reached(TestNight night) {
    return night.sources().get(0).objects().get(0).table().orElseThrow().database();
  }
}
