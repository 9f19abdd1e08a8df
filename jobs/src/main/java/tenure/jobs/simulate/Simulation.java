package tenure.jobs.simulate;

import java.io.Serializable;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;

/**
 * What to simulate.
 *
 * @param out the directory that receives {@code landing/} and {@code truth/}; text, because tasks
 *     carry it
 * @param accounts how many CRM accounts, test and merged ones included
 * @param from the first simulated day
 * @param to the last simulated day and the date of the last extract
 * @param seed the same seed gives the same bytes
 * @param signal false cuts the link from value realised to churn, contraction and expansion
 * @param nights how many last days are delivered night by night; everything before is one initial
 *     load
 * @param usageMonths how many last months have usage events: the product's events are often
 *     collected since later than the accounts and bills; 0 for none
 * @param eventsPerUserDay mean usage events of a user on a day with any
 */
public record Simulation(
    String out,
    int accounts,
    LocalDate from,
    LocalDate to,
    long seed,
    boolean signal,
    int nights,
    int usageMonths,
    double eventsPerUserDay)
    implements Serializable {

  public static final double DEFAULT_EVENTS_PER_USER_DAY = 1.1;

  /** Months simulated past the end, so that what is only announced by then has a date. */
  private static final int HORIZON_MONTHS = 5;

  public Simulation {
    require(accounts >= 1, "accounts must be at least 1, not " + accounts);
    require(from.isBefore(to), "from (" + from + ") must lie before to (" + to + ")");
    long days = ChronoUnit.DAYS.between(from, to);
    require(
        nights >= 0 && nights <= days,
        "nights must lie between 0 and the " + days + " days of the period, not " + nights);
    require(usageMonths >= 0, "usage months must be 0 or more, not " + usageMonths);
    require(
        eventsPerUserDay >= 1 && eventsPerUserDay <= 100,
        "events of a user's day must lie between 1 and 100, not " + eventsPerUserDay);
  }

  /** Every day delivered on its own, with signal, usage from the first day and its usual volume. */
  public static Simulation daily(Path out, int accounts, LocalDate from, LocalDate to, long seed) {
    boolean sound = from.isBefore(to);
    int nights = sound ? (int) ChronoUnit.DAYS.between(from, to) : 0;
    int months = sound ? (int) ChronoUnit.MONTHS.between(from, to) + 1 : 0;
    return new Simulation(
        out.toString(),
        accounts,
        from,
        to,
        seed,
        true,
        nights,
        months,
        DEFAULT_EVENTS_PER_USER_DAY);
  }

  public Simulation withNights(int lastNights) {
    return new Simulation(
        out, accounts, from, to, seed, signal, lastNights, usageMonths, eventsPerUserDay);
  }

  public Simulation withoutSignal() {
    return new Simulation(
        out, accounts, from, to, seed, false, nights, usageMonths, eventsPerUserDay);
  }

  public Simulation withUsageMonths(int lastMonths) {
    return new Simulation(
        out, accounts, from, to, seed, signal, nights, lastMonths, eventsPerUserDay);
  }

  public Simulation withEventsPerUserDay(double events) {
    return new Simulation(out, accounts, from, to, seed, signal, nights, usageMonths, events);
  }

  /** The first day of which usage events are collected; after the last where none are. */
  LocalDate usageFrom() {
    return Clock.later(from, to.plusDays(1).minusMonths(usageMonths));
  }

  /** The initial load's date. */
  LocalDate firstDelivery() {
    return to.minusDays(nights);
  }

  int monthOf(LocalDate day) {
    return (int) ChronoUnit.MONTHS.between(YearMonth.from(from), YearMonth.from(day));
  }

  YearMonth month(int index) {
    return YearMonth.from(from).plusMonths(index);
  }

  int months() {
    return monthOf(to) + 1;
  }

  int horizon() {
    return months() + HORIZON_MONTHS;
  }

  private static void require(boolean holds, String problem) {
    if (!holds) {
      throw new InvalidSimulation(problem);
    }
  }
}
