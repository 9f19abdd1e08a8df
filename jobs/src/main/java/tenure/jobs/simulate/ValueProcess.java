package tenure.jobs.simulate;

import java.util.ArrayList;
import java.util.List;

/**
 * The hidden cause: how much value an account realises, between 0 and 1, by month. A first-order
 * autoregression around the account's own level on the logit scale, with rare shocks that fade.
 */
final class ValueProcess {
  /** A month in which something broke; a person leaving is visible in the CRM. */
  record Shock(int month, boolean personLeft) {}

  private static final double PERSISTENCE = 0.86;
  private static final double MEAN_LEVEL = 0.75;
  private static final double SPREAD_OF_LEVELS = 0.85;
  private static final double MONTHLY_NOISE = 0.28;
  private static final double SHOCK_CHANCE = 0.022;
  private static final double[] LAG_WEIGHTS = {0.5, 0.3, 0.2};

  private final int before;
  private final double[] values;
  private final List<Shock> shocks = new ArrayList<>();

  /** The value of an account from some months before the first simulated one on. */
  ValueProcess(Dice dice, int before, int months) {
    this.before = before;
    values = new double[before + months];
    double level = MEAN_LEVEL + SPREAD_OF_LEVELS * dice.normal();
    double state = level + 0.4 * dice.normal();
    for (int month = -before; month < months; month++) {
      state = level + PERSISTENCE * (state - level) + MONTHLY_NOISE * dice.normal();
      if (dice.chance(SHOCK_CHANCE)) {
        state -= dice.between(1.4, 2.6);
        shocks.add(new Shock(month, dice.chance(0.6)));
      }
      values[before + month] = 1 / (1 + StrictMath.exp(-state));
    }
  }

  /** Value in a month; before and after all months the nearest one. */
  double in(int month) {
    return values[Math.max(0, Math.min(values.length - 1, before + month))];
  }

  /** What decisions of a month answer to: the one to three months before it. */
  double before(int month) {
    double sum = 0;
    for (int lag = 0; lag < LAG_WEIGHTS.length; lag++) {
      sum += LAG_WEIGHTS[lag] * in(month - 1 - lag);
    }
    return sum;
  }

  List<Shock> shocks() {
    return List.copyOf(shocks);
  }
}
