package tenure.plays;

import static java.math.BigDecimal.ZERO;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

/**
 * What is done when something happens to a customer.
 *
 * @param id the name in tables
 * @param kind what it is about
 * @param title what it says, in a few words
 * @param trigger what opens a play
 * @param audience for which customers
 * @param owner whose work it is
 * @param steps what is to be done, in order
 * @param terms how long plays take and rest
 * @param weight the share of the ARR at stake that it is expected to move, 0 to 1
 */
public record Playbook(
    String id,
    Kind kind,
    String title,
    PlayTrigger trigger,
    PlayAudience audience,
    Role owner,
    List<PlayStep> steps,
    Terms terms,
    BigDecimal weight) {
  private static final int PLACES = 8;

  /** What a playbook is about. */
  public enum Kind {
    RISK,
    RENEWAL,
    EXPANSION,
    ONBOARDING,
    ADVOCACY,
    REVIEW,
    PRODUCT;

    /** The word in tables. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whose work a play is; all but the customer success manager are queues of the company. */
  public enum Role {
    CSM,
    CSM_LEAD,
    EXECUTIVE,
    SALES,
    FINANCE,
    SUPPORT,
    PRODUCT,
    MARKETING;

    /** The word in tables. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * How long plays of a playbook take and rest.
   *
   * @param slaDays business days within which all steps should be done
   * @param expireAfterDays days after which a play that nobody finished expires
   * @param coolDownDays days after its close in which no other is opened for the customer
   * @param holdOutShare share of the customers for whom none is opened, so that its effect can be
   *     measured, 0 to 1
   */
  public record Terms(int slaDays, int expireAfterDays, int coolDownDays, double holdOutShare) {
    /**
     * @throws IllegalArgumentException when a number makes no sense
     */
    public Terms {
      if (slaDays < 0 || expireAfterDays < 1 || coolDownDays < 0) {
        throw new IllegalArgumentException(
            "sla-days and cool-down-days must be 0 or more and expire-after-days 1 or more.");
      }
      if (!(holdOutShare >= 0 && holdOutShare < 1)) {
        throw new IllegalArgumentException(
            "hold-out is a share from 0 up to but not 1, not %s.".formatted(holdOutShare));
      }
    }
  }

  /**
   * @throws IllegalArgumentException when there is no step, a step comes twice, or the weight is no
   *     share
   */
  public Playbook {
    steps = List.copyOf(steps);
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("a playbook without steps is no work. Give it one.");
    }
    if (steps.stream().map(PlayStep::name).distinct().count() < steps.size()) {
      throw new IllegalArgumentException(
          "two steps have the same name, so that nobody could say which is done. Rename one.");
    }
    if (weight.signum() < 0 || weight.compareTo(BigDecimal.ONE) > 0) {
      throw new IllegalArgumentException(
          "weight is the share of ARR it is expected to move, 0 to 1, not %s."
              .formatted(weight.toPlainString()));
    }
  }

  /** Hours of work of all steps. */
  public BigDecimal hours() {
    return steps.stream().map(PlayStep::hours).reduce(ZERO, BigDecimal::add);
  }

  /** What an hour of its work is expected to move, as a share of the ARR at stake. */
  BigDecimal weightPerHour() {
    return weight.divide(hours(), PLACES, RoundingMode.HALF_UP);
  }

  /** The last business day that it names. */
  int lastDay() {
    int step = steps.stream().mapToInt(PlayStep::day).max().orElse(0);
    return Math.max(step, terms.slaDays());
  }

  /** Whether it takes every red customer at once, so that none is left without a play. */
  boolean catchesEveryRed() {
    return kind == Kind.RISK
        && trigger.isOfEveryRed()
        && audience.isEverybody()
        && terms.coolDownDays() == 0
        && terms.holdOutShare() == 0;
  }
}
