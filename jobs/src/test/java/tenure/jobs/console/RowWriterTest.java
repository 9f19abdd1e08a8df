package tenure.jobs.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tenure.kit.Spark;

class RowWriterTest {
  private static final Dataset<Row> ROWS =
      Spark.session()
          .sql(
              """
              SELECT 'Größe & Söhne' AS name, CAST(1200.50 AS DECIMAL(18,2)) AS mrr,
                     0.8571428571D AS grr, DATE'2026-01-31' AS night, true AS is_red
              UNION ALL SELECT '=1+1', CAST(-5 AS DECIMAL(18,2)), NULL, NULL, NULL
              """);

  private static String written(OutputFormat format, int width, Dataset<Row> rows) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8);
    format.writer(out, width).writeAll(rows.schema(), rows.collectAsList().iterator());
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void a_table_has_numbers_to_the_right_and_a_dash_for_nothing() {
    assertEquals(
        """
        +---------------+---------+--------+------------+--------+
        | name          | mrr     | grr    | night      | is_red |
        +---------------+---------+--------+------------+--------+
        | Größe & Söhne | 1200.50 | 0.8571 | 2026-01-31 | true   |
        | =1+1          |   -5.00 |      – | –          | –      |
        +---------------+---------+--------+------------+--------+
        2 rows
        """,
        written(OutputFormat.TABLE, Integer.MAX_VALUE, ROWS));
  }

  @Test
  void a_table_wider_than_the_terminal_is_shown_row_by_row() {
    assertEquals(
        """
        +--------+---------------+
        | row 1  |               |
        +--------+---------------+
        | name   | Größe & Söhne |
        | mrr    | 1200.50       |
        | grr    | 0.8571        |
        | night  | 2026-01-31    |
        | is_red | true          |
        +--------+---------------+
        1 row
        """,
        written(OutputFormat.TABLE, 40, ROWS.limit(1)));
  }

  @Test
  void a_table_of_no_rows_still_names_its_columns() {
    String text = written(OutputFormat.TABLE, 10, ROWS.limit(0));
    assertTrue(text.contains("| name | mrr | grr | night | is_red |"), text);
    assertTrue(text.endsWith("0 rows\n"), text);
  }

  @Test
  void a_long_table_says_that_there_is_more() {
    String text = written(OutputFormat.TABLE, 80, Spark.session().range(1001).toDF());
    assertTrue(text.endsWith("the first 1,000 rows; --format csv or json gives all\n"), text);
  }

  @Test
  void csv_keeps_every_digit_and_runs_no_formula() {
    assertEquals(
        """
        name,mrr,grr,night,is_red
        Größe & Söhne,1200.50,0.8571428571,2026-01-31,true
        '=1+1,-5.00,,,
        """,
        written(OutputFormat.CSV, 80, ROWS));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "=cmd|' /C calc'!A0 ; '=cmd|' /C calc'!A0",
        "+49 30 1234 ; '+49 30 1234",
        "@SUM(1) ; '@SUM(1)",
        "-2+3 ; '-2+3",
        "-5.25 ; -5.25",
        "+1e9 ; +1e9",
        "a=b ; a=b",
        "＝1 ; '＝1",
      },
      delimiter = ';')
  void csv_neutralises_what_a_spreadsheet_would_run_but_no_number(String given, String expected) {
    assertEquals(expected, CsvWriter.cell(given));
  }

  @Test
  void csv_quotes_commas_quotes_and_line_breaks() {
    assertEquals("\"a, \"\"b\"\"\nc\"", CsvWriter.cell("a, \"b\"\nc"));
    assertEquals("\"'\t=1,2\"", CsvWriter.cell("\t=1,2"));
  }

  @Test
  void json_has_every_column_on_every_line_and_escapes_what_it_must() {
    assertEquals(
        """
        {"name":"Größe & Söhne","mrr":1200.50,"grr":0.8571428571,"night":"2026-01-31","is_red":true}
        {"name":"=1+1","mrr":-5.00,"grr":null,"night":null,"is_red":null}
        """,
        written(OutputFormat.JSON, 80, ROWS));
    assertEquals(
        "{\"t\":\"a\\\"b\\n\\u001B\",\"n\":\"NaN\",\"l\":[1,null],\"m\":{\"k\":{\"x\":2}},"
            + "\"at\":\"2026-01-31T01:02:03Z\"}\n",
        written(
            OutputFormat.JSON,
            80,
            Spark.session()
                .sql(
                    "SELECT 'a\"b\\n\u001b' AS t, double('NaN') AS n, array(1, NULL) AS l,"
                        + " map('k', named_struct('x', 2)) AS m,"
                        + " timestamp'2026-01-31 01:02:03' AS at")));
  }

  @Test
  void when_nobody_reads_any_more_the_rest_is_not_made() {
    PrintStream closed =
        new PrintStream(
            new OutputStream() {
              @Override
              public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
              }
            });
    int[] made = {0};
    var rows = IntStream.range(0, 100).mapToObj(i -> ROWS.first()).peek(r -> made[0]++).iterator();
    OutputFormat.CSV.writer(closed, 80).writeAll(ROWS.schema(), rows);
    assertEquals(1, made[0]);
  }
}
