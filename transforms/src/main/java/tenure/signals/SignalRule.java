package tenure.signals;

import java.util.List;
import java.util.Locale;

/**
 * One signal: what it is about, when it is seen, and how its episodes begin and end.
 *
 * @param id the name in tables
 * @param kind what it is a sign of
 * @param severity how much it matters
 * @param title what it says, in a few words
 * @param anyOf the conditions of which one is enough
 * @param forDays days in a row that it must be seen before an episode opens; 1 opens at once
 * @param closeAfterDays days without being seen after which an episode closes; 0 closes at once
 */
public record SignalRule(
    String id,
    Kind kind,
    Severity severity,
    String title,
    List<SignalCondition> anyOf,
    int forDays,
    int closeAfterDays) {

  /** What a signal is a sign of. */
  public enum Kind {
    CHURN,
    EXPANSION,
    CONTRACT_FIT,
    ADVOCACY;

    /** The word in tables. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** How much a signal matters. */
  public enum Severity {
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL;

    /** The word in tables. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * @throws IllegalArgumentException when there is no condition or a number of days makes no sense
   */
  public SignalRule {
    anyOf = List.copyOf(anyOf);
    if (anyOf.isEmpty()) {
      throw new IllegalArgumentException(
          "a signal without a condition is never seen. Write one under when.");
    }
    if (forDays < 1 || closeAfterDays < 0) {
      throw new IllegalArgumentException(
          "for-days must be 1 or more and close-after-days 0 or more, not %d and %d."
              .formatted(forDays, closeAfterDays));
    }
  }

  /** The figures of all conditions, each once. */
  List<SignalFeature> features() {
    return anyOf.stream().flatMap(c -> c.features().stream()).distinct().toList();
  }
}
