package tenure.expansion;

import java.math.BigDecimal;

/**
 * When growth is proposed to a customer, and how large it is taken to be.
 *
 * @param fullSeatsShare share of seats active in 28 days from which more are proposed
 * @param targetSeatsShare share of the seats that should be active after that
 * @param apiShare share of the allowance of calls from which a higher plan is proposed
 * @param beyondPlanAttempts attempts in 28 days at what the plan lacks from which it is too
 * @param tierUpliftShare ARR that a higher plan adds, as a share of the present
 * @param growthShare ARR that a healthy and growing customer adds, as a share of the present
 * @param rules when owning a product follows from what is used and owned
 * @param propensity when own history tells how often a proposal is taken
 */
public record ExpansionPolicy(
    double fullSeatsShare,
    double targetSeatsShare,
    double apiShare,
    long beyondPlanAttempts,
    BigDecimal tierUpliftShare,
    BigDecimal growthShare,
    Rules rules,
    Propensity propensity) {

  /**
   * When owning a product follows from what is used and owned.
   *
   * @param support the least share of all customers that do both
   * @param confidence the least share of those who do the one that own the other
   * @param lift how many times more often at least than customers do on the whole
   * @param items how many things, the most telling ones, are looked at
   */
  public record Rules(double support, double confidence, double lift, int items) {
    /**
     * Refuses nonsense.
     *
     * @throws IllegalArgumentException naming the values and what they may be
     */
    public Rules {
      if (!(support > 0 && support <= 1 && confidence > 0 && confidence <= 1 && lift >= 1)) {
        throw new IllegalArgumentException(
            "Rules of association need support and confidence above 0 and up to 1 and a lift of 1 or more, not %s, %s and %s."
                .formatted(support, confidence, lift));
      }
      if (items < 2 || items > 16) {
        throw new IllegalArgumentException(
            "Rules of association look at 2 to 16 items, since their combinations double with each, not at %d."
                .formatted(items));
      }
    }
  }

  /**
   * When own history tells how often a proposal is taken.
   *
   * @param minimumProposals earlier proposals of a kind from which it does
   * @param months months within which a proposal has to be taken
   */
  public record Propensity(int minimumProposals, int months) {
    /**
     * Refuses nonsense.
     *
     * @throws IllegalArgumentException naming the values and what they may be
     */
    public Propensity {
      if (minimumProposals < 1 || months < 1 || months > 24) {
        throw new IllegalArgumentException(
            "Propensity needs minimum-proposals of 1 or more and 1 to 24 months, not %d and %d."
                .formatted(minimumProposals, months));
      }
    }
  }

  /**
   * Refuses nonsense.
   *
   * @throws IllegalArgumentException naming the values and what they may be
   */
  public ExpansionPolicy {
    if (!(targetSeatsShare > 0 && targetSeatsShare < fullSeatsShare && fullSeatsShare <= 1)) {
      throw new IllegalArgumentException(
          "Seats are proposed from %s in use on, so that %s are. Let both lie between 0 and 1, the second below the first."
              .formatted(fullSeatsShare, targetSeatsShare));
    }
    if (!(apiShare > 0) || beyondPlanAttempts < 1) {
      throw new IllegalArgumentException(
          "A higher plan needs an api-share above 0 and beyond-plan-attempts of 1 or more.");
    }
    if (tierUpliftShare.signum() <= 0 || growthShare.signum() <= 0) {
      throw new IllegalArgumentException(
          "What is proposed adds something: tier-uplift-share and growth-share are above 0.");
    }
  }
}
