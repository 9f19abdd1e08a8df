package tenure.jobs.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.regexp_extract;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tenure.kit.TextTable.assertRows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tenure.bronze.Deliveries;
import tenure.bronze.RejectedRows;
import tenure.jobs.OperatorError;
import tenure.kit.Spark;
import tenure.silver.Invoices;

/**
 * Bad input of every kind, one file each and all in one night: what cannot be read is refused by
 * file, line, column and reason, everything else loads, and every row has its fate.
 */
class PoisonTest {
  private static final String HEADER = "id,account,amount,day,seen,attempts,failed,status\n";
  private static final String GOOD = "G,A,10.00,2026-01-30,2026-01-30T10:00:00Z,1,false,paid\n";

  @TempDir Path folder;

  @Test
  void no_row_of_csv_is_lost_or_half_read() {
    TestNight night = source("csv", "bills/{date}.*.csv");
    csv(night, "amount_word", GOOD.replace("10.00", "abc"));
    csv(night, "amount_overflow", GOOD.replace("10.00", "1e400"));
    csv(night, "amount_too_large", GOOD.replace("10.00", "99999999999999999.99"));
    csv(night, "amount_nan", GOOD.replace("10.00", "NaN"));
    csv(night, "amount_infinite", GOOD.replace("10.00", "-Infinity"));
    csv(night, "amount_comma", GOOD.replace("10.00", "\"1,5\""));
    csv(night, "amount_currency", GOOD.replace("10.00", "$10"));
    csv(night, "count_half", GOOD.replace("Z,1,", "Z,1.5,"));
    csv(night, "count_negative", GOOD.replace("Z,1,", "Z,-1,"));
    csv(night, "count_overflow", GOOD.replace("Z,1,", "Z,19999999999999999999,"));
    csv(night, "day_year_0000", GOOD.replace("2026-01-30,", "0000-01-30,"));
    csv(night, "day_year_9999", GOOD.replace("2026-01-30,", "9999-12-31,"));
    csv(night, "day_not_in_month", GOOD.replace("2026-01-30,", "2026-02-30,"));
    csv(night, "day_other_order", GOOD.replace("2026-01-30,", "30.01.2026,"));
    csv(night, "day_of_excel", GOOD.replace("2026-01-30,", "46052,"));
    csv(night, "moment_milliseconds", GOOD.replace("2026-01-30T10:00:00Z", "1769767200000"));
    csv(night, "moment_bad_zone", GOOD.replace("00:00Z", "00:00+25:00"));
    csv(night, "moment_bad_hour", GOOD.replace("T10:", "T31:"));
    csv(night, "flag_word", GOOD.replace("false", "FAUX"));
    csv(night, "choice_unknown", GOOD.replace("paid", "paid?"));
    csv(night, "key_empty", GOOD.replace("G,", ","));
    csv(night, "key_blank", GOOD.replace("G,", "   ,"));
    csv(night, "fields_too_few", "G,A,10.00\n");
    csv(night, "fields_too_many", GOOD.strip() + ",more\n");
    csv(night, "columns_shifted", "G," + GOOD.substring(2).replace("A,", ""));
    csv(night, "nul", GOOD.replace("A,", "A\u0000,"));
    csv(night, "quote_never_closed", GOOD + GOOD.replace("G,A", "H,\"A"));
    csv(
        night,
        "field_of_10_mb",
        GOOD + GOOD.replace("G,A", "H,\"" + "x".repeat(10_000_000) + "\""));
    night.bytes(file("bad_utf8_late", "csv"), lateBadBytes());
    // What follows is unusual and yet plain.
    csv(night, "quote_inside", GOOD.replace("G,A", "ok1,5\" A"));
    csv(night, "no_zone", GOOD.replace("G,", "ok2,").replace("00Z", "00"));
    csv(night, "blanks_around", GOOD.replace("G,", "ok3,").replace("10.00", "  10.00 "));
    csv(night, "empty_lines", "\n" + GOOD.replace("G,", "ok4,") + "\n\n");
    csv(night, "number_sign", GOOD.replace("G,", "#ok5,"));
    csv(
        night,
        "line_ends",
        GOOD.replace("G,", "ok6,") + GOOD.replace("G,", "ok7,").replace("\n", "\r\n"));
    csv(night, "no_line_end", GOOD.replace("G,", "ok8,").strip());
    night.file(file("byte_order_mark", "csv"), "\uFEFF" + HEADER + GOOD.replace("G,", "ok9,"));
    night.file(
        file("columns_reordered", "csv"),
        "status,failed,attempts,seen,day,amount,account,id\npaid,false,1,2026-01-30T10:00:00Z,2026-01-30,10,A,ok10\n");
    night.file(
        file("columns_same_but_for_case", "csv"),
        HEADER.strip() + ",ID\n" + GOOD.replace("G,", "ok11,").strip() + ",x\n");
    night.file(
        file("column_late", "csv"),
        HEADER.replace("id,", "").strip() + ",id\n" + GOOD.substring(2).strip() + ",ok12\n");
    night.file(file("header_alone", "csv"), HEADER);
    night.run("2026-01-30");
    assertRefused(night, CSV_REFUSED);
    assertLoaded(night, 12);
  }

  @Test
  void no_row_of_json_lines_is_lost_or_half_read() {
    TestNight night = source("jsonl", "bills/{date}.*.jsonl");
    String good =
        "{\"id\":\"G\",\"account\":\"A\",\"amount\":10.00,\"day\":\"2026-01-30\",\"seen\":\"2026-01-30T10:00:00Z\",\"attempts\":1,\"failed\":false,\"status\":\"paid\"}";
    json(night, "broken", good.substring(0, 40));
    json(night, "amount_object", good.replace("10.00", "{\"value\":10}"));
    json(night, "amount_list", good.replace("10.00", "[10]"));
    json(night, "amount_truth", good.replace("10.00", "true"));
    json(night, "amount_nan", good.replace("10.00", "NaN"));
    json(night, "amount_overflow", good.replace("10.00", "1e400"));
    json(night, "amount_too_large", good.replace("10.00", "123456789012345678"));
    json(night, "count_overflow", good.replace(":1,", ":19999999999999999999,"));
    json(night, "flag_number", good.replace("false", "2"));
    json(night, "moment_number", good.replace("\"2026-01-30T10:00:00Z\"", "17"));
    json(night, "key_null", good.replace("\"G\"", "null"));
    json(night, "key_absent", good.replace("\"id\":\"G\",", ""));
    json(night, "scalar", "5");
    json(night, "text", "\"good morning\"");
    json(night, "null", "null");
    json(night, "apostrophes_unclosed", "{'id':'G");
    json(night, "comma_too_many", good.replace("}", ",}"));
    json(night, "control_character", good.replace("\"A\"", "\"A\u0001B\""));
    json(night, "nul_escaped", good.replace("\"A\"", "\"A\\u0000\""));
    json(night, "html", "<html>Service unavailable</html>");
    json(night, "field_of_10_mb", good.replace("\"A\"", "\"" + "x".repeat(10_000_000) + "\""));
    night.bytes(
        file("bad_utf8_late", "jsonl"),
        (good.replace("\"G\"", "\"ok0\"")
                + "\n"
                + " ".repeat(70_000)
                + "\n"
                + good.replace("\"A\"", "\"\u00fc\"")
                + "\n")
            .getBytes(StandardCharsets.ISO_8859_1));
    json(night, "id_number", good.replace("\"G\"", "1"));
    json(night, "amount_text", good.replace("\"G\"", "\"ok2\"").replace("10.00", "\"10.00\""));
    json(night, "column_new", good.replace("\"G\"", "\"ok3\"").replace("}", ",\"new\":{\"a\":1}}"));
    json(
        night,
        "column_same_but_for_case",
        good.replace("\"G\"", "\"ok4\"").replace("}", ",\"Amount\":3}"));
    night.file(
        file("byte_order_mark", "jsonl"), "\uFEFF" + good.replace("\"G\"", "\"ok5\"") + "\n");
    json(
        night,
        "line_ends",
        good.replace("\"G\"", "\"ok6\"") + "\r\n\r\n" + good.replace("\"G\"", "\"ok7\"") + "\r");
    night.run("2026-01-30");
    assertRefused(night, JSON_REFUSED);
    assertLoaded(night, 7);
  }

  @Test
  void no_row_of_parquet_is_lost_or_half_read() {
    TestNight night = source("parquet", "bills/{date}.*.parquet/part*");
    parquet(night, "amount_nan", "double('NaN') AS amount");
    parquet(night, "amount_infinite", "double('-Infinity') AS amount");
    parquet(night, "amount_too_large", "99999999999999999.99BD AS amount");
    parquet(night, "amount_struct", "struct(10 AS value) AS amount");
    parquet(night, "amount_truth", "true AS amount");
    parquet(night, "count_half", "1.5 AS attempts");
    parquet(night, "count_overflow", "19999999999999999999BD AS attempts");
    parquet(night, "day_year_0001", "DATE'0001-01-01' AS day");
    parquet(night, "day_year_9999", "DATE'9999-12-31' AS day");
    parquet(night, "moment_epoch_milliseconds", "1769767200000 AS seen");
    parquet(night, "flag_number", "2 AS failed");
    parquet(night, "choice_unknown", "'paid?' AS status");
    parquet(night, "key_null", "string(null) AS id");
    parquet(night, "nul", "'A\\u0000' AS account");
    parquet(night, "bad_utf8", "cast(X'41FF' AS string) AS account");
    parquet(night, "bad_bytes", "X'41FF' AS account");
    parquet(night, "field_of_10_mb", "repeat('x', 10000000) AS account");
    parquet(night, "id_double", "'A' AS account", "370326104793.0D AS id");
    parquet(night, "amount_double", "1.0E7D AS amount", "'ok2' AS id");
    parquet(night, "day_is_moment", "TIMESTAMP'2026-01-30 00:00:00' AS day", "'ok3' AS id");
    parquet(night, "column_new", "named_struct('a', 1) AS new", "'ok4' AS id");
    night.run("2026-01-30");
    assertRefused(night, PARQUET_REFUSED);
    assertLoaded(night, 4);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          empty file           | csv     | does not have the columns of its extract. Missing: id
          other encoding       | csv     | it is not UTF-8 text
          utf-16 unannounced   | csv     | does not have the columns of its extract. Missing: id
          header twice         | csv     | names the column amount twice
          column missing       | csv     | Missing: amount. Found: id
          column renamed       | csv     | Missing: amount (renamed to amounts?)
          gzip cut off         | csv.gz  | cannot be read: java.io.EOFException
          gzip that is none    | csv.gz  | cannot be read: java.util.zip.ZipException: Not in GZIP format
          zstd that is none    | csv.zst | cannot be read
          parquet that is none | parquet | it is not PARQUET
          parquet cut off      | parquet | it is not PARQUET
          avro that is none    | avro    | it is not AVRO
          """)
  void a_file_that_is_bad_as_a_whole_is_named_and_nothing_of_it_is_taken(
      String name, String ending, String message) throws IOException {
    String format = ending.replaceAll("\\..*", "");
    TestNight night = source(format, "bills/{date}.*." + format);
    Path file = night.landing.resolve(file("bad", ending));
    Files.createDirectories(file.getParent());
    Files.write(file, whole(name));
    OperatorError refused = assertThrows(OperatorError.class, () -> night.take("2026-01-30"));
    assertTrue(refused.getMessage().contains(file("bad", ending)), refused.getMessage());
    assertTrue(refused.getMessage().contains(message), refused.getMessage());
  }

  private static byte[] whole(String name) throws IOException {
    String many = HEADER + GOOD.repeat(20_000);
    return switch (name) {
      case "empty file" -> new byte[0];
      case "other encoding" -> (HEADER + "\u00fc" + GOOD).getBytes(StandardCharsets.ISO_8859_1);
      case "utf-16 unannounced" -> (HEADER + GOOD).getBytes(StandardCharsets.UTF_16BE);
      case "header twice" ->
          (HEADER.replace("id,", "amount,id,") + "1," + GOOD).getBytes(StandardCharsets.UTF_8);
      case "column missing" -> HEADER.replace("amount,", "").getBytes(StandardCharsets.UTF_8);
      case "column renamed" ->
          HEADER.replace("amount,", "amounts,").getBytes(StandardCharsets.UTF_8);
      case "gzip cut off" -> cut(gzip(many));
      case "parquet cut off" -> Arrays.copyOf("PAR1".getBytes(StandardCharsets.UTF_8), 400);
      default -> many.getBytes(StandardCharsets.UTF_8);
    };
  }

  private static byte[] cut(byte[] bytes) {
    return Arrays.copyOf(bytes, bytes.length / 2);
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return packed.toByteArray();
  }

  private static String file(String name, String ending) {
    return "bills/2026-01-30." + name + "." + ending;
  }

  private static void csv(TestNight night, String name, String rows) {
    night.file(file(name, "csv"), HEADER + rows);
  }

  private static void json(TestNight night, String name, String row) {
    night.file(file(name, "jsonl"), row + "\n");
  }

  private static byte[] lateBadBytes() {
    String filling = GOOD.replace("G,", "ok0,").repeat(2_000);
    return (HEADER + filling + GOOD.replace("A,", "\u00fc,")).getBytes(StandardCharsets.ISO_8859_1);
  }

  private static void parquet(TestNight night, String name, String... columns) {
    Dataset<Row> row =
        Spark.session()
            .sql(
                "SELECT 'G' AS id, 'A' AS account, 10.00 AS amount, DATE'2026-01-30' AS day, TIMESTAMP'2026-01-30 10:00:00' AS seen, 1 AS attempts, false AS failed, 'paid' AS status");
    for (String column : columns) {
      String target = column.replaceAll(".* AS ", "");
      row =
          row.withColumn(
              target, org.apache.spark.sql.functions.expr(column.replaceAll(" AS [a-z]+$", "")));
    }
    row.coalesce(1).write().parquet(night.landing.resolve(file(name, "parquet")).toString());
  }

  private TestNight source(String format, String path) {
    return new TestNight(
        folder,
        "erp",
        """
        objects.bills {
          path = "%s", format = %s, max-rejected-share = 1.0
          columns = [id, account, amount, day, seen, attempts, failed, status]
          mappings = [{
            target = invoices
            order = "seen"
            columns {
              invoice_id = "id", source_account_key = "account", amount_due = "amount", currency = "'EUR'"
              issued_date = "day", attempts = "attempts", has_failed = "failed", status = "status"
            }
          }, {
            target = tickets
            columns { ticket_id = "id", source_account_key = "account", created_at = "seen" }
          }]
        }
        """
            .formatted(path, format));
  }

  private static void assertRefused(TestNight night, String expected) {
    assertRows(
        night
            .lake
            .read(RejectedRows.TABLE)
            .withColumn("name", regexp_extract(col("file"), "2026-01-30\\.(\\w+)\\.", 1))
            .withColumn("value", col("value").substr(1, 20)),
        expected);
  }

  private static void assertLoaded(TestNight night, long good) {
    assertTrue(
        night.lake.read(Invoices.TABLE).where("invoice_id NOT IN ('G', 'ok0')").count() == good,
        () ->
            night
                .lake
                .read(Invoices.TABLE)
                .select("invoice_id")
                .distinct()
                .collectAsList()
                .toString());
    assertRows(
        night
            .lake
            .read(Deliveries.TABLE)
            .where("rows_read <> rows_loaded + rows_rejected + rows_duplicate + rows_filtered"),
        "| file |");
  }

  private static final String CSV_REFUSED =
      """
      | name                | line | column_name | value                | reason                                                     |
      | amount_comma        | -    | amount_due  | 1,5                  | is not a number                                            |
      | amount_currency     | -    | amount_due  | $10                  | is not a number                                            |
      | amount_infinite     | -    | amount_due  | -Infinity            | is not a number                                            |
      | amount_nan          | -    | amount_due  | NaN                  | is not a number                                            |
      | amount_overflow     | -    | amount_due  | 1e400                | is not a number                                            |
      | amount_word         | -    | amount_due  | abc                  | is not a number                                            |
      | bad_utf8_late       | 2002 | -           | G,�,10.00,2026-01-30 | The row holds bytes that are no characters of its encoding |
      | choice_unknown      | 2    | status      | paid?                | is none of draft, open, paid, uncollectible, void          |
      | columns_shifted     | 2    | -           | G,10.00,2026-01-30,2 | The row does not have the fields that the header names     |
      | count_half          | 2    | attempts    | 1.5                  | is not a whole number                                      |
      | count_negative      | 2    | attempts    | -1                   | is below 0                                                 |
      | count_overflow      | 2    | attempts    | 19999999999999999999 | is not a whole number                                      |
      | day_not_in_month    | -    | issued_date | 2026-02-30           | is not a moment from 1990 to 2100                          |
      | day_of_excel        | -    | issued_date | 46052                | is not a moment from 1990 to 2100                          |
      | day_other_order     | -    | issued_date | 30.01.2026           | is not a moment from 1990 to 2100                          |
      | day_year_0000       | -    | issued_date | 0000-01-30           | is not a moment from 1990 to 2100                          |
      | day_year_9999       | -    | issued_date | 9999-12-31           | is not a moment from 1990 to 2100                          |
      | field_of_10_mb      | 3    | -           | H,xxxxxxxxxxxxxxxxxx | The row is longer than 4000000 bytes                       |
      | fields_too_few      | 2    | -           | G,A,10.00            | The row does not have the fields that the header names     |
      | fields_too_many     | 2    | -           | G,A,10.00,2026-01-30 | The row does not have the fields that the header names     |
      | flag_word           | -    | has_failed  | FAUX                 | is neither true nor false                                  |
      | key_blank           | -    | invoice_id  | -                    | is missing                                                 |
      | key_blank           | -    | ticket_id   | -                    | is missing                                                 |
      | key_empty           | -    | invoice_id  | -                    | is missing                                                 |
      | key_empty           | -    | ticket_id   | -                    | is missing                                                 |
      | moment_bad_hour     | -    | created_at  | 2026-01-30T31:00:00Z | is not a moment from 1990 to 2100                          |
      | moment_bad_zone     | -    | created_at  | 2026-01-30T10:00:00+ | is not a moment from 1990 to 2100                          |
      | moment_milliseconds | -    | created_at  | 1769767200000        | is in milliseconds where seconds are due                   |
      | nul                 | 2    | -           | G,A␀,10.00,2026-01-3 | The row holds a NUL character                              |
      | quote_never_closed  | 3    | -           | H,"A,10.00,2026-01-3 | The row does not have the fields that the header names     |
      | amount_too_large | - | amount_due | 99999999999999999.99 | is too large for money |
      """;
  private static final String JSON_REFUSED =
      """
      | name                 | line | column_name | value                | reason                                                     |
      | amount_list          | -    | amount_due  | [10]                 | is not a number                                            |
      | amount_nan           | -    | amount_due  | NaN                  | is not a number                                            |
      | amount_object        | -    | amount_due  | {"value":10}         | is not a number                                            |
      | amount_overflow      | -    | amount_due  | 1e400                | is not a number                                            |
      | amount_truth         | -    | amount_due  | true                 | is not a number                                            |
      | apostrophes_unclosed | 1    | -           | {'id':'G             | The row is not a JSON object                               |
      | bad_utf8_late        | 3    | -           | {"id":"G","account": | The row holds bytes that are no characters of its encoding |
      | broken               | 1    | -           | {"id":"G","account": | The row is not a JSON object                               |
      | comma_too_many       | 1    | -           | {"id":"G","account": | The row is not a JSON object                               |
      | control_character    | 1    | -           | {"id":"G","account": | The row is not a JSON object                               |
      | count_overflow       | 1    | attempts    | 19999999999999999999 | is not a whole number                                      |
      | field_of_10_mb       | 1    | -           | G,xxxxxxxxxxxxxxxxxx | The row is longer than 4000000 bytes                       |
      | flag_number          | -    | has_failed  | 2                    | is neither true nor false                                  |
      | html                 | 1    | -           | <html>Service unavai | The row is not a JSON object                               |
      | key_absent           | -    | invoice_id  | -                    | is missing                                                 |
      | key_absent           | -    | ticket_id   | -                    | is missing                                                 |
      | key_null             | -    | invoice_id  | -                    | is missing                                                 |
      | key_null             | -    | ticket_id   | -                    | is missing                                                 |
      | moment_number        | -    | created_at  | 17                   | is not a moment from 1990 to 2100                          |
      | nul_escaped          | 1    | -           | G,A␀,10.00,2026-01-3 | The row holds a NUL character                              |
      | null                 | 1    | -           | null                 | The row is not a JSON object                               |
      | scalar               | 1    | -           | 5                    | The row is not a JSON object                               |
      | text                 | 1    | -           | "good morning"       | The row is not a JSON object                               |
      | amount_too_large | - | amount_due | 123456789012345678.0 | is too large for money |
      """;
  private static final String PARQUET_REFUSED =
      """
      | name                      | line | column_name | value                | reason                                                     |
      | amount_infinite           | -    | amount_due  | -Infinity            | is not a number                                            |
      | amount_nan                | -    | amount_due  | NaN                  | is not a number                                            |
      | amount_struct             | -    | amount_due  | {"value":10}         | is not a number                                            |
      | amount_too_large          | -    | amount_due  | 99999999999999999.99 | is too large for money                                     |
      | amount_truth              | -    | amount_due  | true                 | is not a number                                            |
      | bad_bytes                 | -    | -           | G,A�,10.00,2026-01-3 | The row holds bytes that are no characters of its encoding |
      | bad_utf8                  | -    | -           | G,A�,10.00,2026-01-3 | The row holds bytes that are no characters of its encoding |
      | choice_unknown            | -    | status      | paid?                | is none of draft, open, paid, uncollectible, void          |
      | count_half                | -    | attempts    | 1.5                  | is not a whole number                                      |
      | count_overflow            | -    | attempts    | 19999999999999999999 | is not a whole number                                      |
      | day_year_0001             | -    | issued_date | 0001-01-01           | is not a moment from 1990 to 2100                          |
      | day_year_9999             | -    | issued_date | 9999-12-31           | is not a moment from 1990 to 2100                          |
      | field_of_10_mb            | -    | -           | G,xxxxxxxxxxxxxxxxxx | The row is longer than 4000000 bytes                       |
      | flag_number               | -    | has_failed  | 2                    | is neither true nor false                                  |
      | key_null                  | -    | invoice_id  | -                    | is missing                                                 |
      | key_null                  | -    | ticket_id   | -                    | is missing                                                 |
      | moment_epoch_milliseconds | -    | created_at  | 1769767200000        | is in milliseconds where seconds are due                   |
      | nul                       | -    | -           | G,A␀,10.00,2026-01-3 | The row holds a NUL character                              |
      """;
}
