package tenure.forecast;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import tenure.columns.Months;

/**
 * The months that a forecast looks at, each by its number since the year 0.
 *
 * @param last the last complete month, where the forecast begins
 * @param quarterEnds the ends of the next four fiscal quarters
 */
record ForecastMonths(int last, List<Integer> quarterEnds) {
  static final int QUARTER = 3;
  static final int QUARTERS = 4;
  private static final int YEAR = 12;

  static ForecastMonths of(LocalDate night, int fiscalYearStartMonth) {
    int last = Months.number(Months.lastComplete(night));
    int first =
        IntStream.rangeClosed(last + 1, last + QUARTER)
            .filter(month -> Math.floorMod(month + 2 - fiscalYearStartMonth, QUARTER) == 0)
            .findFirst()
            .orElseThrow();
    return new ForecastMonths(
        last, IntStream.range(0, QUARTERS).mapToObj(i -> first + QUARTER * i).toList());
  }

  /** The month a year before the end of a quarter, in which its cohort is locked (rule 2.1). */
  int opening(int quarter) {
    return quarterEnds.get(quarter) - YEAR;
  }

  /** The month at which the past quarter that is so many behind the last month ended. */
  int pastEnd(int quartersAgo) {
    return last - QUARTER * quartersAgo;
  }

  /** Months from the last month to the end of a quarter. */
  int ahead(int quarter) {
    return quarterEnds.get(quarter) - last;
  }

  /** How many months later the openings are valued, and those of past quarters. */
  Set<Integer> horizons() {
    Set<Integer> horizons = new TreeSet<>(List.of(0, QUARTER));
    IntStream.range(0, QUARTERS).forEach(i -> horizons.add(last - opening(i)));
    return horizons;
  }

  /** The ends of all months that are read. */
  Object[] ends() {
    Set<Integer> months = new TreeSet<>();
    IntStream.range(0, QUARTERS).forEach(i -> months.add(opening(i)));
    IntStream.rangeClosed(0, QUARTERS).forEach(i -> months.add(pastEnd(i)));
    return months.stream().map(Months::end).toArray();
  }
}
