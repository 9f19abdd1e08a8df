package tenure.jobs.simulate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The customer success managers, who looks after whom, and the one who leaves on the way. */
final class CsmRoster {
  /**
   * One manager.
   *
   * @param leftOn null while employed
   */
  record Csm(
      int number,
      String name,
      String email,
      String team,
      int capacity,
      int annualCost,
      LocalDate since,
      LocalDate leftOn) {
    String id() {
      return SalesforceId.of("005", 3_000_000L + number);
    }
  }

  private record Team(
      String name, double fromYearlyDollars, double share, int load, int capacity, int cost) {}

  private static final List<Team> TEAMS =
      List.of(
          new Team("Strategic", 100_000, 0.10, 10, 12, 165_000),
          new Team("Mid-Market", 25_000, 0.27, 40, 45, 120_000),
          new Team("SMB", 5_000, 0.40, 120, 150, 90_000),
          new Team("Digital", 0, 0.23, 1_000, 1_000, 75_000));
  private static final String LOSING_TEAM = "Mid-Market";

  private final Simulation simulation;
  private final List<Csm> managers = new ArrayList<>();

  CsmRoster(Simulation simulation) {
    this.simulation = simulation;
    LocalDate hired = simulation.from().minusYears(2);
    for (Team team : TEAMS) {
      int size = (int) Math.max(1, Math.round(simulation.accounts() * team.share / team.load));
      for (int place = 0; place < size; place++) {
        boolean leaves = place == size - 1 && team.name.equals(LOSING_TEAM);
        hire(team, hired, leaves ? leavingDay() : null);
      }
    }
    hire(TEAMS.get(1), leavingDay(), null);
  }

  List<Csm> managers() {
    return List.copyOf(managers);
  }

  /** The manager in charge on a day; the accounts of who left go to the newcomer. */
  Csm ownerOf(AccountProfile profile, LocalDate day) {
    Team team =
        TEAMS.stream()
            .filter(candidate -> profile.yearlyDollars() >= candidate.fromYearlyDollars)
            .findFirst()
            .orElseThrow();
    List<Csm> members =
        managers.stream()
            .filter(csm -> csm.team.equals(team.name) && csm.number < managers.size() - 1)
            .toList();
    Csm owner = members.get(profile.index() % members.size());
    boolean left = owner.leftOn != null && !day.isBefore(owner.leftOn);
    return left ? managers.get(managers.size() - 1) : owner;
  }

  LocalDate leavingDay() {
    int days = Clock.days(simulation.from(), simulation.to());
    return simulation.from().plusDays(days * 3L / 5);
  }

  private void hire(Team team, LocalDate since, LocalDate leftOn) {
    Dice dice = Dice.of(simulation.seed(), "csm", managers.size());
    String first = dice.pick(Words.FIRST_NAMES);
    String last = dice.pick(Words.LAST_NAMES);
    String email = first + "." + last.replace("'", "") + managers.size() + "@vendor.example";
    managers.add(
        new Csm(
            managers.size(),
            first + " " + last,
            email.toLowerCase(Locale.ROOT),
            team.name,
            team.capacity,
            team.cost + dice.whole(-8, 8) * 1_000,
            since,
            leftOn));
  }
}
