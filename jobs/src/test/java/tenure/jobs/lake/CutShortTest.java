package tenure.jobs.lake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.rows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tenure.contract.Field;
import tenure.contract.Layer;
import tenure.contract.Table;
import tenure.jobs.StepResult;
import tenure.kit.Spark;

/** A write that was killed before its commit leaves files, and no rows. */
class CutShortTest {
  private static final Field ACCOUNT_ID = Field.id("account_id", "The account.").key();
  private static final Field NIGHT = Field.day("as_of_date", "The night.").key();
  private static final Table TABLE =
      Table.in(Layer.FEATURES, "accounts", "Accounts.")
          .withColumns(ACCOUNT_ID, NIGHT)
          .sliced(NIGHT);
  private static final LocalDate FIRST = LocalDate.parse("2026-01-30");
  private static final LocalDate SECOND = LocalDate.parse("2026-01-31");

  @TempDir Path folder;
  private Lake lake;
  private Path table;

  @BeforeEach
  void open() {
    lake = new Lake(Spark.session(), folder.toString());
    table = folder.resolve("features/accounts");
  }

  @Test
  void the_first_write_of_a_table() throws IOException {
    leaveFilesOf(FIRST);

    assertFalse(lake.has(TABLE));
    assertEquals(0, lake.read(TABLE).count());
    assertEquals(0, lake.before(TABLE, SECOND).count());
    StepResult again = lake.replace(TABLE, FIRST, account("A", FIRST));
    assertEquals(1, again.commits());
    assertRows(lake.read(TABLE), "| account_id | as_of_date |\n| A | 2026-01-30 |");
  }

  @Test
  void a_later_write_of_a_table() throws IOException {
    lake.replace(TABLE, FIRST, account("A", FIRST));
    leaveFilesOf(SECOND);

    assertEquals(1, lake.read(TABLE).count());
    lake.replace(TABLE, SECOND, account("B", SECOND));
    assertRows(lake.slice(TABLE, SECOND), "| account_id |\n| B |");
    assertRows(lake.slice(TABLE, FIRST), "| account_id |\n| A |");
  }

  private static Dataset<Row> account(String id, LocalDate night) {
    return rows(TABLE, "| account_id | as_of_date |\n| %s | %s |".formatted(id, night));
  }

  /** What a killed process leaves: a file of rows half written, and a commit not yet in place. */
  private void leaveFilesOf(LocalDate night) throws IOException {
    Path slice = Files.createDirectories(table.resolve("as_of_date=" + night));
    Files.writeString(slice.resolve("part-00000-1.c000.snappy.parquet"), "PAR1 and no more");
    Path log = Files.createDirectories(table.resolve("_delta_log"));
    Files.writeString(log.resolve(".00000000000000000009.json.1.tmp"), "{\"commitInfo\":");
  }
}
