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
 * @param eventsPerUserDay usage events of an adopted user on a working day
 */
public record Simulation(
    String out,
    int accounts,
    LocalDate from,
    LocalDate to,
    long seed,
    boolean signal,
    int nights,
    double eventsPerUserDay)
    implements Serializable {

  public static final double DEFAULT_EVENTS_PER_USER_DAY = 0.17;

  /** Months simulated past the end, so that what is only announced by then has a date. */
  private static final int HORIZON_MONTHS = 5;

  public Simulation {
    require(accounts >= 1, "accounts must be at least 1, not " + accounts);
    require(from.isBefore(to), "from (" + from + ") must lie before to (" + to + ")");
    long days = ChronoUnit.DAYS.between(from, to);
    require(
        nights >= 0 && nights <= days,
        "nights must lie between 0 and the " + days + " days of the period, not " + nights);
    require(
        eventsPerUserDay > 0 && eventsPerUserDay <= 100,
        "events per user and day must lie above 0 and up to 100, not " + eventsPerUserDay);
  }

  /** Every day delivered on its own, with signal and the default event volume. */
  public static Simulation daily(Path out, int accounts, LocalDate from, LocalDate to, long seed) {
    int nights = from.isBefore(to) ? (int) ChronoUnit.DAYS.between(from, to) : 0;
    return new Simulation(
        out.toString(), accounts, from, to, seed, true, nights, DEFAULT_EVENTS_PER_USER_DAY);
  }

  public Simulation withNights(int lastNights) {
    return new Simulation(out, accounts, from, to, seed, signal, lastNights, eventsPerUserDay);
  }

  public Simulation withoutSignal() {
    return new Simulation(out, accounts, from, to, seed, false, nights, eventsPerUserDay);
  }

  public Simulation withEventsPerUserDay(double events) {
    return new Simulation(out, accounts, from, to, seed, signal, nights, events);
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
