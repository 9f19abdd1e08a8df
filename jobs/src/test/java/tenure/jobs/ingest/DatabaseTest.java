package tenure.jobs.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static tenure.kit.TextTable.assertRows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tenure.bronze.Deliveries;
import tenure.contract.Table;
import tenure.jobs.database.BadCursor;
import tenure.jobs.settings.Settings;
import tenure.silver.Accounts;

/** Extracts that are tables of a real PostgreSQL. */
class DatabaseTest {
  @TempDir Path folder;
  private AppDatabase database;
  private TestNight night;

  @BeforeEach
  void fill() throws IOException {
    database = new AppDatabase(folder);
    night = database.source("cursor { column = changed_at, overlap = 1 hour }");
  }

  private void assertBronze(String known, String expected) {
    assertRows(night.lake.read(table()).where("known_on = DATE'" + known + "'"), expected);
  }

  private Table table() {
    return night.sources().get(0).objects().get(0).extract().table();
  }

  @Test
  void a_night_reads_what_changed_up_to_its_end_and_the_next_what_changed_since_less_an_overlap() {
    night.run("2026-01-30");
    database.sql(
        "update customers set name = 'Bell Inc', changed_at = '2026-01-31 09:00Z' where id = 2");
    database.sql("insert into customers values (5, 'Eck', 1, null, null, '2026-01-30 23:30Z')");
    database.sql("insert into customers values (6, 'Fry', 1, null, null, '2026-01-30 22:00Z')");
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
    database.sql("update customers set name = 'Other'");
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
        database.source(
            AppDatabase.url("postgres"),
            "query = \"select *, 'x' as more from customers where id <> 3\"",
            """
            partition { column = id, count = 3 }
            cursor { column = id, overlap = 1 }
            """);
    night.run("2026-01-30");
    database.sql("insert into customers values (9, 'Ivy', 1, null, null, null)");
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
  }

  @Test
  void a_cursor_has_to_exist_and_to_go_with_its_overlap() {
    night = database.source("cursor { column = changed, overlap = 1 hour }");
    assertThrows(BadCursor.class, () -> night.take("2026-01-30"));
    night = database.source("cursor { column = name, overlap = 1 hour }");
    assertThrows(BadCursor.class, () -> night.take("2026-01-30"));
    night = database.source("cursor { column = changed_at, overlap = 5 }");
    assertThrows(BadCursor.class, () -> night.take("2026-01-30"));
  }

  @Test
  void a_table_in_which_nothing_has_changed_for_long_is_stale() {
    String cursor = "within-days = 1, cursor { column = changed_at, overlap = 1 hour }";
    night = database.source(cursor);
    assertEquals(List.of(), night.take("2026-02-01").late());
    assertEquals(
        List.of(
            "No extract of app/customers for 2026-02-02: the newest is of 2026-01-31, 2 days"
                + " before."),
        night.take("2026-02-02").late().stream().map(Late::words).toList());
    night = database.source("when-late = fail, " + cursor);
    assertThrows(MissingExtract.class, () -> night.take("2026-02-02"));
  }

  @Test
  void the_shipped_example_is_one_that_the_settings_accept() {
    Path example = Path.of("../config/examples/app-database.conf");
    Settings settings =
        Settings.load(
            new Settings.Overrides(Optional.of(example), Optional.empty(), Optional.empty()));
    assertEquals("app_database/companies", settings.sources().get(0).objects().get(0).name());
  }
}
