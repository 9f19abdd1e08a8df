package tenure.jobs.simulate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * Month-end rates to the dollar: a random walk, from some years before the first simulated month.
 */
final class FxRates {
  private static final int MONTHS_BEFORE = 48;
  private static final List<String> CURRENCIES = List.of("eur", "gbp", "jpy");
  private static final List<Double> LEVELS = List.of(1.08, 1.26, 0.0069);

  private FxRates() {}

  static void record(Simulation simulation, Recorder recorder) {
    for (int place = 0; place < CURRENCIES.size(); place++) {
      String currency = CURRENCIES.get(place).toUpperCase(Locale.ROOT);
      Dice dice = Dice.of(simulation.seed(), "fx", place);
      double rate = LEVELS.get(place);
      for (int month = -MONTHS_BEFORE; month < simulation.months(); month++) {
        rate *= StrictMath.exp(0.015 * dice.normal());
        BigDecimal published = BigDecimal.valueOf(rate).setScale(6, RoundingMode.HALF_UP);
        LocalDate day = simulation.month(month).atEndOfMonth();
        recorder.add(
            LandingObject.FX_RATES,
            day,
            currency + day,
            () -> Csv.line(currency, day, published.toPlainString()));
      }
    }
  }
}
