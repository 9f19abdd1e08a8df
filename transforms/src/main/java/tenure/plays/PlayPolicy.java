package tenure.plays;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tenure.signals.SignalPolicy;

/**
 * The playbooks in force, and what bounds the work they make.
 *
 * @param playbooks the playbooks
 * @param newPlaysPerWeek plays that a person is given in seven nights, those for red customers
 *     aside; the most worthwhile come first, the others wait
 * @param keepClosedDays days that a closed play stays in the nights after it
 * @param holdOutSeed draws which customers are held out
 * @param signals tells which feeds are too silent for conditions on them
 */
public record PlayPolicy(
    List<Playbook> playbooks,
    int newPlaysPerWeek,
    int keepClosedDays,
    String holdOutSeed,
    SignalPolicy signals) {
  /** The longest a trigger that comes but once goes on, a quarter: closed plays outlive it. */
  private static final int LONGEST_TRIGGER_DAYS = 92;

  /**
   * @throws IllegalArgumentException when a name comes twice, a number makes no sense, or some red
   *     customer could be left without a play
   */
  public PlayPolicy {
    playbooks = List.copyOf(playbooks);
    Set<String> names = new HashSet<>();
    for (Playbook playbook : playbooks) {
      if (!names.add(playbook.id())) {
        throw new IllegalArgumentException(
            "two playbooks are named " + playbook.id() + ". Give each its own name.");
      }
      if (playbook.terms().coolDownDays() > keepClosedDays) {
        throw new IllegalArgumentException(
            "%s cools down for %d days, but closed plays are forgotten after %d. Raise keep-closed-days."
                .formatted(playbook.id(), playbook.terms().coolDownDays(), keepClosedDays));
      }
    }
    if (playbooks.stream().noneMatch(Playbook::catchesEveryRed)) {
      throw new IllegalArgumentException(
          "some red customers would have no play. Keep one of kind risk with when = \"health_band = red\","
              + " for everybody, without cool-down and hold-out.");
    }
    if (newPlaysPerWeek < 1 || keepClosedDays < LONGEST_TRIGGER_DAYS) {
      throw new IllegalArgumentException(
          "new-plays-per-week must be 1 or more and keep-closed-days %d or more, a whole quarter."
              .formatted(LONGEST_TRIGGER_DAYS));
    }
  }

  /** How many business days ahead steps can lie, the first included. */
  public int businessDays() {
    return 1 + playbooks.stream().mapToInt(Playbook::lastDay).max().orElse(0);
  }
}
