package tenure.jobs.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.strings;

import com.github.luben.zstd.Zstd;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tenure.bronze.Deliveries;
import tenure.bronze.RejectedRows;
import tenure.silver.Accounts;

/** The same three accounts in every format: one good, one that is refused, one that comes twice. */
class FormatsTest {
  private static final String CSV =
      """
      id,name,employees,changed
      A,"Zürich, ""die"" Bank
      Nord",120,2026-01-29
      B,Bell,many,2026-01-29
      C,Cole,3,2026-01-28
      C,Cole & Söhne,4,2026-01-29
      """;
  private static final String JSON =
      """
      [{"id":"A","name":"Zürich, \\"die\\" Bank\\nNord","employees":120,"changed":"2026-01-29"},
       {"id":"B","name":"Bell","employees":"many","changed":"2026-01-29"},
       {"id":"C","name":"Cole","employees":3,"changed":"2026-01-28"},
       {"id":"C","name":"Cole & Söhne","employees":4.0,"changed":"2026-01-29"}]
      """;
  private static final String JSON_LINES =
      JSON.replace("[{", "{").replace("]\n", "\n").replace("},", "}").replace("\n ", "\n");

  @TempDir Path folder;

  private static Stream<Arguments> texts() {
    byte[] utf8 = CSV.getBytes(StandardCharsets.UTF_8);
    byte[] lines = JSON_LINES.getBytes(StandardCharsets.UTF_8);
    return Stream.of(
        Arguments.of(
            "csv with a byte order mark",
            "csv",
            "",
            ("\uFEFF" + CSV).getBytes(StandardCharsets.UTF_8)),
        Arguments.of("csv, semicolons", "csv", "options { sep = \";\" }", semicolons()),
        Arguments.of(
            "csv, windows line ends",
            "csv",
            "",
            CSV.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8)),
        Arguments.of(
            "csv, mixed line ends",
            "csv",
            "",
            CSV.replace("many,2026-01-29\n", "many,2026-01-29\r\n")
                .getBytes(StandardCharsets.UTF_8)),
        Arguments.of(
            "csv in windows-1252",
            "csv",
            "options { encoding = windows-1252 }",
            CSV.getBytes(Charset.forName("windows-1252"))),
        Arguments.of(
            "csv in utf-16",
            "csv",
            "options { encoding = UTF-16 }",
            CSV.getBytes(StandardCharsets.UTF_16)),
        Arguments.of("csv, zstd", "csv.zst", "", Zstd.compress(utf8)),
        Arguments.of("csv, gzip", "csv.gz", "", utf8),
        Arguments.of("json lines", "jsonl", "", lines),
        Arguments.of("json lines, zstd", "jsonl.zst", "", Zstd.compress(lines)),
        Arguments.of("json array", "json", "", JSON.getBytes(StandardCharsets.UTF_8)),
        Arguments.of(
            "json array on one line, gzip",
            "json.gz",
            "",
            JSON.replace("\n", "").getBytes(StandardCharsets.UTF_8)));
  }

  private static byte[] semicolons() {
    return CSV.replace("Zürich, ", "Zürich; ")
        .replace(",", ";")
        .replace("Zürich; ", "Zürich, ")
        .getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("texts")
  void every_text_says_the_same(String name, String ending, String settings, byte[] bytes) {
    TestNight night =
        source(
            ending.replaceAll("\\..*", ""),
            "crm/{date}*." + ending.replaceAll("\\.(gz|zst)", ""),
            settings);
    night.bytes("crm/2026-01-30." + ending, bytes);
    assertEquals(1, night.run("2026-01-30"));
    says(night, "crm/2026-01-30." + ending);
  }

  @Test
  void every_typed_file_says_the_same() {
    for (String format : new String[] {"parquet", "avro", "delta"}) {
      String path = format + "/{date}.x" + (format.equals("delta") ? "" : "/part*");
      TestNight night = source(format, path, "");
      Path place = night.landing.resolve(format).resolve("2026-01-30.x");
      typed().coalesce(1).write().format(format).save(place.toString());
      assertEquals(1, night.run("2026-01-30"), format);
      accounts(night);
      assertRows(
          night.lake.read(RejectedRows.TABLE).selectExpr("line", "column_name", "value"),
          """
          | line | column_name | value |
          | -    | employees   | many  |
          """);
    }
  }

  @Test
  void files_of_one_night_may_differ_in_their_types() {
    TestNight night = source("parquet", "crm/{date}*.parquet/part*", "");
    typed()
        .coalesce(1)
        .write()
        .parquet(night.landing.resolve("crm/2026-01-30.a.parquet").toString());
    typed()
        .where("id = 'A'")
        .selectExpr(
            "'D' AS id",
            "struct(1 AS of, 'x' AS kind) AS name",
            "12.0D AS employees",
            "DATE'2026-01-29' AS changed")
        .coalesce(1)
        .write()
        .parquet(night.landing.resolve("crm/2026-01-30.b.parquet").toString());
    night.run("2026-01-30");
    assertRows(
        night.lake.read(Accounts.TABLE).where("account_id = 'D'"),
        """
        | account_id | account_name          | employees |
        | D          | {"of":1,"kind":"x"}   | 12        |
        """);
  }

  @Test
  void a_delta_table_is_read_again_when_it_has_changed() {
    TestNight night = source("delta", "crm/accounts", "");
    String place = night.landing.resolve("crm/accounts").toString();
    typed().where("id = 'A'").write().format("delta").save(place);
    night.run("2026-01-30");
    night.run("2026-01-31");
    typed()
        .where("id = 'A'")
        .selectExpr("id", "'Acme' AS name", "employees", "changed")
        .write()
        .format("delta")
        .mode(SaveMode.Overwrite)
        .save(place);
    night.run("2026-02-01");
    assertRows(
        night.lake.read(Deliveries.TABLE).where("target = 'silver.accounts'"),
        """
        | file         | known_on   | rows_read | rows_loaded |
        | crm/accounts | 2026-01-30 | 1         | 1           |
        | crm/accounts | 2026-02-01 | 1         | 1           |
        """);
  }

  @Test
  void numbers_have_commas_only_where_that_is_configured() {
    TestNight night =
        source("csv", "crm/{date}.csv", "options { sep = \";\" }, decimal-comma = [employees]");
    night.file(
        "crm/2026-01-30.csv", "id;name;employees;changed\nA;1,5;1.200,0;\nB;x;1.5;\nC;y;3;\n");
    assertEquals(1, night.run("2026-01-30"));
    assertRows(
        night.lake.read(Accounts.TABLE),
        """
        | account_id | account_name | employees |
        | A          | 1,5          | 1200      |
        | C          | y            | 3         |
        """);
  }

  private static Dataset<Row> typed() {
    return strings(
            """
            | id | name               | employees | changed    |
            | A  | Zürich, "die" Bank | 120       | 2026-01-29 |
            | B  | Bell               | many      | 2026-01-29 |
            | C  | Cole               | 3         | 2026-01-28 |
            | C  | Cole & Söhne       | 4         | 2026-01-29 |
            """)
        .selectExpr(
            "id",
            "if(id = 'A', concat(name, '\n', 'Nord'), name) AS name",
            "employees",
            "to_timestamp(changed) AS changed");
  }

  private TestNight source(String format, String path, String settings) {
    return new TestNight(
        folder.resolve(format + path.length()),
        "crm",
        """
        objects.accounts {
          path = "%s", format = %s, max-rejected-share = 0.5, %s
          columns = [id, name, employees, changed]
          mappings = [{
            target = accounts
            order = "try_cast(changed as timestamp)"
            columns { account_id = "id", account_name = "name", employees = "employees", is_test = "false" }
          }]
        }
        """
            .formatted(path, format, settings));
  }

  private static void says(TestNight night, String file) {
    accounts(night);
    assertRows(
        night.lake.read(RejectedRows.TABLE),
        """
        | file | line | column_name | value |
        | %s | %d | employees | many |
        """
            .formatted(file, file.contains(".csv") ? 4 : file.contains(".json.gz") ? 1 : 2));
  }

  private static void accounts(TestNight night) {
    assertRows(
        night
            .lake
            .read(Accounts.TABLE)
            .selectExpr(
                "account_id", "regexp_replace(account_name, '\r?\n', '/') AS name", "employees"),
        """
        | account_id | name                    | employees |
        | A          | Zürich, "die" Bank/Nord | 120       |
        | C          | Cole & Söhne            | 4         |
        """);
    assertRows(
        night.lake.read(Deliveries.TABLE).where("target LIKE 'silver%'"),
        """
        | rows_read | rows_loaded | rows_rejected | rows_duplicate | rows_filtered |
        | 4         | 2           | 1             | 1              | 0             |
        """);
  }
}
