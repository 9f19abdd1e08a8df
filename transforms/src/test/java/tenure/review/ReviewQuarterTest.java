package tenure.review;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReviewQuarterTest {
  @ParameterizedTest
  @CsvSource({
    "2026-01-01, 1, 2026Q1, 2026-01-01, 2026-03-31",
    "2026-03-31, 1, 2026Q1, 2026-01-01, 2026-03-31",
    "2026-12-31, 1, 2026Q4, 2026-10-01, 2026-12-31",
    "2026-01-31, 2, 2026Q4, 2025-11-01, 2026-01-31",
    "2026-02-01, 2, 2027Q1, 2026-02-01, 2026-04-30",
    "2026-12-31, 12, 2027Q1, 2026-12-01, 2027-02-28",
    "2024-02-29, 7, 2024Q3, 2024-01-01, 2024-03-31"
  })
  void a_quarter_is_named_by_the_year_in_which_its_fiscal_year_ends(
      LocalDate day, int fiscalMonth, String name, LocalDate first, LocalDate last) {
    assertEquals(new ReviewQuarter(name, first, last), ReviewQuarter.of(day, fiscalMonth));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void every_day_is_in_one_quarter_which_its_name_finds(int fiscalMonth) {
    ReviewQuarter quarter = ReviewQuarter.of(LocalDate.of(2023, 12, 31), fiscalMonth);
    for (LocalDate day = LocalDate.of(2024, 1, 1); day.getYear() < 2026; day = day.plusDays(1)) {
      boolean hasEnded = day.isAfter(quarter.lastDay());
      ReviewQuarter next = ReviewQuarter.of(day, fiscalMonth);
      assertEquals(hasEnded, !next.equals(quarter), day + " " + next);
      assertEquals(hasEnded ? quarter.lastDay() : quarter.openingDay(), next.openingDay());
      assertEquals(Optional.of(next), ReviewQuarter.named(next.name(), fiscalMonth));
      quarter = next;
    }
  }

  @Test
  void a_night_tells_of_its_own_quarter_and_of_the_one_before() {
    assertEquals(
        List.of("2026Q2", "2026Q1"),
        ReviewQuarter.asOf(LocalDate.of(2026, 6, 30), 1).stream()
            .map(ReviewQuarter::name)
            .toList());
    ReviewQuarter first = ReviewQuarter.named("2026 q1", 1).orElseThrow();
    assertEquals(LocalDate.of(2026, 6, 30), first.lastNight());
    assertEquals(LocalDate.of(2026, 3, 31), first.describedDay(first.lastNight()));
    assertEquals(LocalDate.of(2026, 2, 3), first.describedDay(LocalDate.of(2026, 2, 3)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2026", "2026Q5", "Q1 2026", "26Q1", "2026Q1x"})
  void what_is_no_quarter_is_none(String name) {
    assertEquals(Optional.empty(), ReviewQuarter.named(name, 1));
  }
}
