package tenure.jobs.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tenure.kit.TextTable.assertRows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tenure.contract.Table;
import tenure.jobs.database.DatabaseFailed;
import tenure.jobs.database.MariaDb;
import tenure.jobs.lake.RowFile;
import tenure.silver.Accounts;

/** Extracts that are tables of a real MariaDB, whose clock is five and a half hours before UTC. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64", disabledReason = "there are no binaries")
class MariaDbTest {
  private static final String BY_TIME = "cursor { column = changed_at, overlap = 1 hour }";

  @TempDir Path folder;

  @BeforeEach
  void fill() throws IOException {
    MariaDb.sql(
        """
        drop table if exists customers;
        create table customers (
          id bigint unsigned primary key, name varchar(100), ref decimal(12, 2), is_test boolean,
          tags json, gone boolean default false, changed_at timestamp(6) null default null);
        insert into customers values
          (1, 'Müller & Söhne', 100, false, '{"x": "ß"}', false, '2026-01-30 15:30:00'),
          (2, 'Åkesson', 2.5, true, null, false, '2026-01-31 05:29:59.123456'),
          (3, 'Żółć', null, null, null, false, '2026-01-31 13:30:00'),
          (4, 'Dent €', 0, false, null, false, null);
        """);
    Files.writeString(password(), MariaDb.PASSWORD + "\n");
  }

  private Path password() {
    return folder.resolve("password");
  }

  private TestNight source(String from, String more) {
    return new TestNight(
        folder,
        "app",
        """
        jdbc { url = "%s", user = %s, password-file = "%s" }
        objects.customers {
          %s
          columns = [id, name, ref, is_test, tags, gone, changed_at]
          %s
          mappings = [{
            target = accounts
            columns { account_id = "id", account_name = "name", is_test = "coalesce(is_test, 'false')" }
            order = "changed_at"
            deleted-when = "gone = 'true'"
          }]
        }
        """
            .formatted(MariaDb.url(), MariaDb.USER, password(), from, more));
  }

  private static Table bronze(TestNight night) {
    return night.sources().get(0).objects().get(0).extract().table();
  }

  @Test
  void two_nights_by_a_cursor_bring_what_changed_what_came_late_and_what_is_gone() {
    TestNight night = source("table = customers", BY_TIME);
    night.run("2026-01-30");
    MariaDb.sql(
        """
        update customers set name = 'Müller AG', changed_at = '2026-01-31 14:30' where id = 1;
        update customers set gone = true, changed_at = '2026-01-31 15:00' where id = 2;
        insert into customers values (5, 'Eck', 1, false, null, false, '2026-01-31 05:00');
        insert into customers values (6, 'Fry', 1, false, null, false, '2026-01-31 03:30');
        """);
    night.run("2026-01-31");
    assertRows(
        night.lake.read(bronze(night)),
        """
        | id | name           | ref    | is_test | tags       | gone  | changed_at                 | known_on   |
        | 1  | Müller & Söhne | 100.00 | false   | {"x": "ß"} | false | 2026-01-30 10:00:00        | 2026-01-30 |
        | 2  | Åkesson        | 2.50   | true    | -          | false | 2026-01-30 23:59:59.123456 | 2026-01-30 |
        | 4  | Dent €         | 0.00   | false   | -          | false | -                          | 2026-01-30 |
        | 1  | Müller AG      | 100.00 | false   | {"x": "ß"} | false | 2026-01-31 09:00:00        | 2026-01-31 |
        | 2  | Åkesson        | 2.50   | true    | -          | true  | 2026-01-31 09:30:00        | 2026-01-31 |
        | 3  | Żółć           | -      | -       | -          | false | 2026-01-31 08:00:00        | 2026-01-31 |
        | 4  | Dent €         | 0.00   | false   | -          | false | -                          | 2026-01-31 |
        | 5  | Eck            | 1.00   | false   | -          | false | 2026-01-30 23:30:00        | 2026-01-31 |
        """);
    assertRows(
        night.lake.read(Accounts.TABLE),
        """
        | account_id | account_name   | is_test | is_deleted | known_on   |
        | 1          | Müller & Söhne | false   | false      | 2026-01-30 |
        | 2          | Åkesson        | true    | false      | 2026-01-30 |
        | 4          | Dent €         | false   | false      | 2026-01-30 |
        | 1          | Müller AG      | false   | false      | 2026-01-31 |
        | 2          | Åkesson        | true    | true       | 2026-01-31 |
        | 3          | Żółć           | false   | false      | 2026-01-31 |
        | 5          | Eck            | false   | false      | 2026-01-31 |
        """);
  }

  @Test
  void a_query_in_parts_brings_every_row_once_by_numbers_and_by_moments() {
    String query = "query = \"select c.*, 'x' as more from customers c where id <> 3\"";
    for (String column : List.of("id", "changed_at")) {
      TestNight night = source(query, "partition { column = %s, count = 3 }".formatted(column));
      night.run(column.equals("id") ? "2026-01-30" : "2026-01-31");
      assertRows(
          night.lake.lastBefore(bronze(night), java.time.LocalDate.parse("2026-02-01")),
          """
          | id | name           |
          | 1  | Müller & Söhne |
          | 2  | Åkesson        |
          | 4  | Dent €         |
          """);
    }
  }

  @Test
  void a_wrong_password_is_refused_in_a_sentence_that_does_not_hold_it() throws IOException {
    Files.writeString(password(), "open-barley");
    TestNight night = source("table = customers", BY_TIME);
    DatabaseFailed refused = assertThrows(DatabaseFailed.class, () -> night.take("2026-01-30"));
    assertEquals(2, refused.exitCode());
    assertTrue(
        refused
            .getMessage()
            .matches(
                "app/customers could not be read from its database: .*Access denied for user 'reader'@.*"),
        refused.getMessage());
    assertFalse(refused.getMessage().contains("open-barley"));
    assertFalse(refused.getMessage().contains("\n"), refused.getMessage());
  }

  @Test
  void the_password_stands_in_no_log_no_plan_no_event_and_no_file_of_the_lake() throws Exception {
    try (Overheard heard = new Overheard()) {
      TestNight night = source("table = customers", "partition { column = id, count = 2 }");
      night.run("2026-01-30");
      heard.note(night.sources().toString() + night.notes);
      String all = heard.text();
      assertTrue(all.contains("JDBCRelation"), "the plans are among what was heard");
      assertFalse(all.contains(MariaDb.PASSWORD));
      assertFalse(written(night).contains(MariaDb.PASSWORD));
      assertTrue(written(night).contains("Åkesson"), "rows are among what was looked through");
    }
  }

  /** All files of the lake: their bytes, and unpacked rows. */
  private String written(TestNight night) throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(folder.resolve("lake")).filter(Files::isRegularFile)) {
      for (Path file : files.toList()) {
        all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
        if (file.toString().endsWith(".parquet")) {
          new RowFile(night.lake.hadoop(), new org.apache.hadoop.fs.Path(file.toUri()))
              .read((index, row) -> all.append(row));
        }
      }
    }
    return all.toString();
  }
}
