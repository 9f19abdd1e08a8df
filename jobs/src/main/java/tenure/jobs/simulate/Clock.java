package tenure.jobs.simulate;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Instants in the vendors' notations, all UTC. */
final class Clock {
  private static final DateTimeFormatter MILLISECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'");
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'Z'");
  static final int DAY = 86_400;

  private Clock() {}

  /** Epoch seconds. */
  static long epoch(LocalDate day, int secondOfDay) {
    return day.toEpochDay() * DAY + secondOfDay;
  }

  /** {@code 2023-10-22T06:25:12.000Z}. */
  static String milliseconds(LocalDate day, int secondOfDay) {
    return MILLISECONDS.format(day.atStartOfDay().plusSeconds(secondOfDay));
  }

  /** {@code 2023-10-22T06:25:12.000+0000}, the same vendor's notation in its other interface. */
  static String millisecondsWithOffset(LocalDate day, int secondOfDay) {
    return milliseconds(day, secondOfDay).replace("Z", "+0000");
  }

  /** {@code 2023-10-22T06:25:12Z}. */
  static String seconds(LocalDate day, int secondOfDay) {
    return SECONDS.format(day.atStartOfDay().plusSeconds(secondOfDay));
  }

  /**
   * {@code 2023-10-22T06:25:12.345Z} of epoch milliseconds; by hand, for it is needed by the
   * million.
   */
  static String ofMillis(long millis) {
    long second = Math.floorDiv(millis, 1000L);
    int ofDay = (int) Math.floorMod(second, (long) DAY);
    StringBuilder text = new StringBuilder(24);
    text.append(LocalDate.ofEpochDay(Math.floorDiv(second, (long) DAY))).append('T');
    digits(text, ofDay / 3600, 10).append(':');
    digits(text, ofDay / 60 % 60, 10).append(':');
    digits(text, ofDay % 60, 10).append('.');
    return digits(text, (int) Math.floorMod(millis, 1000L), 100).append('Z').toString();
  }

  private static StringBuilder digits(StringBuilder text, int number, int highest) {
    for (int place = highest; place > 0; place /= 10) {
      text.append((char) ('0' + number / place % 10));
    }
    return text;
  }

  static LocalDate later(LocalDate one, LocalDate other) {
    return one.isBefore(other) ? other : one;
  }

  static LocalDate earlier(LocalDate one, LocalDate other) {
    return one.isBefore(other) ? one : other;
  }

  static int days(LocalDate start, LocalDate end) {
    return (int) ChronoUnit.DAYS.between(start, end);
  }
}
