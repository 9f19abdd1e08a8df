package tenure.jobs.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tenure.jobs.report.ForecastQuarter.Range;
import tenure.jobs.report.RedAccount.Play;

/** Made-up cohorts, colours, red customers and forecasts, of a company at the end of 2025. */
final class Leadership {
  private Leadership() {}

  /** Eight quarters that keep a little less with each quarter, and grow a little. */
  static List<Cohort> cohorts() {
    List<Cohort> cohorts = new ArrayList<>();
    for (int began = 0; began < 8; began++) {
      String quarter = "%d Q%d".formatted(2024 + began / 4, began % 4 + 1);
      for (int age = 1; age <= 7 - began; age++) {
        cohorts.add(
            new Cohort(
                quarter,
                3L * age,
                money(40_000),
                money(40_000 * (1 + (began - 3) * 0.03 * age)),
                money(40_000 * (1 - 0.045 * age)),
                20L + began));
      }
    }
    return cohorts;
  }

  /** A month with this share of green customers and as many red as yellow ones. */
  static HealthMonth health(LocalDate end, double green, boolean isWorkedOut) {
    double other = (0.98 - green) / 2;
    return new HealthMonth(
        end,
        250,
        Map.of(Band.GREEN, green, Band.YELLOW, other, Band.RED, other, Band.UNKNOWN, 0.02),
        isWorkedOut);
  }

  /** Red customers of these names, the first of them with a step that is overdue. */
  static List<RedAccount> red(String... names) {
    return IntStream.range(0, names.length)
        .mapToObj(
            i ->
                new RedAccount(
                    names[i],
                    "strategic",
                    31.0 + i,
                    i == 0 ? -12.25 : null,
                    money(184_000 - 13_500.0 * i),
                    List.of(
                        new Play("save-plan", "Nadia Berg", LocalDate.of(2026, 1, 5), false),
                        new Play(
                            "executive-escalation",
                            "Executive queue",
                            LocalDate.of(2026, 1, 2),
                            i == 0))))
        .toList();
  }

  /** Four quarters, each less certain than the one before. */
  static List<ForecastQuarter> forecast() {
    return Stream.of(1, 2, 3, 4)
        .map(
            ahead ->
                new ForecastQuarter(
                    YearMonth.of(2025, 12).plusMonths(3L * ahead).atEndOfMonth(),
                    new Range(1.04, 1.04 - 0.012 * ahead, 1.04 + 0.015 * ahead),
                    new Range(0.88, 0.88 - 0.01 * ahead, 0.88 + 0.008 * ahead),
                    1_000,
                    0.9))
        .toList();
  }

  private static BigDecimal money(double amount) {
    return BigDecimal.valueOf(amount).setScale(2, RoundingMode.HALF_UP);
  }
}
