package tenure.jobs.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.rows;

import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tenure.bronze.RejectedRows;
import tenure.jobs.lake.Lake;
import tenure.kit.Spark;

class QueryTest {
  private static final LocalDate NIGHT = LocalDate.of(2026, 1, 31);

  @TempDir Path folder;
  private Lake lake;

  @BeforeEach
  void makeLake() {
    lake = new Lake(Spark.session(), folder.toString());
  }

  @Test
  void a_query_reads_a_table_of_the_lake_by_its_name_wherever_it_stands() {
    lake.replace(
        RejectedRows.TABLE,
        NIGHT,
        rows(
            RejectedRows.TABLE,
            """
            | source | object   | reason | known_on   |
            | crm    | accounts | empty  | 2026-01-31 |
            | crm    | contacts | empty  | 2026-01-31 |
            """));
    assertRows(
        Query.of(
            lake,
            """
            WITH few AS (SELECT * FROM bronze.rejected_rows WHERE object = 'accounts')
            SELECT source, (SELECT count(*) FROM `bronze`.`Rejected_Rows`) AS all_rows FROM few;
            """),
        """
        | source | all_rows |
        | crm    | 2        |
        """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DROP TABLE bronze.rejected_rows",
        "INSERT INTO bronze.rejected_rows SELECT * FROM bronze.rejected_rows",
        "WITH a AS (SELECT 1) INSERT INTO bronze.rejected_rows SELECT * FROM a",
        "FROM bronze.rejected_rows INSERT INTO x SELECT * INSERT INTO y SELECT *",
        "INSERT OVERWRITE DIRECTORY '/tmp/x' USING csv SELECT 1",
        "FROM values(1) INSERT OVERWRITE DIRECTORY '/tmp/x' USING csv SELECT *",
        "SHOW TABLES",
        "DELETE FROM bronze.rejected_rows",
        "UPDATE bronze.rejected_rows SET source = 'x'",
        "MERGE INTO bronze.rejected_rows t USING bronze.rejected_rows s ON true WHEN MATCHED THEN DELETE",
        "CREATE TABLE x AS SELECT 1",
        "CREATE TEMPORARY VIEW x AS SELECT 1",
        "TRUNCATE TABLE bronze.rejected_rows",
        "VACUUM bronze.rejected_rows",
        "OPTIMIZE bronze.rejected_rows",
        "SET spark.sql.ansi.enabled = false",
        "ADD JAR '/tmp/x.jar'",
        "BEGIN SELECT 1; DROP TABLE bronze.rejected_rows; END",
        "CACHE TABLE bronze.rejected_rows",
      })
  void what_is_not_a_query_is_refused_before_anything_is_done(String statement) {
    NotAQuery refused = assertThrows(NotAQuery.class, () -> Query.of(lake, statement));
    assertEquals(2, refused.exitCode());
  }

  @Test
  void an_unknown_table_gets_the_nearest_name() {
    UnknownTable refused =
        assertThrows(UnknownTable.class, () -> Query.of(lake, "SELECT * FROM silver.acounts"));
    assertTrue(refused.getMessage().contains("Did you mean silver.accounts?"));
    refused = assertThrows(UnknownTable.class, () -> Query.of(lake, "SELECT * FROM accounts"));
    assertTrue(refused.getMessage().contains("Did you mean silver.accounts?"));
  }

  @Test
  void a_table_that_no_night_wrote_says_so() {
    UnwrittenTable refused =
        assertThrows(UnwrittenTable.class, () -> Query.of(lake, "SELECT * FROM silver.accounts"));
    assertEquals(4, refused.exitCode());
    assertTrue(refused.getMessage().startsWith("silver.accounts holds nothing yet in the lake "));
  }

  @Test
  void a_wrong_statement_is_told_without_classes_and_plans() {
    BadStatement refused =
        assertThrows(BadStatement.class, () -> Query.of(lake, "SELECT foo FROM (SELECT 1 AS bar)"));
    assertTrue(refused.getMessage().contains("`foo` cannot be resolved"), refused.getMessage());
    assertEquals(1, refused.getMessage().lines().count());
    refused = assertThrows(BadStatement.class, () -> Query.of(lake, "SELEC 1"));
    assertTrue(refused.getMessage().contains("Syntax error at or near 'SELEC'"));
  }
}
