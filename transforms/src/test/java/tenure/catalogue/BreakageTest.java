package tenure.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static tenure.contract.Layer.MARTS;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import tenure.contract.Field;
import tenure.contract.Table;

/** Each way in which a change of a contract breaks readers, and those that break nobody. */
class BreakageTest {
  private static final Field ACCOUNT = Field.id("account_id", "The account.").key();
  private static final Field NIGHT = Field.day("as_of_date", "The night.").key();
  private static final Field SEATS = Field.count("seats", "Seats paid for.").required();
  private static final Field PAID_SHARE = Field.share("paid_share", "Seats used of those paid.");
  private static final Table RELEASED = mart("fct_use", ACCOUNT, NIGHT, SEATS, PAID_SHARE);

  private static Table mart(String name, Field... columns) {
    return Table.in(MARTS, name, "Use.").withColumns(columns);
  }

  private static void assertBroken(String expected, Table... now) {
    List<Breakage> found =
        Breakage.between(List.of(Shape.of(RELEASED)), Arrays.stream(now).map(Shape::of).toList());
    assertEquals(
        expected, String.join("\n", found.stream().map(b -> b.kind() + " " + b.words()).toList()));
  }

  @Test
  void what_only_adds_breaks_nobody() {
    Field more = Field.text("plan", "The plan.");
    assertBroken(
        "",
        mart("fct_more", ACCOUNT),
        mart("fct_use", more, PAID_SHARE.required(), SEATS.meaning("Said better."), NIGHT, ACCOUNT)
            .sliced(NIGHT)
            .check("few", "seats < 9", "There are few."));
  }

  @Test
  void a_table_that_is_gone_breaks_readers() {
    assertBroken("TABLE_REMOVED marts.fct_use is gone.", mart("fct_usage", ACCOUNT));
  }

  @Test
  void a_column_that_is_gone_breaks_readers() {
    assertBroken(
        "COLUMN_REMOVED marts.fct_use.paid_share is gone.",
        mart("fct_use", ACCOUNT, NIGHT, SEATS, Field.share("other", "Something else.")));
  }

  @Test
  void a_column_that_says_the_same_under_another_name_was_renamed() {
    assertBroken(
        "COLUMN_RENAMED marts.fct_use.paid_share is now called used_share.",
        mart("fct_use", ACCOUNT, NIGHT, SEATS, Field.share("used_share", PAID_SHARE.doc())));
  }

  @Test
  void another_type_breaks_readers_and_so_does_another_unit_of_the_same_type() {
    assertBroken(
        "COLUMN_RETYPED marts.fct_use.seats was count (bigint), and is now number (double).\n"
            + "COLUMN_RETYPED marts.fct_use.paid_share was share (double), and is now score (double).",
        mart(
            "fct_use",
            ACCOUNT,
            NIGHT,
            Field.number("seats", SEATS.doc()).required(),
            Field.score("paid_share", PAID_SHARE.doc())));
  }

  @Test
  void nulls_where_there_were_none_break_readers() {
    assertBroken(
        "NULLS_ALLOWED marts.fct_use.seats was never missing, and now may be.",
        mart("fct_use", ACCOUNT, NIGHT, SEATS.plain(), PAID_SHARE));
  }

  @Test
  void another_grain_breaks_readers() {
    Field user = Field.id("user_id", "The user.").key();
    assertBroken(
        "GRAIN_CHANGED one row of marts.fct_use was one of account_id, as_of_date, and is now one of"
            + " account_id, as_of_date, user_id.",
        mart("fct_use", ACCOUNT, NIGHT, user, SEATS, PAID_SHARE));
  }

  @Test
  void a_line_explains_the_change_that_it_names_and_no_other() {
    Table now = mart("fct_use", ACCOUNT, NIGHT, PAID_SHARE.plain());
    List<Breakage> found = Breakage.between(List.of(Shape.of(RELEASED)), List.of(Shape.of(now)));
    Migrations none = Migrations.in("Seats are gone.\n- marts.fct_use.seats: read plan instead.");
    Migrations some =
        Migrations.in(
            "# Migrations\n- `marts.fct_use.seats`: read plan instead.\n- `marts.fct_old`: gone.");
    assertEquals(found, none.unexplained(found));
    assertEquals(List.of(), some.unexplained(found));
    assertEquals(List.of("marts.fct_old"), some.idle(found));
  }

  @Test
  void a_catalogue_file_keeps_the_shape_of_every_contract() {
    Table quoted = mart("fct_words", ACCOUNT, Field.choice("band", "Says \"so\".", "a", "b"));
    List<Table> tables = List.of(RELEASED, quoted.check("few", "band <> 'c'", "No \\ third."));
    assertEquals(tables.stream().map(Shape::of).toList(), Shape.in(CatalogueFile.json(tables)));
  }
}
