package tenure.marts;

import java.time.LocalDate;

/**
 * How far the calendar reaches: whole fiscal years, so that its ends tell by which year it was
 * made.
 *
 * @param firstYear the calendar year in which its first fiscal year begins
 * @param yearsAhead fiscal years that it reaches beyond that of the night
 */
public record CalendarPolicy(int firstYear, int yearsAhead) {
  private static final int MONTHS = 12;

  /** Refuses nonsense. */
  public CalendarPolicy {
    if (firstYear < 1900 || firstYear > 9000) {
      throw new IllegalArgumentException(
          "first-year must be a year from 1900 on, not " + firstYear + ".");
    }
    if (yearsAhead < 0 || yearsAhead > 100) {
      throw new IllegalArgumentException(
          "years-ahead must be between 0 and 100, not " + yearsAhead + ".");
    }
  }

  /** The first day, where fiscal years begin with this month. */
  public LocalDate first(int fiscalMonth) {
    return LocalDate.of(firstYear, fiscalMonth, 1);
  }

  /** The last day as of a night, where fiscal years begin with this month. */
  public LocalDate last(int fiscalMonth, LocalDate night) {
    LocalDate began = LocalDate.of(night.getYear(), fiscalMonth, 1);
    LocalDate current = began.isAfter(night) ? began.minusYears(1) : began;
    return current.plusYears(yearsAhead + 1L).minusDays(1);
  }

  /** Months by which a day moves so that its fiscal year becomes the calendar year it ends in. */
  static int shift(int fiscalMonth) {
    return (MONTHS + 1 - fiscalMonth) % MONTHS;
  }
}
