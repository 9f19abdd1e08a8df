package tenure.review;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A fiscal quarter that a business review looks back on (rule 4.18).
 *
 * @param name as people write it, by the calendar year that the fiscal year ends in: 2026Q1
 * @param firstDay its first day
 * @param lastDay its last day
 */
public record ReviewQuarter(String name, LocalDate firstDay, LocalDate lastDay) {
  private static final int MONTHS = 3;
  private static final int YEAR = 12;
  private static final Pattern NAME = Pattern.compile("(\\d{4})[ -]?[Qq]([1-4])");

  /** The quarter that a day belongs to, where fiscal years begin with this month, 1 to 12. */
  public static ReviewQuarter of(LocalDate day, int fiscalMonth) {
    YearMonth month = YearMonth.from(day);
    int passed = Math.floorMod(month.getMonthValue() - fiscalMonth, YEAR);
    YearMonth first = month.minusMonths(passed % MONTHS);
    int year = month.minusMonths(passed).plusMonths(YEAR - 1L).getYear();
    return new ReviewQuarter(
        year + "Q" + (passed / MONTHS + 1),
        first.atDay(1),
        first.plusMonths(MONTHS - 1L).atEndOfMonth());
  }

  /** The quarter of a name such as 2026Q1; empty where that is none. */
  public static Optional<ReviewQuarter> named(String name, int fiscalMonth) {
    Matcher parts = NAME.matcher(name.strip());
    if (!parts.matches()) {
      return Optional.empty();
    }
    YearMonth firstOfYear = YearMonth.of(Integer.parseInt(parts.group(1)), fiscalMonth);
    YearMonth began = fiscalMonth == 1 ? firstOfYear : firstOfYear.minusYears(1);
    int months = MONTHS * (Integer.parseInt(parts.group(2)) - 1);
    return Optional.of(of(began.plusMonths(months).atDay(1), fiscalMonth));
  }

  /** The quarters that a night tells of: its own, and the one before, which has ended. */
  public static List<ReviewQuarter> asOf(LocalDate night, int fiscalMonth) {
    ReviewQuarter own = of(night, fiscalMonth);
    return List.of(own, of(own.openingDay(), fiscalMonth));
  }

  /** The last day before it. */
  public LocalDate openingDay() {
    return firstDay.minusDays(1);
  }

  /** The last day of it that a night knows: its own while the quarter runs. */
  public LocalDate describedDay(LocalDate night) {
    return night.isBefore(lastDay) ? night : lastDay;
  }

  /** Whether it has ended with the night. */
  public boolean isComplete(LocalDate night) {
    return !night.isBefore(lastDay);
  }

  /** The last night that tells of it: the last of the quarter that follows. */
  public LocalDate lastNight() {
    return YearMonth.from(lastDay).plusMonths(MONTHS).atEndOfMonth();
  }
}
