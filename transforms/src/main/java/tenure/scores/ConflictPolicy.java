package tenure.scores;

import java.util.List;

/**
 * Whom to believe when sources contradict each other.
 *
 * @param precedence every voice of {@link #VOICES}, the most trusted first
 * @param renewalDays by how many days two renewal dates may differ and still agree
 * @param useDays for how many days use or a ticket says that the customer is still here
 */
public record ConflictPolicy(List<String> precedence, int renewalDays, int useDays) {
  /** Who can say something of an account. */
  public static final List<String> VOICES =
      List.of("billing", "contract", "staff", "crm", "usage", "support");

  /**
   * Refuses nonsense.
   *
   * @throws IllegalArgumentException naming the value and what it may be
   */
  public ConflictPolicy {
    precedence = List.copyOf(precedence);
    if (!precedence.stream().sorted().toList().equals(VOICES.stream().sorted().toList())) {
      throw new IllegalArgumentException(
          "the precedence names each of " + VOICES + " once, not " + precedence);
    }
    if (renewalDays < 0 || renewalDays > 366) {
      throw new IllegalArgumentException(
          "renewal dates agree within 0 to 366 days, not " + renewalDays);
    }
    if (useDays < 1 || useDays > 28) {
      throw new IllegalArgumentException("use counts for 1 to 28 days, not " + useDays);
    }
  }
}
