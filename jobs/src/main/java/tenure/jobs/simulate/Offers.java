package tenure.jobs.simulate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import tenure.jobs.simulate.Catalogue.Product;

/** The next terms of a contract: first, renewed, larger, smaller, free. */
final class Offers {
  private static final int MANY_SEATS = 40;

  private Offers() {}

  static Terms first(AccountProfile profile, Dice dice, LocalDate day) {
    Terms terms =
        new Terms(
            profile.plan(),
            day,
            profile.seats(),
            List.of(),
            profile.currency(),
            profile.intervalMonths(),
            profile.termMonths(),
            day.getYear(),
            coupon(profile, dice, day));
    for (Product addOn : Catalogue.ADD_ONS) {
      boolean bought = profile.plan().tierRank() >= 2 && dice.chance(0.22);
      terms = bought ? terms.withAddOn(addOn, day) : terms;
    }
    return profile.plan() == Catalogue.FREE
        ? terms.withDiscount(null)
        : terms.withSeats(terms.seats(), day);
  }

  static Terms free(AccountProfile profile, LocalDate day) {
    return new Terms(
        Catalogue.FREE, day, 5, List.of(), profile.currency(), 1, 0, day.getYear(), null);
  }

  /** The next term: half of them move to this year's price list, some grow, some shrink. */
  static Terms renewal(Terms terms, double value, LocalDate day, Dice dice) {
    Terms next = dice.chance(0.5) ? terms.withListYear(day.getYear()) : terms;
    if (dice.chance(Hazards.shrinkingAtRenewal(value))) {
      return smaller(next, day, dice);
    }
    return dice.chance(Hazards.growingAtRenewal(value)) ? larger(next, day, dice) : next;
  }

  static Terms smaller(Terms terms, LocalDate day, Dice dice) {
    if (!terms.addOns().isEmpty() && dice.chance(0.3)) {
      return terms.withoutAddOns();
    }
    return terms.withSeats((int) (terms.seats() * dice.between(0.5, 0.92)), day);
  }

  /** Mostly more seats; sometimes a further module or the next plan. */
  static Terms larger(Terms terms, LocalDate day, Dice dice) {
    double roll = dice.uniform();
    if (roll < 0.16 && !terms.missingAddOns().isEmpty()) {
      return terms.withAddOn(dice.pick(terms.missingAddOns()), day);
    }
    if (roll < 0.26 && terms.plan() != terms.nextPlan()) {
      return terms.withPlan(terms.nextPlan(), day);
    }
    int more = (int) Math.max(1, terms.seats() * dice.between(0.06, 0.30));
    return terms.withSeats(terms.seats() + more, day);
  }

  /** Large accounts always get a volume discount, others now and then some coupon. */
  private static Discount coupon(AccountProfile profile, Dice dice, LocalDate day) {
    if (profile.seats() >= MANY_SEATS) {
      BigDecimal volume = BigDecimal.valueOf(dice.pick(List.of(20, 30, 40)));
      return new Discount(volume, null, "forever", null, day, null);
    }
    double roll = dice.uniform();
    BigDecimal percent = BigDecimal.valueOf(dice.pick(List.of(5, 10, 15, 20)));
    if (roll < 0.12) {
      return new Discount(percent, null, "forever", null, day, null);
    }
    if (roll < 0.18) {
      int months = dice.pick(List.of(3, 6, 9));
      return new Discount(
          percent.add(percent), null, "repeating", months, day, day.plusMonths(months));
    }
    if (roll < 0.22) {
      return new Discount(percent, null, "once", null, day, day.plusMonths(1));
    }
    if (roll < 0.25) {
      BigDecimal unit =
          Catalogue.price(
                  profile.plan(), profile.currency(), profile.intervalMonths(), day.getYear())
              .unitAmount();
      return new Discount(null, unit.setScale(0, RoundingMode.DOWN), "forever", null, day, null);
    }
    return null;
  }
}
