package tenure.jobs.simulate;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import tenure.jobs.simulate.Catalogue.Feature;

/**
 * The events of one account's use of the product, as its {@link Habits} have it. Each day is rolled
 * on its own, so any range of days can be told alone.
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

  private final AccountStory story;
  private final Simulation simulation;
  private final Habits habits;

  Usage(AccountStory story) {
    this.story = story;
    this.simulation = story.simulation();
    this.habits = new Habits(story);
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
    int users = habits.users(day, phase);
    if (users == 0) {
      return;
    }
    Dice dice = story.dice("usage", day.toEpochDay());
    double chance = habits.chanceOfUse(day);
    List<Feature> used = habits.used(day, phase);
    List<Feature> missing = habits.missing(phase);
    for (int user = 0; user < users; user++) {
      if (dice.chance(chance * Habits.keenness(user, users))) {
        use(user, day, used, dice, listener);
        call(user, day, missing, dice, listener);
      }
    }
    introduce(day, month, users, dice, listener);
  }

  /** What a user does on a day; now and then an event is delivered twice. */
  private void use(
      int user, LocalDate day, List<Feature> used, Dice dice, Consumer<UsageEvent> listener) {
    int uses = 1 + dice.poisson(simulation.eventsPerUserDay() - 1);
    for (int number = 0; number < uses; number++) {
      int rank = (int) (used.size() * StrictMath.pow(dice.uniform(), 1.5));
      int minutes = 1 + (int) (-9 * StrictMath.log(1 - dice.uniform()));
      UsageEvent event = sent(new Call("track", user, used.get(rank), minutes, false), day, dice);
      listener.accept(event);
      if (dice.chance(0.004)) {
        listener.accept(event.receivedAt(event.received() + dice.whole(0, 36 * HOUR)));
      }
    }
  }

  /** Now and then a user is identified again, or tries what the plan does not include. */
  private void call(
      int user, LocalDate day, List<Feature> missing, Dice dice, Consumer<UsageEvent> listener) {
    if (dice.chance(0.015)) {
      listener.accept(sent(Call.of(dice.chance(0.33) ? "identify" : "group", user), day, dice));
    }
    if (!missing.isEmpty() && dice.chance(0.03)) {
      listener.accept(sent(new Call("track", user, dice.pick(missing), 0, true), day, dice));
    }
  }

  /**
   * Newcomers are identified and grouped once, on a day of their first month; who is there already
   * when service or the collection of events begins, on that day.
   */
  private void introduce(
      LocalDate day, int month, int users, Dice dice, Consumer<UsageEvent> listener) {
    LocalDate beginning = Clock.later(story.profile().started(), simulation.usageFrom());
    boolean begins = day.equals(beginning);
    for (int user = begins ? 0 : habits.usersAtEndOf(month - 1); user < users; user++) {
      if (begins || story.dice("joins", user, month).whole(1, 28) == day.getDayOfMonth()) {
        listener.accept(sent(Call.of("identify", user), day, dice));
        listener.accept(sent(Call.of("group", user), day, dice));
      }
    }
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
}
