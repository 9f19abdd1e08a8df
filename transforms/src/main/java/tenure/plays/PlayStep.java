package tenure.plays;

import java.math.BigDecimal;

/**
 * One step of a playbook.
 *
 * @param name what is to be done
 * @param day business days after the first one that follows the opening night; 0 is that first one
 * @param hours hours of work it takes
 */
public record PlayStep(String name, int day, BigDecimal hours) {
  /**
   * @throws IllegalArgumentException when it has no name, lies before the opening or takes no time
   */
  public PlayStep {
    if (name.isBlank()) {
      throw new IllegalArgumentException("A step without a name is nobody's work. Name it.");
    }
    if (day < 0 || hours.signum() <= 0) {
      throw new IllegalArgumentException(
          "Step \"%s\" is on business day %d and takes %s hours. Give a day of 0 or more and hours above 0."
              .formatted(name, day, hours.toPlainString()));
    }
  }
}
