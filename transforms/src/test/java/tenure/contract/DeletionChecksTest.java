package tenure.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import tenure.kit.TextTable;

class DeletionChecksTest {
  private static final Table TABLE =
      Table.in(Layer.SILVER, "things", "Things.")
          .withColumns(
              Field.id("thing_id", "The thing.").key(),
              Field.choice("kind", "The kind.", "good", "bad").required())
          .versioned();

  @Test
  void of_a_deletion_only_the_key_and_the_night_must_be_known() {
    assertEquals(
        List.of("kept"),
        satisfied(
            """
            | thing_id | kind | is_deleted | known_on   | written_on |
            | kept     | -    | true       | 2026-01-01 | 2026-01-01 |
            | unkind   | -    | false      | 2026-01-01 | 2026-01-01 |
            | unsure   | good | -          | 2026-01-01 | 2026-01-01 |
            | undated  | good | true       | -          | 2026-01-01 |
            """));
  }

  private static List<String> satisfied(String text) {
    String all =
        TABLE.checks().stream().map(Check::enforceable).collect(Collectors.joining(" AND "));
    Dataset<Row> kept = TextTable.rows(TABLE, text).where(all).select("thing_id");
    return kept.collectAsList().stream().map(r -> r.getString(0)).toList();
  }
}
