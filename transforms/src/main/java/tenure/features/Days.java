package tenure.features;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import org.apache.spark.sql.Column;

/** The days up to a day: windows end with {@code asOf} and count it. */
final class Days {
  private final LocalDate asOf;

  private Days(LocalDate asOf) {
    this.asOf = asOf;
  }

  static Days endingOn(LocalDate asOf) {
    return new Days(asOf);
  }

  /** Whether the day is one of the last so many, asOf included. */
  Column last(int days, Column day) {
    return day.gt(lit(asOf.minusDays(days))).and(day.leq(lit(asOf)));
  }

  /** Whether the day is one of the so many before the last so many. */
  Column prior(int days, Column day) {
    return day.gt(lit(asOf.minusDays(2L * days))).and(day.leq(lit(asOf.minusDays(days))));
  }

  /** Whether the day is asOf or earlier. */
  Column reached(Column day) {
    return day.leq(lit(asOf));
  }

  /** The same, false where there is no day. */
  Column isBy(Column day) {
    return coalesce(reached(day), lit(false));
  }

  /** Past due: the day it is due still counts as in time; false where there is no day. */
  Column isPast(Column day) {
    return coalesce(day.lt(lit(asOf)), lit(false));
  }

  /** Days from the day until asOf; negative for a day to come. */
  Column daysSince(Column day) {
    return datediff(lit(asOf), day);
  }

  /** Days from asOf until the day; negative for a day gone by. */
  Column daysUntil(Column day) {
    return datediff(day, lit(asOf));
  }
}
