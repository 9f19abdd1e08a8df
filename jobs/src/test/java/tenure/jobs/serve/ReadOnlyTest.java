package tenure.jobs.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tenure.jobs.lake.Lake;
import tenure.jobs.lake.PublishedMarts;
import tenure.jobs.night.SampleNights;
import tenure.jobs.sql.BadStatement;

/** What readers may ask, and what they are refused before anything of it is looked at. */
class ReadOnlyTest {
  private static Statements statements;
  private static List<String> before;
  private static Lake lake;

  @BeforeAll
  static void open() {
    lake = SampleNights.lake();
    before = standing();
    statements = new Statements(new ServedMarts(lake, release -> {}));
  }

  /** Nothing of what was refused was done. */
  @AfterAll
  static void compare() {
    assertEquals(before, standing());
  }

  private static List<String> standing() {
    PublishedMarts marts = lake.published();
    List<String> tables =
        lake.spark().sql("SHOW TABLES").collectAsList().stream().map(Row::toString).toList();
    return List.of(marts.manifest().toString(), tables.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DROP TABLE marts.dim_account",
        "INSERT INTO marts.dim_account SELECT * FROM marts.dim_account",
        "WITH a AS (SELECT 1) INSERT INTO marts.dim_account SELECT * FROM a",
        "FROM marts.dim_account INSERT INTO x SELECT * INSERT INTO y SELECT *",
        "INSERT OVERWRITE DIRECTORY 'x' USING csv SELECT 1",
        "CREATE TABLE x AS SELECT 1",
        "CREATE TEMPORARY VIEW x AS SELECT 1",
        "CREATE TEMPORARY FUNCTION f AS 'java.lang.String'",
        "CREATE DATABASE x",
        "DELETE FROM marts.dim_account",
        "UPDATE marts.dim_account SET csm_name = 'x'",
        "MERGE INTO marts.dim_account t USING marts.dim_account s ON true WHEN MATCHED THEN DELETE",
        "TRUNCATE TABLE marts.dim_account",
        "VACUUM marts.dim_account",
        "OPTIMIZE marts.dim_account",
        "RESTORE TABLE marts.dim_account TO VERSION AS OF 0",
        "DESCRIBE HISTORY marts.dim_account",
        "CACHE TABLE marts.dim_account",
        "REFRESH TABLE marts.dim_account",
        "ANALYZE TABLE marts.dim_account COMPUTE STATISTICS",
        "SET spark.sql.ansi.enabled = false",
        "SET TIME ZONE 'Asia/Tokyo'",
        "SET VARIABLE x = 1",
        "RESET",
        "ADD JAR 'x.jar'",
        "LIST FILES",
        "CALL x.y()",
        "BEGIN SELECT 1; END",
        "EXECUTE IMMEDIATE 'SELECT 1'",
        "SHOW CREATE TABLE marts.dim_account",
        "SHOW TBLPROPERTIES marts.dim_account",
        "SHOW FUNCTIONS",
        "SHOW TABLES IN silver",
        "USE silver",
        "DESCRIBE silver.accounts",
        "EXPLAIN SELECT * FROM silver.accounts",
        "EXPLAIN DROP TABLE marts.dim_account",
      })
  void what_is_more_than_a_question_about_marts_is_refused(String statement) {
    assertRefused(statement);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM silver.accounts",
        "SELECT * FROM bronze.rejected_rows",
        "SELECT * FROM ops.runs",
        "SELECT * FROM accounts",
        "TABLE silver.accounts",
        "SELECT * FROM delta.`/lake/silver/accounts`",
        "SELECT * FROM parquet.`/lake/silver/accounts`",
        "SELECT * FROM text.`/etc/passwd`",
        "SELECT * FROM marts.`../silver/accounts`",
        "SELECT * FROM other.marts.dim_account",
        "SELECT * FROM global_temp.dim_account",
        "SELECT * FROM marts.dim_account VERSION AS OF 0",
        "SELECT * FROM marts.dim_account@v0",
        "SELECT * FROM marts.dim_account WITH (`a` = 'b')",
        "SELECT * FROM IDENTIFIER('silver.' || 'accounts')",
        "SELECT * FROM table_changes('marts.dim_account', 0)",
        "SELECT (SELECT count(*) FROM silver.accounts)",
        "SELECT 1 WHERE EXISTS (SELECT 1 FROM silver.accounts)",
        "SELECT 1 IN (SELECT account_id FROM silver.accounts)",
        "WITH a AS (SELECT * FROM silver.accounts) SELECT * FROM a",
        "SELECT * FROM (WITH a AS (SELECT * FROM silver.accounts) SELECT * FROM a)",
        "SELECT 1 UNION ALL SELECT count(*) FROM silver.accounts",
        "SELECT * FROM range(1) a, LATERAL (SELECT * FROM silver.accounts)",
        "SELECT sum(1) OVER w FROM range(1) WINDOW w AS (ORDER BY (SELECT 1 FROM silver.accounts))",
      })
  void what_is_no_mart_is_not_there(String statement) {
    assertRefused(statement);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT reflect('java.lang.System', 'getProperty', 'user.home')",
        "SELECT java_method('java.lang.System', 'getProperty', 'user.home')",
        "SELECT try_reflect('java.lang.System', 'getProperty', 'user.home')",
        "SELECT builtin.reflect('java.lang.System', 'getProperty', 'user.home')",
        "SELECT `reflect`('java.lang.System', 'getProperty', 'user.home')",
        "SELECT upper(reflect('java.lang.System', 'getProperty', 'user.home'))",
        "SELECT * FROM range(1) WHERE reflect('java.lang.System', 'gc') IS NULL",
        "SELECT sum(1) OVER w FROM range(1) WINDOW w AS (ORDER BY reflect('java.lang.System', 'gc'))",
        "SELECT transform(array(1), x -> reflect('java.lang.System', 'gc'))",
        "SELECT * FROM range(1) ORDER BY reflect('java.lang.System', 'gc')",
        "SELECT * FROM range(length(reflect('java.lang.System', 'gc')))",
        "SELECT TRANSFORM(id) USING 'cat' FROM range(1)",
        "SELECT input_file_name() FROM marts.dim_account",
        "SELECT from_avro(x, 'y') FROM range(1)",
        "SELECT xpath('<a/>', 'a')",
        "SELECT nosuch(1)",
        "SELECT * FROM sql_keywords() s JOIN nosuch(1)",
      })
  void functions_that_reach_beyond_values_are_refused(String statement) {
    assertRefused(statement);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM marts.dim_account LIMIT 3 OFFSET 1",
        "SELECT count(DISTINCT csm_name) FILTER (WHERE account_id LIKE '0%') FROM dim_account",
        "SELECT account_id, row_number() OVER w FROM dim_account WINDOW w AS (ORDER BY account_id)",
        "SELECT a.* FROM dim_account a LEFT ANTI JOIN dim_account b ON a.account_id = b.account_id",
        "SELECT csm_name, count(*) FROM dim_account GROUP BY ROLLUP (csm_name) HAVING count(*) > 1",
        "SELECT * FROM (SELECT csm_name, 1 AS n FROM dim_account) PIVOT (sum(n) FOR csm_name IN ('x'))",
        "SELECT x FROM dim_account LATERAL VIEW explode(array(1, 2)) t AS x",
        "SELECT * FROM VALUES (1, 'a'), (2, 'b') AS t(n, s) UNION SELECT 3, 'c'",
        "SELECT CASE WHEN 1 = 1 THEN date_trunc('month', current_date()) END, interval 1 day",
        "SELECT /*+ BROADCAST(a) */ a.account_id FROM dim_account a JOIN dim_account b USING (account_id)",
        "SELECT * FROM dim_account TABLESAMPLE (10 PERCENT)",
        "SELECT account_id FROM dim_account EXCEPT SELECT account_id FROM dim_account",
        "SELECT * FROM dim_account, LATERAL (SELECT 1 AS one)",
        "WITH dim_account AS (SELECT 1 AS own) SELECT own FROM dim_account",
        "SELECT 1;",
      })
  void questions_of_every_shape_are_answered(String statement) {
    statements.answer(statement).rows().get().forEachRemaining(row -> {});
  }

  @Test
  void a_name_within_a_statement_hides_a_mart_as_sql_says() {
    Result own =
        statements.answer("WITH dim_account AS (SELECT 1 AS own) SELECT own FROM dim_account");
    assertEquals(1, own.rows().get().next().get(0));
  }

  private static void assertRefused(String statement) {
    RuntimeException refused =
        assertThrows(RuntimeException.class, () -> statements.answer(statement));
    boolean isToldWhy =
        refused instanceof Refused
            ? refused.getMessage().contains(" is refused: only published marts can be read here")
            : refused instanceof BadStatement;
    assertTrue(isToldWhy, refused.toString());
  }
}
