package tenure.jobs.simulate;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import tenure.jobs.simulate.Catalogue.Feature;

/**
 * The use of the product by one account. Value realised sets the share of seats that is ever used,
 * how often, and how many features. Each day is rolled on its own, so any range of days can be told
 * alone.
 */
final class Usage {
  private record Call(String type, int user, Feature feature, int minutes, boolean denied) {
    static Call of(String type, int user) {
      return new Call(type, user, null, 0, false);
    }
  }

  /** An event arrives at most so many days late; its repetition up to two days after that. */
  static final int LATEST_DAYS = 3;

  private static final int HOUR = 3_600_000;
  private static final double WEEKEND = 0.12;
  private static final double RAMP_DAYS = 75;

  private final AccountStory story;
  private final Simulation simulation;
  private final List<Feature> order;
  private Phase includedIn;
  private List<Feature> included = List.of();

  Usage(AccountStory story) {
    this.story = story;
    this.simulation = story.simulation();
    this.order = order(story);
  }

  /** Sends every event that happened on the days first (included) to end (excluded). */
  void tell(LocalDate first, LocalDate end, Consumer<UsageEvent> listener) {
    for (LocalDate day = first; day.isBefore(end); day = day.plusDays(1)) {
      Phase phase = story.phaseOn(day);
      if (phase != null && phase.kind() != Phase.Kind.PAUSED) {
        tell(day, phase, listener);
      }
    }
  }

  private void tell(LocalDate day, Phase phase, Consumer<UsageEvent> listener) {
    int month = simulation.monthOf(day);
    int users = users(day, phase, month);
    boolean weekend = day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0;
    double frequency = 0.45 + 0.85 * story.value().in(month);
    double mean = users * simulation.eventsPerUserDay() * frequency * (weekend ? WEEKEND : 1);
    Dice dice = story.dice("usage", day.toEpochDay());
    int count = users == 0 ? 0 : dice.poisson(mean);
    List<Feature> included = included(phase);
    int breadth = breadth(month, included.size());
    for (int number = 0; number < count; number++) {
      UsageEvent event = event(day, users, included, breadth, dice);
      listener.accept(event);
      if (dice.chance(0.004)) {
        listener.accept(event.receivedAt(event.received() + dice.whole(0, 36 * HOUR)));
      }
    }
    if (users > 0 && day.getDayOfMonth() <= 28) {
      introduce(day, month, users, dice, listener);
    }
  }

  /** Each newcomer is identified and grouped once, on a day of the first month. */
  private void introduce(
      LocalDate day, int month, int users, Dice dice, Consumer<UsageEvent> listener) {
    int before = usersAtEndOf(month - 1);
    for (int user = before; user < users; user++) {
      int joins = story.dice("joins", user, month).whole(1, 28);
      boolean starts = day.equals(Clock.later(story.profile().started(), simulation.from()));
      if (joins == day.getDayOfMonth() || starts) {
        listener.accept(sent(Call.of("identify", user), day, dice));
        listener.accept(sent(Call.of("group", user), day, dice));
      }
    }
  }

  private UsageEvent event(
      LocalDate day, int users, List<Feature> included, int breadth, Dice dice) {
    int user = (int) (users * StrictMath.pow(dice.uniform(), 1.2));
    double kind = dice.uniform();
    if (kind < 0.012) {
      return sent(Call.of(kind < 0.004 ? "identify" : "group", user), day, dice);
    }
    if (included.size() < order.size() && dice.chance(0.025)) {
      List<Feature> missing = order.stream().filter(f -> !included.contains(f)).toList();
      return sent(new Call("track", user, dice.pick(missing), 0, true), day, dice);
    }
    int rank = (int) (breadth * StrictMath.pow(dice.uniform(), 1.5));
    int minutes = 1 + (int) (-9 * StrictMath.log(1 - dice.uniform()));
    return sent(new Call("track", user, included.get(rank), minutes, false), day, dice);
  }

  private UsageEvent sent(Call call, LocalDate day, Dice dice) {
    long millis = day.toEpochDay() * Clock.DAY * 1000 + dice.whole(7 * HOUR, 20 * HOUR);
    long late = lateness(dice);
    long skew = dice.chance(0.02) ? dice.whole(-5 * HOUR, 5 * HOUR) : 0;
    String messageId = "ajs-" + Long.toHexString(dice.bits()) + Long.toHexString(dice.bits());
    boolean anonymous = "track".equals(call.type) && dice.chance(0.012);
    boolean grouped = !anonymous && dice.chance(0.95);
    return new UsageEvent(
        story,
        call.type,
        messageId,
        call.user,
        call.feature,
        call.minutes,
        call.denied,
        anonymous,
        grouped,
        millis,
        millis + late,
        skew);
  }

  /** Milliseconds on the way: mostly seconds, sometimes hours, now and then days. */
  private static long lateness(Dice dice) {
    double roll = dice.uniform();
    if (roll < 0.86) {
      return dice.whole(300, 30_000);
    }
    return roll < 0.96 ? dice.whole(30_000, 12 * HOUR) : dice.whole(12 * HOUR, 71 * HOUR);
  }

  private int users(LocalDate day, Phase phase, int month) {
    int age = Clock.days(story.profile().started(), day);
    double ramp = Math.min(1, 0.25 + 0.75 * age / RAMP_DAYS);
    double share = Math.min(0.97, 0.05 + 1.05 * story.value().in(month));
    return (int) Math.round(phase.seats() * share * ramp);
  }

  private int usersAtEndOf(int month) {
    LocalDate day = simulation.month(month).atEndOfMonth();
    Phase phase = month < 0 ? null : story.phaseOn(day);
    return phase == null || phase.kind() == Phase.Kind.PAUSED ? 0 : users(day, phase, month);
  }

  private int breadth(int month, int included) {
    double share = 0.15 + 0.95 * story.value().in(month);
    return (int) Math.max(1, Math.min(included, Math.round(included * share)));
  }

  /** The features of a phase's products, looked up once per phase. */
  private List<Feature> included(Phase phase) {
    if (phase != includedIn) {
      List<String> names =
          phase.items().stream().flatMap(i -> i.price().product().features().stream()).toList();
      included = order.stream().filter(feature -> names.contains(feature.name())).toList();
      includedIn = phase;
    }
    return included;
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
