package tenure.ledger;

import static java.math.BigDecimal.ZERO;
import static tenure.silver.SubscriptionLines.AMOUNT;
import static tenure.silver.SubscriptionLines.CANCEL_EFFECTIVE_DATE;
import static tenure.silver.SubscriptionLines.CHARGE_KIND;
import static tenure.silver.SubscriptionLines.CURRENCY;
import static tenure.silver.SubscriptionLines.DISCOUNT_AMOUNT;
import static tenure.silver.SubscriptionLines.DISCOUNT_DURATION;
import static tenure.silver.SubscriptionLines.DISCOUNT_END_DATE;
import static tenure.silver.SubscriptionLines.DISCOUNT_SHARE;
import static tenure.silver.SubscriptionLines.DISCOUNT_START_DATE;
import static tenure.silver.SubscriptionLines.INTERVAL_COUNT;
import static tenure.silver.SubscriptionLines.INTERVAL_UNIT;
import static tenure.silver.SubscriptionLines.QUANTITY;
import static tenure.silver.SubscriptionLines.SERVICE_END_DATE;
import static tenure.silver.SubscriptionLines.SERVICE_START_DATE;
import static tenure.silver.SubscriptionLines.STATUS;
import static tenure.silver.SubscriptionLines.TERM_END_DATE;
import static tenure.silver.SubscriptionLines.TERM_START_DATE;
import static tenure.silver.SubscriptionLines.TRIAL_END_DATE;
import static tenure.silver.SubscriptionLines.UNIT_PRICE;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import tenure.contract.Field;
import tenure.ledger.World.Line;
import tenure.ledger.World.Pause;

/** The rules of the ledger once more, line by line and day by day, in plain Java and slowly. */
final class NaiveLedger {
  private final World world;
  private final LocalDate night;

  NaiveLedger(World world, LocalDate night) {
    this.world = world;
    this.night = night;
  }

  /** active, paused or nothing that counts. */
  String state(Line line, LocalDate day) {
    String status = line.text(STATUS);
    LocalDate start = line.day(SERVICE_START_DATE);
    if (!List.of("licence", "seats", "committed_minimum").contains(line.text(CHARGE_KIND))
        || List.of("incomplete", "trialing").contains(status)
        || day.isBefore(start)
        || !day.isBefore(end(line))
        || isBefore(day, line.day(TRIAL_END_DATE))
        || line.pauses().stream().anyMatch(p -> isBeforePaying(p, line) && !isResumed(p, day))) {
      return "none";
    }
    LocalDate term = line.day(TERM_START_DATE);
    if (status.equals("unpaid") && !day.isBefore(term == null ? start : term)) {
      return "none";
    }
    for (Pause pause : line.pauses()) {
      LocalDate until = pause.until() == null ? night.plusDays(1) : pause.until();
      boolean isOver = !pause.isGivenUp() && pause.until() != null && !day.isBefore(until);
      if (!day.isBefore(pause.from()) && !isOver) {
        boolean isTooLong = ChronoUnit.DAYS.between(pause.from(), until) > 90;
        return pause.isGivenUp() || isTooLong ? "none" : "paused";
      }
    }
    return "active";
  }

  /** Paused before the trial was over: nothing was paid yet. */
  private static boolean isBeforePaying(Pause pause, Line line) {
    LocalDate trial = line.day(TRIAL_END_DATE);
    return trial != null && !pause.from().isAfter(trial);
  }

  private static boolean isResumed(Pause pause, LocalDate day) {
    return !pause.isGivenUp() && pause.until() != null && !day.isBefore(pause.until());
  }

  private static LocalDate end(Line line) {
    LocalDate end = line.day(SERVICE_END_DATE);
    LocalDate cancelled = line.day(CANCEL_EFFECTIVE_DATE);
    if (end == null || isBefore(cancelled, end)) {
      end = cancelled == null ? end : cancelled;
    }
    boolean isEnded = List.of("cancelled", "expired").contains(line.text(STATUS));
    return end != null ? end : isEnded ? line.day(SERVICE_START_DATE) : LocalDate.MAX;
  }

  private static boolean isBefore(LocalDate day, LocalDate other) {
    return day != null && other != null && day.isBefore(other);
  }

  /** Net MRR of a month end at the rate of another one, to the cent. */
  BigDecimal value(Line line, LocalDate monthEnd, LocalDate rateOf) {
    BigDecimal net = net(line, monthEnd);
    BigDecimal rate =
        line.text(CURRENCY).equals("USD")
            ? BigDecimal.ONE
            : world.rates.get(line.text(CURRENCY) + " " + rateOf);
    return net == null || rate == null
        ? ZERO
        : net.multiply(rate).setScale(2, RoundingMode.HALF_UP);
  }

  private BigDecimal net(Line line, LocalDate day) {
    BigDecimal list = perMonth(line, amount(line));
    if (list == null) {
      return null;
    }
    String duration = line.text(DISCOUNT_DURATION);
    boolean isOn =
        !"once".equals(duration)
            && !isBefore(day, line.day(DISCOUNT_START_DATE))
            && (line.day(DISCOUNT_END_DATE) == null || day.isBefore(line.day(DISCOUNT_END_DATE)));
    BigDecimal net = list;
    if (isOn) {
      net = list.subtract(list.multiply(orZero(line, DISCOUNT_SHARE)));
      net = net.subtract(perMonth(line, orZero(line, DISCOUNT_AMOUNT)));
      net = list.signum() >= 0 ? net.max(ZERO) : net;
    }
    return net.setScale(8, RoundingMode.HALF_UP);
  }

  private static BigDecimal amount(Line line) {
    boolean hasParts = line.number(QUANTITY) != null && line.number(UNIT_PRICE) != null;
    BigDecimal product = hasParts ? line.number(QUANTITY).multiply(line.number(UNIT_PRICE)) : null;
    return line.number(AMOUNT) != null ? line.number(AMOUNT) : product;
  }

  private static BigDecimal perMonth(Line line, BigDecimal amount) {
    long count = line.get(INTERVAL_COUNT) == null ? 1 : (Long) line.get(INTERVAL_COUNT);
    if (amount == null) {
      return null;
    }
    return switch (line.text(INTERVAL_UNIT)) {
      case "day" -> times(amount, 365, 12 * count);
      case "week" -> times(amount, 52, 12 * count);
      case "month" -> times(amount, 1, count);
      case "year" -> times(amount, 1, 12 * count);
      default -> perTerm(line, amount);
    };
  }

  private static BigDecimal perTerm(Line line, BigDecimal amount) {
    LocalDate served = line.day(SERVICE_END_DATE);
    LocalDate sold = line.day(TERM_END_DATE);
    boolean isCut = line.text(STATUS).equals("cancelled");
    LocalDate first = isCut ? sold : served;
    LocalDate end = first != null ? first : isCut ? served : sold;
    LocalDate start = line.day(SERVICE_START_DATE);
    if (end == null || !end.isAfter(start)) {
      return null;
    }
    for (int months = 1; months < 100; months++) {
      if (Math.abs(ChronoUnit.DAYS.between(start.plusMonths(months), end)) <= 3) {
        return times(amount, 1, months);
      }
    }
    return times(amount, 365, 12 * ChronoUnit.DAYS.between(start, end));
  }

  private static BigDecimal times(BigDecimal amount, long factor, long divisor) {
    return amount
        .multiply(BigDecimal.valueOf(factor))
        .divide(BigDecimal.valueOf(divisor), MathContext.DECIMAL128);
  }

  private static BigDecimal orZero(Line line, Field field) {
    return line.number(field) == null ? ZERO : line.number(field);
  }
}
