package tenure.jobs.simulate;

import java.time.LocalDate;
import java.util.OptionalInt;

/**
 * How accounts relate to each other and what is odd about them, by their number: blocks of twenty
 * with a group head, and fixed places for merged, deleted, test and unmatched accounts, so that
 * every oddity exists in a company of sixty.
 */
record Population(Simulation simulation) {
  private static final long FIRST_NUMBER = 238_328L * 7;

  static String crmId(int account) {
    return SalesforceId.of("001", FIRST_NUMBER + account);
  }

  /** The id as other systems wrote it down: 15 or 18 characters. */
  String foreignId(int account, String system) {
    String id = crmId(account);
    return Dice.of(simulation.seed(), "foreign " + system, account).chance(0.5)
        ? SalesforceId.shortOf(id)
        : id;
  }

  boolean isTest(int account) {
    return account % 60 == 59;
  }

  /** Deleted in the CRM without a surviving record. */
  boolean isDeleted(int account) {
    return account % 80 == 47;
  }

  /** The record this one is merged into. */
  OptionalInt mergedInto(int account) {
    return account % 40 == 13 ? OptionalInt.of(account - 1) : OptionalInt.empty();
  }

  boolean isRemovedOnTheWay(int account) {
    return isDeleted(account) || mergedInto(account).isPresent();
  }

  LocalDate mergedOn(int account) {
    return dayInside("merge", account);
  }

  LocalDate deletedOn(int account) {
    return dayInside("delete", account);
  }

  OptionalInt parentOf(int account) {
    int place = account % 20;
    if (place == 7 && account % 40 < 20) {
      return OptionalInt.of(account - 6);
    }
    boolean child =
        place == 1
            || (place != 0
                && !isOdd(account)
                && Dice.of(simulation.seed(), "child", account).chance(0.12));
    return child ? OptionalInt.of(account - place) : OptionalInt.empty();
  }

  /** Names a parent that no record has. */
  boolean hasUnknownParent(int account) {
    return account % 75 == 53;
  }

  /** A fifth of the children join their parent on the way, by acquisition. */
  LocalDate parentKnownOn(int account) {
    return Dice.of(simulation.seed(), "acquired", account).chance(0.2)
        ? dayInside("acquired on", account)
        : LocalDate.MIN;
  }

  /** Billing carries no CRM id, but the e-mail domain is the account's. */
  boolean isMatchedByDomainOnly(int account) {
    return account % 33 == 17;
  }

  /** Billing carries nothing that leads to the account. */
  boolean isUnmatched(int account) {
    return account % 90 == 31;
  }

  private boolean isOdd(int account) {
    return isTest(account)
        || isDeleted(account)
        || mergedInto(account).isPresent()
        || hasUnknownParent(account);
  }

  private LocalDate dayInside(String purpose, int account) {
    int days = Clock.days(simulation.from(), simulation.to());
    Dice dice = Dice.of(simulation.seed(), purpose, account);
    return simulation.from().plusDays(dice.whole(days / 4, Math.max(days / 4, days * 9 / 10)));
  }
}
