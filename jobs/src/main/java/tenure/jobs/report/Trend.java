package tenure.jobs.report;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;

/**
 * How a monthly figure compares with a year before, or with its first month where it is younger.
 */
final class Trend {
  private static final int YEAR = 12;

  private Trend() {}

  /** The change of an amount, absolute and relative; nothing for a single month. */
  static String ofAmounts(List<BigDecimal> months, Function<BigDecimal, String> asWords) {
    int back = back(months.size());
    if (back < 1) {
      return "";
    }
    BigDecimal then = months.get(months.size() - 1 - back);
    BigDecimal change = months.get(months.size() - 1).subtract(then);
    String relative =
        then.signum() == 0
            ? ""
            : " (" + (change.signum() < 0 ? "−" : "+") + Words.part(change.abs(), then) + ")";
    return asWords.apply(change) + relative + " in " + Words.count(back, "month");
  }

  /** The change of a rate in points of a percent; nothing for a single month. */
  static String ofRates(List<Double> months) {
    int back = back(months.size());
    if (back < 1) {
      return "";
    }
    double now = months.get(months.size() - 1);
    double points = (now - months.get(months.size() - 1 - back)) * 100;
    return "%s%.1f points in %s"
        .formatted(points < 0 ? "−" : "+", Math.abs(points), Words.count(back, "month"));
  }

  /** A whole number with its sign. */
  static String signed(BigDecimal number) {
    return (number.signum() < 0 ? "−" : "+") + Words.count(number.abs().longValue());
  }

  private static int back(int months) {
    return Math.min(YEAR, months - 1);
  }
}
