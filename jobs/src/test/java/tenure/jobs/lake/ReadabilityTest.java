package tenure.jobs.lake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static tenure.kit.TextTable.rows;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tenure.contract.Field;
import tenure.contract.Layer;
import tenure.contract.Table;
import tenure.kit.Spark;

/** What a table says of itself to readers that know nothing of Tenure. */
class ReadabilityTest {
  private static final Field DAY = Field.day("as_of_date", "The night.").key();
  private static final Field ARR = Field.money("arr", "What is paid.");
  private static final Table MART = mart(ARR);
  private static final LocalDate NIGHT = LocalDate.parse("2026-01-31");

  @TempDir Path folder;
  private Lake lake;

  private static Table mart(Field arr) {
    return Table.in(Layer.MARTS, "fct_paid", "What is paid.").withColumns(DAY, arr).sliced(DAY);
  }

  @BeforeEach
  void write() {
    lake = new Lake(Spark.session(), folder.toString());
    replace(MART);
  }

  private void replace(Table table) {
    lake.replace(table, NIGHT, rows(table, "| as_of_date | arr |\n| 2026-01-31 | 5.00 |"));
  }

  private void alter(String change) {
    Spark.session().sql("ALTER TABLE delta.`" + lake.path(MART) + "` " + change);
  }

  private Optional<StructType> logged() {
    long version = lake.version(MART).orElseThrow();
    return new Files(lake.hadoop())
            .read(
                new org.apache.hadoop.fs.Path(
                    lake.path(MART), "_delta_log/%020d.json".formatted(version)))
            .stream()
            .flatMap(String::lines)
            .filter(line -> line.contains("\"metaData\""))
            .map(line -> lake.tables().contents(lake.path(MART), version).schema())
            .findFirst();
  }

  private static List<String> comments(StructType schema) {
    return Arrays.stream(schema.fields())
        .map(StructField::getComment)
        .map(comment -> comment.getOrElse(() -> "none"))
        .toList();
  }

  @Test
  void a_mart_as_it_is_made_can_be_read_by_everyone() {
    assertEquals(List.of(), Readability.obstacles(lake, List.of(MART)));
  }

  @Test
  void what_raises_the_version_that_readers_must_know_is_told() {
    alter("SET TBLPROPERTIES ('delta.enableDeletionVectors' = 'true')");
    assertEquals(
        List.of("marts.fct_paid needs readers of version 3 of Delta's protocol."),
        Readability.obstacles(lake, List.of(MART)));
  }

  @Test
  void columns_that_many_readers_do_not_know_are_told() {
    alter("ADD COLUMNS (parts array<string>, small int)");
    assertEquals(
        List.of(
            "marts.fct_paid.parts is of type array<string>.",
            "marts.fct_paid.small is of type int."),
        Readability.obstacles(lake, List.of(MART)));
  }

  @Test
  void every_column_carries_its_sentence_and_a_better_one_once_it_is_written_again() {
    assertEquals(List.of("The night.", "What is paid."), comments(logged().orElseThrow()));
    replace(MART);
    assertEquals(Optional.empty(), logged(), "nothing new to say");
    Table better = mart(ARR.meaning("What is paid in a year."));
    replace(better);
    assertEquals(
        List.of("The night.", "What is paid in a year."), comments(logged().orElseThrow()));
    replace(better);
    assertEquals(Optional.empty(), logged(), "nothing new to say");
    assertEquals(List.of(), Readability.obstacles(lake, List.of(better)));
  }
}
