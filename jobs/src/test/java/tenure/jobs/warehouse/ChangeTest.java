package tenure.jobs.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import tenure.marts.DimAccount;
import tenure.marts.FctAccountDaily;

/** What of a mart is sent, by what stands there. */
class ChangeTest {
  private static final LocalDate FIRST = LocalDate.parse("2026-01-30");
  private static final LocalDate SECOND = LocalDate.parse("2026-01-31");
  private static final Slice OLD = new Slice(FIRST, "a", 10);
  private static final Slice NEW = new Slice(SECOND, "b", 11);

  private static Change daily(List<Slice> wanted, List<Slice> standing, long rows) {
    return Change.between(FctAccountDaily.TABLE, wanted, standing, rows);
  }

  @Test
  void a_night_that_stands_there_is_not_sent_again() {
    Change change = daily(List.of(OLD, NEW), List.of(OLD), 21);
    assertEquals(List.of(NEW), change.sent());
    assertEquals(List.of(), change.removed());
    assertFalse(daily(List.of(OLD, NEW), List.of(NEW, OLD), 21).isNeeded());
  }

  @Test
  void a_night_with_other_rows_replaces_what_stands_there() {
    Slice again = new Slice(FIRST, "c", 10);
    Change change = daily(List.of(again, NEW), List.of(OLD, NEW), 21);
    assertEquals(List.of(again), change.sent());
    assertEquals(List.of(FIRST), change.removed());
    assertFalse(change.isAfresh());
  }

  @Test
  void a_night_that_is_served_no_more_goes() {
    Change change = daily(List.of(OLD), List.of(OLD, NEW), 10);
    assertEquals(List.of(), change.sent());
    assertEquals(List.of(SECOND), change.removed());
    assertTrue(change.isNeeded());
  }

  @Test
  void a_night_that_no_publication_tells_of_stays_as_long_as_the_rows_add_up() {
    Slice found = new Slice(FIRST, "", 10);
    assertFalse(daily(List.of(NEW), List.of(found, NEW), 21).isNeeded());
    assertTrue(daily(List.of(NEW), List.of(found, NEW), 20).isAfresh());
  }

  @Test
  void where_the_nights_do_not_add_up_to_the_lake_everything_is_sent() {
    assertTrue(daily(List.of(OLD, NEW), List.of(OLD, NEW), 20).isAfresh());
    assertTrue(daily(List.of(OLD), List.of(), 11).isAfresh());
  }

  @Test
  void a_mart_without_nights_is_sent_whole_once_its_rows_are_others() {
    Slice before = new Slice(Slice.WHOLE, "a", 3);
    Slice after = new Slice(Slice.WHOLE, "b", 4);
    assertFalse(Change.between(DimAccount.TABLE, List.of(before), List.of(before), 3).isNeeded());
    Change change = Change.between(DimAccount.TABLE, List.of(after), List.of(before), 4);
    assertEquals(List.of(after), change.sent());
  }
}
