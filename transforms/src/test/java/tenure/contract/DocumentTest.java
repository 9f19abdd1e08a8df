package tenure.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class DocumentTest {
  private static final Field ACCOUNT_ID = Field.id("account_id", "The account.").key();
  private static final Field NIGHT = Field.day("as_of_date", "The night.").key();
  private static final Field BAND =
      Field.choice("health_band", "The colour | the verdict.", "green", "red").required();
  private static final Field EMAIL = Field.text("email", "The address.").personal();
  private static final Table TABLE =
      Table.in(Layer.SCORES, "health_scores", "How healthy an account is.")
          .withColumns(ACCOUNT_ID, NIGHT, BAND, EMAIL)
          .check("green_has_address", "health_band <> 'green' OR email IS NOT NULL", "Green writes")
          .sliced(NIGHT);

  @Test
  void a_table_is_told_by_its_columns_its_writing_and_its_own_checks_only() {
    assertEquals(
        """
        ### scores.health_scores

        How healthy an account is.
        Key: account_id, as_of_date. A night replaces its slice of as_of_date.

        | column | holds | meaning |
        |---|---|---|
        | **account_id** | identifier | The account. |
        | **as_of_date** | date | The night. |
        | health_band | one of green, red; never missing | The colour \\| the verdict. |
        | email | text; personal | The address. |

        Checks of every row:
        - Green writes: `health_band <> 'green' OR email IS NOT NULL`
        """,
        Document.markdown(TABLE));
  }

  @Test
  void versions_and_whole_tables_say_how_they_are_written() {
    Table versions = Table.in(Layer.SILVER, "a", "A.").withColumns(ACCOUNT_ID).versioned();
    Table whole = Table.in(Layer.MARTS, "dim_b", "B.").withColumns(BAND);
    assertEquals(
        List.of(
            "Key: account_id. Versions: a night appends what changed.",
            "No key. A night replaces the whole table."),
        List.of(Document.writing(versions), Document.writing(whole)));
  }

  @Test
  void tables_stand_under_their_layers_in_the_order_data_flows() {
    Table mart = Table.in(Layer.MARTS, "dim_b", "B.").withColumns(BAND);
    List<String> headings =
        Document.markdown(List.of(mart, TABLE)).lines().filter(l -> l.startsWith("##")).toList();
    assertEquals(
        List.of(
            "## scores: what do we conclude?",
            "### scores.health_scores",
            "## marts: how is it asked for?",
            "### marts.dim_b"),
        headings);
  }
}
