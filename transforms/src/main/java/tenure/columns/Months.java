package tenure.columns;

import static org.apache.spark.sql.functions.add_months;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.last_day;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.month;
import static org.apache.spark.sql.functions.sequence;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.trunc;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.year;

import java.sql.Date;
import java.time.LocalDate;
import java.time.YearMonth;
import org.apache.spark.sql.Column;

/** Months, each named by its last day; in plain code by its number since the year 0. */
public final class Months {
  private static final int YEAR = 12;

  private Months() {}

  /** The number of a day's month. */
  public static int number(LocalDate day) {
    return day.getYear() * YEAR + day.getMonthValue() - 1;
  }

  /** The same of a column. */
  public static Column number(Column day) {
    return year(day).multiply(YEAR).plus(month(day)).minus(1);
  }

  /** The last day of the month with this number. */
  public static Date end(int number) {
    return Date.valueOf(YearMonth.of(number / YEAR, number % YEAR + 1).atEndOfMonth());
  }

  /** A calendar day as a literal. */
  public static Column day(LocalDate day) {
    return lit(Date.valueOf(day));
  }

  /** The month end so many months after another month end (rule 1.14). */
  public static Column plus(Column monthEnd, int months) {
    return last_day(add_months(monthEnd, months));
  }

  /** The same where the number of months is a column too. */
  public static Column plus(Column monthEnd, Column months) {
    return last_day(add_months(monthEnd, months));
  }

  /**
   * The last month end that has passed when night ends: the open month is never looked at (rule
   * 1.2).
   */
  public static LocalDate lastComplete(LocalDate night) {
    LocalDate end = YearMonth.from(night).atEndOfMonth();
    return night.equals(end) ? end : YearMonth.from(night).minusMonths(1).atEndOfMonth();
  }

  /** The ends of the months from that of one day to that of another; null where there are none. */
  public static Column ends(Column from, Column to) {
    Column first = trunc(from, "month");
    Column last = trunc(to, "month");
    Column starts = sequence(first, last, expr("INTERVAL 1 MONTH"));
    return when(first.leq(last), transform(starts, start -> last_day(start)));
  }
}
