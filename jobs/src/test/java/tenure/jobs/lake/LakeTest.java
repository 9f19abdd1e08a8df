package tenure.jobs.lake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.rows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.types.StructField;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tenure.contract.Field;
import tenure.contract.Layer;
import tenure.contract.SchemaMismatch;
import tenure.contract.Table;
import tenure.jobs.StepResult;
import tenure.kit.Spark;

class LakeTest {
  private static final Field ACCOUNT_ID = Field.id("account_id", "The account.").key();
  private static final Field NIGHT = Field.day("as_of_date", "The night.").key();
  private static final Field SEATS = Field.count("seats", "Seats paid.").required();
  private static final Field EMAIL = Field.text("email", "The address of somebody.").personal();
  private static final Table TABLE =
      Table.in(Layer.FEATURES, "account_seats", "Seats of an account.")
          .withColumns(ACCOUNT_ID, NIGHT, SEATS, EMAIL)
          .sliced(NIGHT);
  private static final LocalDate FIRST = LocalDate.parse("2026-01-30");
  private static final LocalDate SECOND = LocalDate.parse("2026-01-31");

  @TempDir Path folder;
  private Lake lake;

  @BeforeEach
  void open() {
    lake = new Lake(Spark.session(), folder.toString());
    replace(FIRST, "| A | 2026-01-30 | 5 | a@x.com |", "| B | 2026-01-30 | 7 | b@x.com |");
  }

  private StepResult replace(LocalDate night, String... lines) {
    String text = "| account_id | as_of_date | seats | email |\n" + String.join("\n", lines);
    return lake.replace(TABLE, night, rows(TABLE, text));
  }

  @Test
  void a_table_never_written_has_no_rows() {
    Table other = Table.in(Layer.FEATURES, "other", "Nothing.").withColumns(ACCOUNT_ID, NIGHT);
    assertEquals(0, lake.read(other).count());
    assertTrue(lake.version(other).isEmpty());
  }

  @Test
  void a_column_that_joins_the_contract_is_empty_in_what_earlier_releases_wrote() {
    Field tier = Field.text("tier", "The tier.");
    Table wider =
        Table.in(Layer.FEATURES, "account_seats", "Seats of an account.")
            .withColumns(ACCOUNT_ID, NIGHT, SEATS, EMAIL, tier)
            .sliced(NIGHT);
    String header = "| account_id | as_of_date | seats | email | tier |\n";
    assertRows(
        lake.read(wider),
        header + "| A | 2026-01-30 | 5 | a@x.com | - |\n| B | 2026-01-30 | 7 | b@x.com | - |");
    lake.replace(wider, SECOND, rows(wider, header + "| A | 2026-01-31 | 6 | - | gold |"));
    replaceTwice(wider, header + "| A | 2026-01-31 | 6 | - | silver |");
    assertRows(
        lake.read(wider).select("account_id", "as_of_date", "tier"),
        """
        | account_id | as_of_date | tier   |
        | A          | 2026-01-30 | -      |
        | B          | 2026-01-30 | -      |
        | A          | 2026-01-31 | silver |
        """);
  }

  private void replaceTwice(Table table, String text) {
    lake.replace(table, SECOND, rows(table, text));
    lake.replace(table, SECOND, rows(table, text));
  }

  @Test
  void a_required_column_that_joins_the_contract_is_missed_in_what_earlier_releases_wrote() {
    Field tier = Field.text("tier", "The tier.").required();
    Table wider =
        Table.in(Layer.FEATURES, "account_seats", "Seats of an account.")
            .withColumns(ACCOUNT_ID, NIGHT, SEATS, EMAIL, tier)
            .sliced(NIGHT);
    SchemaMismatch missed = assertThrows(SchemaMismatch.class, () -> lake.read(wider));
    assertTrue(missed.getMessage().contains("column tier is missing"), missed.getMessage());
  }

  @Test
  void a_night_is_replaced_whole_and_the_others_stay() {
    replace(SECOND, "| A | 2026-01-31 | 6 | - |");
    StepResult again = replace(FIRST, "| A | 2026-01-30 | 9 | - |");
    assertRows(
        lake.read(TABLE),
        """
        | account_id | as_of_date | seats |
        | A          | 2026-01-30 | 9     |
        | A          | 2026-01-31 | 6     |
        """);
    assertEquals(1, again.rows());
    assertEquals(2, again.version());
  }

  @Test
  void a_night_without_rows_clears_what_stood_there() {
    replace(FIRST);
    assertEquals(0, lake.read(TABLE).count());
  }

  @Test
  void a_night_that_adds_nothing_says_so() {
    StepResult nothing = replace(SECOND);
    assertEquals(0, nothing.rows());
    assertEquals(0, nothing.version());
    assertEquals(2, lake.read(TABLE).count());
  }

  @Test
  void before_and_slice_split_the_nights() {
    replace(SECOND, "| A | 2026-01-31 | 6 | - |");
    assertEquals(2, lake.before(TABLE, SECOND).count());
    assertEquals(1, lake.slice(TABLE, SECOND).count());
    assertEquals(3, lake.slices(TABLE, FIRST, SECOND).count());
  }

  @Test
  void a_row_that_breaks_its_contract_is_refused_in_words_and_nothing_is_written() {
    ContractBroken refused =
        assertThrows(
            ContractBroken.class, () -> replace(SECOND, "| A | 2026-01-31 | -1 | a@x.com |"));
    assertTrue(
        refused.getMessage().contains("seats is a valid whole number, 0 or more"),
        refused.getMessage());
    assertEquals(3, refused.exitCode());
    assertEquals(0, lake.slice(TABLE, SECOND).count());
  }

  @Test
  void columns_carry_their_sentences_and_readers_of_version_1_can_read() throws IOException {
    StructField seats =
        Spark.session()
            .read()
            .format("delta")
            .load(lake.path(TABLE).toString())
            .schema()
            .apply("seats");
    assertEquals("Seats paid.", seats.getComment().get());
    String log =
        Files.readString(
            folder.resolve("features/account_seats/_delta_log/00000000000000000000.json"));
    assertTrue(log.contains("\"minReaderVersion\":1"), log);
  }

  @Test
  void personal_columns_stay_out_of_file_statistics() throws IOException {
    String log =
        Files.readString(
            folder.resolve("features/account_seats/_delta_log/00000000000000000000.json"));
    assertTrue(log.contains("seats"), log);
    assertTrue(!log.contains("a@x.com"), log);
  }

  @Test
  void plans_over_small_tables_are_not_compiled() {
    assertEquals("false", compilesPlansOf(lake));
  }

  private static String compilesPlansOf(Lake lake) {
    return lake.read(TABLE).sparkSession().conf().get("spark.sql.codegen.wholeStage");
  }

  @Test
  void many_files_and_large_ones_give_the_same_rows_as_few_and_small_ones() {
    replace(SECOND, "| A | 2026-01-31 | 6 | - |");
    for (int fewFiles : List.of(0, 200)) {
      TableFiles files =
          new TableFiles(
              Spark.session(), Spark.session().sessionState().newHadoopConf(), fewFiles, 0, 0);
      Lake other = new Lake(Spark.session(), folder.toString(), files);
      assertRows(
          other.read(TABLE),
          """
          | account_id | as_of_date | seats |
          | A          | 2026-01-30 | 5     |
          | B          | 2026-01-30 | 7     |
          | A          | 2026-01-31 | 6     |
          """);
      assertRows(
          other.before(TABLE, SECOND),
          """
          | account_id | seats |
          | A          | 5     |
          | B          | 7     |
          """);
      assertRows(
          other.slice(TABLE, SECOND),
          """
          | account_id | seats |
          | A          | 6     |
          """);
      assertEquals(2, other.read(TABLE, 0).count());
      assertEquals("true", compilesPlansOf(other));
    }
  }

  @Test
  void the_folder_of_a_lake_may_have_any_name() {
    Lake odd = new Lake(Spark.session(), folder.resolve("my lake [1] {x} 50%").toString());
    odd.replace(TABLE, FIRST, lake.read(TABLE));
    odd.replace(TABLE, SECOND, lake.read(TABLE).limit(0));
    assertEquals(2, odd.slice(TABLE, FIRST).count());
    assertEquals(2, odd.read(TABLE, 0).count());
  }

  @Test
  void a_past_version_can_be_read_again() {
    replace(FIRST, "| A | 2026-01-30 | 9 | - |");
    assertEquals(2, lake.read(TABLE, 0).count());
    assertEquals(1, lake.read(TABLE, 1).count());
  }

  @Test
  void sql_sees_marts_at_their_published_version_only() {
    Table mart =
        Table.in(Layer.MARTS, "fct_seats", "Seats.")
            .withColumns(ACCOUNT_ID, NIGHT, SEATS)
            .sliced(NIGHT);
    String header = "| account_id | as_of_date | seats |\n";
    StepResult shown = lake.replace(mart, FIRST, rows(mart, header + "| A | 2026-01-30 | 5 |"));
    Published.write(lake, new Published.Manifest(FIRST, Map.of(mart.fullName(), shown.version())));
    lake.replace(mart, SECOND, rows(mart, header + "| A | 2026-01-31 | 6 |"));
    lake.register(List.of(mart, TABLE));
    assertRows(
        Spark.session()
            .sql(
                "SELECT s.seats, f.email FROM marts.fct_seats s JOIN features.account_seats f USING (account_id)"),
        """
        | seats | email   |
        | 5     | a@x.com |
        """);
    assertEquals(1, lake.published(mart).count());
  }
}
