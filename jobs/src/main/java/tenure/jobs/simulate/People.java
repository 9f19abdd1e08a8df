package tenure.jobs.simulate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The people of an account whom the CRM knows. A shock to value is often one of them leaving. */
final class People {
  /**
   * One contact.
   *
   * @param leftOn null while still there
   */
  record Person(
      int number, String name, String email, String role, LocalDate since, LocalDate leftOn) {
    boolean isThereOn(LocalDate day) {
      return !day.isBefore(since) && (leftOn == null || day.isBefore(leftOn));
    }
  }

  static final String SPONSOR = "Executive Sponsor";
  static final String CHAMPION = "Champion";
  private static final List<String> ROLES =
      List.of(SPONSOR, CHAMPION, "Economic Buyer", "Admin", "User", "User", "User");

  private People() {}

  static List<Person> of(Simulation simulation, AccountProfile profile, ValueProcess value) {
    Dice dice = Dice.of(simulation.seed(), "people", profile.index());
    int known = Math.min(ROLES.size(), 3 + profile.seats() / 4);
    List<Person> people = new ArrayList<>();
    for (int number = 0; number < known; number++) {
      LocalDate since = profile.created().plusDays(dice.whole(0, 40));
      // Small accounts often have nobody in the role.
      boolean vacant = number < 2 && profile.seats() < 6 && dice.chance(0.2);
      add(people, dice, profile, vacant ? "User" : ROLES.get(number), since);
    }
    for (ValueProcess.Shock shock : value.shocks()) {
      if (shock.personLeft() && shock.month() < simulation.months()) {
        leave(people, dice, profile, simulation.month(shock.month()).atDay(dice.whole(1, 28)));
      }
    }
    return List.copyOf(people);
  }

  private static void leave(List<Person> people, Dice dice, AccountProfile profile, LocalDate day) {
    String role = dice.chance(0.6) ? CHAMPION : SPONSOR;
    for (int place = 0; place < people.size(); place++) {
      Person person = people.get(place);
      if (person.role().equals(role) && person.isThereOn(day)) {
        people.set(
            place,
            new Person(person.number(), person.name(), person.email(), role, person.since(), day));
        if (dice.chance(0.6)) {
          add(people, dice, profile, role, day.plusDays(dice.whole(20, 90)));
        }
        return;
      }
    }
  }

  private static void add(
      List<Person> people, Dice dice, AccountProfile profile, String role, LocalDate since) {
    String first = dice.pick(Words.FIRST_NAMES);
    String last = dice.pick(Words.LAST_NAMES);
    String email =
        (first + "." + last.replace("'", "") + people.size()).toLowerCase(Locale.ROOT)
            + "@"
            + profile.domain();
    people.add(new Person(people.size(), first + " " + last, email, role, since, null));
  }
}
