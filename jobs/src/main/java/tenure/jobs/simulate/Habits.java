package tenure.jobs.simulate;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import tenure.jobs.simulate.Catalogue.Feature;

/**
 * How one account uses the product. Value realised sets how many of the seats are worked on, how
 * likely a user comes on a day, and how many of the features are known.
 */
final class Habits {
  private static final double WEEKEND = 0.05;
  private static final double RAMP_DAYS = 75;

  private final AccountStory story;
  private final List<Feature> order;
  private Phase includedIn;
  private List<Feature> included = List.of();
  private List<Feature> missing = List.of();

  Habits(AccountStory story) {
    this.story = story;
    this.order = order(story);
  }

  /** The seats that anybody works on; a new account takes some months to fill them. */
  int users(LocalDate day, Phase phase) {
    int age = Clock.days(story.profile().started(), day);
    double ramp = Math.min(1, 0.25 + 0.75 * age / RAMP_DAYS);
    double share = Math.min(1, 0.35 + 1.4 * story.valueOn(day));
    return (int) Math.round(phase.seats() * share * ramp);
  }

  int usersAtEndOf(int month) {
    LocalDate day = story.simulation().month(month).atEndOfMonth();
    Phase phase = month < 0 ? null : story.phaseOn(day);
    return phase == null || phase.kind() == Phase.Kind.PAUSED ? 0 : users(day, phase);
  }

  /** The chance that a user of middling keenness comes on a day. */
  double chanceOfUse(LocalDate day) {
    boolean weekend = day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0;
    return (0.38 + 0.64 * story.valueOn(day)) * (weekend ? WEEKEND : 1);
  }

  /** The first of the users come most often, the last least; the mean is 1. */
  static double keenness(int user, int users) {
    return 1.1 - 0.2 * (user + 0.5) / users;
  }

  /** The features that are known of those included, best known first. */
  List<Feature> used(LocalDate day, Phase phase) {
    lookUp(phase);
    double share = 0.15 + 0.95 * story.valueOn(day);
    long breadth = Math.round(included.size() * share);
    return included.subList(0, (int) Math.max(1, Math.min(included.size(), breadth)));
  }

  /** The features that the phase does not include. */
  List<Feature> missing(Phase phase) {
    lookUp(phase);
    return missing;
  }

  /** The features of a phase's products, looked up once per phase. */
  private void lookUp(Phase phase) {
    if (phase != includedIn) {
      List<String> names =
          phase.items().stream().flatMap(i -> i.price().product().features().stream()).toList();
      included = order.stream().filter(feature -> names.contains(feature.name())).toList();
      missing = order.stream().filter(feature -> !names.contains(feature.name())).toList();
      includedIn = phase;
    }
  }

  /** Core features first, each group in an order of the account's own. */
  private static List<Feature> order(AccountStory story) {
    List<Feature> order = new ArrayList<>();
    Dice dice = story.dice("taste");
    for (boolean core : new boolean[] {true, false}) {
      List<Feature> group =
          new ArrayList<>(Catalogue.FEATURES.stream().filter(f -> f.isCore() == core).toList());
      while (!group.isEmpty()) {
        order.add(group.remove(dice.whole(0, group.size() - 1)));
      }
    }
    return List.copyOf(order);
  }
}
