package tenure.jobs.simulate;

/**
 * Chances by value realised, tuned so that a few hundred accounts keep 85–92 % of their revenue a
 * year before growth and 100–115 % with it.
 */
final class Hazards {
  static final double PAUSING_IN_MONTH = 0.0018;
  static final double RETURNING_IN_MONTH = 0.015;

  private Hazards() {}

  static double leavingAtRenewal(double value) {
    return 0.48 * StrictMath.pow(1 - value, 2.2);
  }

  static double leavingInMonth(double value) {
    return 0.095 * StrictMath.pow(1 - value, 2.6);
  }

  static double shrinkingAtRenewal(double value) {
    return 0.28 * StrictMath.pow(1 - value, 1.4);
  }

  static double shrinkingInMonth(double value) {
    return 0.025 * StrictMath.pow(1 - value, 1.4);
  }

  static double growingInMonth(double value) {
    return 0.12 * value * value;
  }

  static double growingAtRenewal(double value) {
    return 0.35 * value * value;
  }
}
