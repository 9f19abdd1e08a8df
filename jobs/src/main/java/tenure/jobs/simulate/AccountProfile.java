package tenure.jobs.simulate;

import java.time.LocalDate;
import java.util.List;
import tenure.jobs.simulate.Catalogue.Product;
import tenure.jobs.simulate.Words.Country;

/**
 * What an account is from the start.
 *
 * @param started first day of service, trials and free plans included
 * @param created the day its record appeared in the CRM
 * @param intervalMonths months per invoice
 * @param termMonths months committed; 0 month to month
 * @param secondOfDay the time of day at which its contract changes
 */
record AccountProfile(
    int index,
    String name,
    String domain,
    Country country,
    String industry,
    int employees,
    LocalDate started,
    LocalDate created,
    int seats,
    Product plan,
    int intervalMonths,
    int termMonths,
    int secondOfDay) {

  /** So long before the first simulated month the oldest contracts began. */
  static final int MONTHS_BEFORE = 30;

  private static final double MOST_SEATS = 100;
  private static final double SHARE_THERE_FROM_THE_START = 0.55;
  private static final int[][] COMMITMENTS = {
    {1, 0}, {1, 12}, {3, 12}, {12, 12}, {24, 24}, {36, 36}
  };
  private static final double[][] COMMITMENT_SHARES = {
    {1, 0, 0, 0, 0, 0},
    {0.60, 0.05, 0, 0.35, 0, 0},
    {0.30, 0.08, 0.07, 0.50, 0.05, 0},
    {0, 0.10, 0.05, 0.65, 0.10, 0.10},
    {0, 0, 0.05, 0.60, 0.15, 0.20}
  };

  static AccountProfile of(Simulation simulation, int index) {
    Dice dice = Dice.of(simulation.seed(), "profile", index);
    int seats = (int) Math.min(MOST_SEATS, Math.max(3, StrictMath.exp(2.0 + 0.75 * dice.normal())));
    Product plan = plan(dice, seats);
    int[] commitment = commitment(dice, plan);
    LocalDate started = started(simulation, index, dice);
    String base = baseName(simulation, index);
    return new AccountProfile(
        index,
        name(simulation, index, base),
        base.toLowerCase(java.util.Locale.ROOT) + ".com",
        dice.pick(Words.COUNTRIES),
        dice.pick(Words.INDUSTRIES),
        (int) (seats * dice.between(1.5, 12)),
        started,
        started.minusDays(dice.whole(15, 120)),
        seats,
        plan,
        commitment[0],
        commitment[1],
        dice.whole(0, Clock.DAY - 1));
  }

  String currency() {
    return country.currency();
  }

  /** The yearly amount the account starts with, in rough dollars: decides who looks after it. */
  double yearlyDollars() {
    return seats * Double.parseDouble(plan.monthlyDollars()) * 12;
  }

  private static Product plan(Dice dice, int seats) {
    if (dice.chance(0.12) && seats <= Catalogue.FREE.seatsLimit()) {
      return Catalogue.FREE;
    }
    double size = StrictMath.log(seats) + 0.6 * dice.normal();
    List<Product> plans = Catalogue.PLANS;
    return plans.get(size < 1.6 ? 1 : size < 2.5 ? 2 : size < 3.3 ? 3 : 4);
  }

  private static int[] commitment(Dice dice, Product plan) {
    double roll = dice.uniform();
    double[] shares = COMMITMENT_SHARES[plan.tierRank()];
    int choice = 0;
    while (choice < shares.length - 1 && roll >= shares[choice]) {
      roll -= shares[choice++];
    }
    return COMMITMENTS[choice];
  }

  private static LocalDate started(Simulation simulation, int index, Dice dice) {
    // A record that is to be merged or deleted on the way must have been there before.
    boolean removed = new Population(simulation).isRemovedOnTheWay(index);
    if (dice.chance(SHARE_THERE_FROM_THE_START) || removed) {
      return simulation.from().minusDays(dice.whole(20, MONTHS_BEFORE * 30));
    }
    int days = Clock.days(simulation.from(), simulation.to());
    return simulation.from().plusDays((long) (days * dice.between(0.02, 1)));
  }

  private static String baseName(Simulation simulation, int index) {
    int number = new Population(simulation).mergedInto(index).orElse(index);
    int names = Words.PREFIXES.size() * Words.ROOTS.size();
    int place = (int) Math.floorMod(number * 7L + simulation.seed() * 13, (long) names);
    String name =
        Words.PREFIXES.get(place % Words.PREFIXES.size())
            + Words.ROOTS.get(place / Words.PREFIXES.size());
    return number < names ? name : name + number / names;
  }

  private static String name(Simulation simulation, int index, String base) {
    Population population = new Population(simulation);
    if (population.isTest(index)) {
      return "Test " + base;
    }
    return population.mergedInto(index).isPresent() ? base + ", Inc." : base;
  }
}
