package tenure.scores;

import java.util.List;
import java.util.Map;

/**
 * How renewals are judged.
 *
 * @param horizonMonths months ahead of which term ends are listed
 * @param overdueDays days after its end for which a term that was not renewed is still listed
 * @param healthDrop points lost in 28 days from which a renewal is at least yellow
 * @param missingStakeholders missing stakeholders from which a renewal is at least yellow
 * @param overdueBillDays days a bill is overdue from which a renewal is red
 * @param fit when a contract fits its customer no more
 * @param history when own history says what to expect
 * @param outlooks what to expect of each risk segment, and of terms whose cancellation is announced
 * @param motions the first that fits is recommended; the last fits always
 */
public record RenewalPolicy(
    int horizonMonths,
    int overdueDays,
    double healthDrop,
    int missingStakeholders,
    int overdueBillDays,
    Fit fit,
    History history,
    Map<String, Outlook> outlooks,
    List<Motion> motions) {

  /** What an outlook can be about. */
  public static final List<String> RISKS = List.of("green", "yellow", "red", "cancelling");

  /** The stages of a renewal, from far to near. */
  public static final List<String> STAGES = List.of("later", "120", "90", "60", "30", "overdue");

  /**
   * What to expect of a renewal.
   *
   * @param probability that it is renewed, 0 to 1
   * @param contraction the share of ARR expected to be lost where it is renewed, 0 to 1
   */
  public record Outlook(double probability, double contraction) {
    /**
     * @throws IllegalArgumentException when a share leaves 0 to 1
     */
    public Outlook {
      if (!(probability >= 0 && probability <= 1 && contraction >= 0 && contraction <= 1)) {
        throw new IllegalArgumentException(
            "A renewal outlook is made of shares, not %s and %s. Give both between 0 and 1."
                .formatted(probability, contraction));
      }
    }
  }

  /**
   * When a contract fits its customer no more.
   *
   * @param shelfwareShare share of seats active in 90 days below which they are right-sized first
   * @param fullSeatsShare share of seats active in 28 days from which more are due
   * @param beyondPlanAttempts attempts in 28 days at what the plan lacks from which a higher one is
   * @param multiYearTenureDays days as a customer from which a longer term is offered
   */
  public record Fit(
      double shelfwareShare,
      double fullSeatsShare,
      long beyondPlanAttempts,
      long multiYearTenureDays) {
    /**
     * @throws IllegalArgumentException when seats would be idle and nearly full at once
     */
    public Fit {
      if (!(shelfwareShare >= 0 && shelfwareShare < fullSeatsShare && fullSeatsShare <= 1)) {
        throw new IllegalArgumentException(
            "Seats are idle below %s and nearly full from %s. Let both lie between 0 and 1, the first below the second."
                .formatted(shelfwareShare, fullSeatsShare));
      }
      if (beyondPlanAttempts < 1 || multiYearTenureDays < 0) {
        throw new IllegalArgumentException(
            "A higher plan needs beyond-plan-attempts of 1 or more, a longer term multi-year-tenure-days of 0 or more.");
      }
    }
  }

  /**
   * When own history says what to expect.
   *
   * @param minimumTerms ended terms of an outlook from which its own history counts
   * @param tableTerms how many ended years the configured outlook counts as beside them
   * @param mostTerms never surer than so many ended years make, since the future differs
   */
  public record History(int minimumTerms, int tableTerms, int mostTerms) {
    /**
     * @throws IllegalArgumentException when a number makes no sense
     */
    public History {
      if (minimumTerms < 1 || tableTerms < 2 || mostTerms < tableTerms || mostTerms > 1000) {
        throw new IllegalArgumentException(
            "History needs minimum-terms of 1 or more, table-terms of 2 or more and most-terms between those and 1000, not %d, %d and %d."
                .formatted(minimumTerms, tableTerms, mostTerms));
      }
    }
  }

  /**
   * What to do about a renewal.
   *
   * @param risk the risk segment it is for; null for any
   * @param stages the stages it is for; empty for any
   * @param isForShelfware whether it is only for accounts whose seats lie idle
   * @param name the motion
   */
  public record Motion(String risk, List<String> stages, boolean isForShelfware, String name) {
    /**
     * @throws IllegalArgumentException when the risk or a stage is not one there is
     */
    public Motion {
      stages = List.copyOf(stages);
      if (risk != null && !List.of("green", "yellow", "red").contains(risk)) {
        throw new IllegalArgumentException(
            "Motion %s is for risk %s. Say green, yellow or red.".formatted(name, risk));
      }
      if (!STAGES.containsAll(stages)) {
        throw new IllegalArgumentException(
            "Motion %s is for stages %s. Choose among %s.".formatted(name, stages, STAGES));
      }
    }

    private boolean fitsAll() {
      return risk == null && stages.isEmpty() && !isForShelfware;
    }
  }

  /**
   * @throws IllegalArgumentException when an outlook or a motion for the rest is missing, or a
   *     number makes no sense
   */
  public RenewalPolicy {
    outlooks = Map.copyOf(outlooks);
    motions = List.copyOf(motions);
    if (horizonMonths < 1 || overdueDays < 0 || healthDrop <= 0 || missingStakeholders < 1) {
      throw new IllegalArgumentException(
          "Renewals need horizon-months and missing-stakeholders of 1 or more, overdue-days of 0 or more and a health-drop above 0.");
    }
    for (String risk : RISKS) {
      if (!outlooks.containsKey(risk)) {
        throw new IllegalArgumentException(
            "Nothing says what to expect of a %s renewal. Add it to outlooks.".formatted(risk));
      }
    }
    if (motions.isEmpty() || !motions.get(motions.size() - 1).fitsAll()) {
      throw new IllegalArgumentException(
          "Some renewals would have no motion. Let the last one name neither risk, stages nor shelfware.");
    }
  }
}
