package tenure.jobs.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tenure.kit.TextTable.assertRows;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tenure.bronze.Deliveries;
import tenure.jobs.database.BadCursor;
import tenure.jobs.database.Database;
import tenure.jobs.database.DatabaseFailed;
import tenure.jobs.database.NotGiven;
import tenure.jobs.settings.Settings;
import tenure.silver.Accounts;

/** Extracts that are tables of a real PostgreSQL. */
class DatabaseTest {
  private static final String SECRET = "hunter2-hunter2";
  private static EmbeddedPostgres postgres;

  @TempDir Path folder;
  private TestNight night;

  @BeforeAll
  static void start() throws IOException {
    postgres = EmbeddedPostgres.builder().start();
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }

  @BeforeEach
  void fill() throws IOException {
    sql(
        """
        drop table if exists customers;
        create table customers (
          id bigint, name text, ref numeric, tags text[], doc jsonb, changed_at timestamptz);
        insert into customers values
          (1, 'Acme', 100, '{a,b}', '{"x": 1}', '2026-01-30 10:00:00Z'),
          (2, 'Bell', 2.50, null, null, '2026-01-30 23:59:59.123456Z'),
          (3, 'Cole', null, null, null, '2026-01-31 08:00:00Z'),
          (4, 'Dent', null, null, null, null)""");
    Files.writeString(folder.resolve("password"), "postgres\n");
    night = source("cursor { column = changed_at, overlap = 1 hour }");
  }

  private static void sql(String statements) {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(statements);
    } catch (SQLException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private TestNight source(String more) {
    return source(postgres.getJdbcUrl("postgres", "postgres"), "table = public.customers", more);
  }

  private TestNight source(String url, String from, String more) {
    return new TestNight(
        folder,
        "app",
        """
        jdbc { url = "%s", user = postgres, password-file = "%s" }
        when-late = warn
        objects.customers {
          %s
          columns = [id, name, ref, tags, doc, changed_at]
          %s
          mappings = [{
            target = accounts
            columns { account_id = "id", account_name = "name", is_test = "false" }
            order = "changed_at"
          }]
        }
        """
            .formatted(url.replaceAll("\\?.*", ""), folder.resolve("password"), from, more));
  }

  private void assertBronze(String known, String expected) {
    assertRows(night.lake.read(table()).where("known_on = DATE'" + known + "'"), expected);
  }

  private tenure.contract.Table table() {
    return night.sources().get(0).objects().get(0).extract().table();
  }

  @Test
  void a_night_reads_what_changed_up_to_its_end_and_the_next_what_changed_since_less_an_overlap() {
    night.run("2026-01-30");
    sql("update customers set name = 'Bell Inc', changed_at = '2026-01-31 09:00Z' where id = 2");
    sql("insert into customers values (5, 'Eck', 1, null, null, '2026-01-30 23:30Z')");
    sql("insert into customers values (6, 'Fry', 1, null, null, '2026-01-30 22:00Z')");
    night.run("2026-01-31");
    assertBronze(
        "2026-01-30",
        """
        | id | name | ref | tags      | doc      | changed_at                 | _file                         |
        | 1  | Acme | 100 | ["a","b"] | {"x": 1} | 2026-01-30 10:00:00        | jdbc/app/customers/2026-01-30 |
        | 2  | Bell | 2.5 | -         | -        | 2026-01-30 23:59:59.123456 | jdbc/app/customers/2026-01-30 |
        | 4  | Dent | -   | -         | -        | -                          | jdbc/app/customers/2026-01-30 |
        """);
    assertBronze(
        "2026-01-31",
        """
        | id | name     |
        | 2  | Bell Inc |
        | 3  | Cole     |
        | 4  | Dent     |
        | 5  | Eck      |
        """);
    assertRows(
        night.lake.read(Accounts.TABLE),
        """
        | account_id | account_name | known_on   |
        | 1          | Acme         | 2026-01-30 |
        | 2          | Bell         | 2026-01-30 |
        | 4          | Dent         | 2026-01-30 |
        | 2          | Bell Inc     | 2026-01-31 |
        | 3          | Cole         | 2026-01-31 |
        | 5          | Eck          | 2026-01-31 |
        """);
  }

  @Test
  void a_night_run_again_is_made_from_what_it_read_whatever_the_database_says_by_then() {
    night.run("2026-01-30");
    sql("update customers set name = 'Other'");
    night.run("2026-01-30");
    assertEquals(0, night.lake.read(Accounts.TABLE).where("account_name = 'Other'").count());
    assertRows(
        night.lake.read(Deliveries.TABLE).where("target = 'silver.accounts'"),
        """
        | file                          | rows_read | rows_loaded | known_on   |
        | jdbc/app/customers/2026-01-30 | 3         | 3           | 2026-01-30 |
        """);
  }

  @Test
  void a_query_by_numbers_in_parts_brings_every_row_once() {
    night =
        source(
            postgres.getJdbcUrl("postgres", "postgres"),
            "query = \"select *, 'x' as more from customers where id <> 3\"",
            """
            partition { column = id, count = 3 }
            cursor { column = id, overlap = 1 }
            """);
    night.run("2026-01-30");
    sql("insert into customers values (9, 'Ivy', 1, null, null, null)");
    night.run("2026-01-31");
    assertRows(
        night.lake.read(table()),
        """
        | id | known_on   |
        | 1  | 2026-01-30 |
        | 2  | 2026-01-30 |
        | 4  | 2026-01-30 |
        | 4  | 2026-01-31 |
        | 9  | 2026-01-31 |
        """);
    assertTrue(night.notes.toString().contains("app/customers: more"), night.notes.toString());
  }

  @Test
  void a_cursor_has_to_exist_and_to_go_with_its_overlap() {
    night = source("cursor { column = changed, overlap = 1 hour }");
    assertThrows(BadCursor.class, () -> night.take("2026-01-30"));
    night = source("cursor { column = name, overlap = 1 hour }");
    assertThrows(BadCursor.class, () -> night.take("2026-01-30"));
    night = source("cursor { column = changed_at, overlap = 5 }");
    assertThrows(BadCursor.class, () -> night.take("2026-01-30"));
  }

  @Test
  void what_the_database_refuses_ends_the_night_with_its_words() {
    night = source(postgres.getJdbcUrl("postgres", "postgres"), "table = public.customer", "");
    DatabaseFailed failed = assertThrows(DatabaseFailed.class, () -> night.take("2026-01-30"));
    assertEquals(2, failed.exitCode());
    assertTrue(
        failed.getMessage().contains("\"public.customer\" does not exist"), failed.getMessage());
    night = source("jdbc:nobase://here/there", "table = customers", "");
    DatabaseFailed driver = assertThrows(DatabaseFailed.class, () -> night.take("2026-01-30"));
    assertTrue(driver.getMessage().contains("No suitable driver"), driver.getMessage());
  }

  @Test
  void a_database_that_does_not_answer_is_a_late_extract() {
    night = source("jdbc:postgresql://127.0.0.1:1/none", "table = customers", "");
    Intake intake = night.take("2026-01-30");
    assertEquals(1, intake.late().size());
    assertTrue(intake.late().get(0).words().contains("app/customers"));
    night = source("jdbc:postgresql://127.0.0.1:1/none", "table = customers", "when-late = fail");
    DatabaseFailed failed = assertThrows(DatabaseFailed.class, () -> night.take("2026-01-30"));
    assertEquals(6, failed.exitCode());
  }

  @Test
  void a_table_in_which_nothing_has_changed_for_long_is_stale() {
    String cursor = "within-days = 1, cursor { column = changed_at, overlap = 1 hour }";
    night = source(cursor);
    assertEquals(List.of(), night.take("2026-02-01").late());
    assertEquals(
        List.of(
            "No extract of app/customers for 2026-02-02: the newest is of 2026-01-31, 2 days"
                + " before."),
        night.take("2026-02-02").late().stream().map(Late::words).toList());
    night = source("when-late = fail, " + cursor);
    assertThrows(MissingExtract.class, () -> night.take("2026-02-02"));
  }

  @Test
  void the_password_stands_in_no_log_no_plan_and_no_event() throws Exception {
    Files.writeString(folder.resolve("password"), SECRET);
    try (Overheard heard = new Overheard()) {
      night = source("partition { column = id, count = 2 }");
      night.run("2026-01-30");
      heard.note(night.sources().toString());
      heard.note(night.notes.toString());
      String all = heard.text();
      assertTrue(all.contains("JDBCRelation"), "the plans are among what was heard");
      assertTrue(all.contains("password"), "the file of the password is named");
      assertFalse(all.contains(SECRET));
    }
  }

  @Test
  void the_password_stands_in_no_message_even_where_the_database_says_it() throws IOException {
    Files.writeString(folder.resolve("password"), SECRET);
    night = source(postgres.getJdbcUrl("postgres", SECRET), "table = customers", "");
    DatabaseFailed failed = assertThrows(DatabaseFailed.class, () -> night.take("2026-01-30"));
    StringWriter trace = new StringWriter();
    failed.printStackTrace(new PrintWriter(trace));
    assertTrue(failed.getMessage().contains("database \"***\" does not exist"), trace.toString());
    assertFalse(trace.toString().contains(SECRET));
  }

  @Test
  void whether_a_database_lets_us_in_is_asked_without_spark() throws IOException {
    Files.writeString(folder.resolve("password"), SECRET);
    assertEquals(Optional.empty(), database(source("")).trouble());
    String refused =
        database(source(postgres.getJdbcUrl("postgres", SECRET), "table = customers", ""))
            .trouble()
            .orElseThrow();
    assertTrue(refused.contains("database \"***\" does not exist"), refused);
  }

  private static Database database(TestNight night) {
    return night.sources().get(0).objects().get(0).table().orElseThrow().database();
  }

  @Test
  void the_shipped_example_is_one_that_the_settings_accept() {
    Path example = Path.of("../config/examples/app-database.conf");
    Settings settings =
        Settings.load(
            new Settings.Overrides(Optional.of(example), Optional.empty(), Optional.empty()));
    assertEquals("app_database/companies", settings.sources().get(0).objects().get(0).name());
  }

  @Test
  void a_password_that_is_not_there_is_told_by_its_place() {
    night = source("");
    assertTrue(folder.resolve("password").toFile().delete());
    NotGiven missing = assertThrows(NotGiven.class, () -> night.take("2026-01-30"));
    assertTrue(missing.getMessage().contains(folder.resolve("password").toString()));
    assertEquals(2, missing.exitCode());
  }
}
