package tenure.jobs.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoublePredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who uses the product, how often, and since when that is known. */
class UsageTest {
  private static final LocalDate FROM = LocalDate.of(2025, 1, 1);
  private static final LocalDate TO = LocalDate.of(2025, 6, 30);
  private static final Simulation WHOLE = Simulation.daily(Path.of("unused"), 200, FROM, TO, 6);
  private static final Simulation LATE = WHOLE.withUsageMonths(2);
  private static final LocalDate COLLECTED_FROM = LocalDate.of(2025, 5, 1);

  /** A day of one user. */
  private record UserDay(int account, LocalDate day, int user) {}

  private static final List<UsageEvent> EVENTS = events(WHOLE);
  private static final List<UsageEvent> LATE_EVENTS = events(LATE);

  @Test
  void on_a_business_day_most_seats_work_where_value_is_high_and_few_where_it_is_low() {
    double high = meanShareOfSeats(value -> value > 0.7);
    double middle = meanShareOfSeats(value -> value > 0.35 && value < 0.5);
    double low = meanShareOfSeats(value -> value < 0.2);

    assertTrue(high > 0.75 && high < 0.97, "high " + high);
    assertTrue(middle > 0.45 && middle < 0.70, "middle " + middle);
    assertTrue(low < 0.35, "low " + low);
  }

  @Test
  void weekends_are_quiet() {
    long weekend = EVENTS.stream().filter(event -> !isBusinessDay(day(event))).count();
    double share = (double) weekend / EVENTS.size();
    assertTrue(share > 0.005 && share < 0.05, "share " + share);
  }

  @Test
  void a_user_who_comes_leaves_as_many_events_as_asked_for() {
    for (double asked : new double[] {1, 1.1, 3}) {
      List<UsageEvent> uses =
          events(LATE.withEventsPerUserDay(asked)).stream().filter(UsageTest::isUse).toList();
      long messages = uses.stream().map(UsageEvent::messageId).distinct().count();
      long userDays = uses.stream().map(UsageTest::userDay).distinct().count();
      assertEquals(asked, (double) messages / userDays, 0.03 * asked);
    }
  }

  @Test
  void a_later_collection_loses_the_events_before_it_and_changes_no_other() {
    Set<String> since =
        EVENTS.stream()
            .filter(event -> isUse(event) && !day(event).isBefore(COLLECTED_FROM))
            .map(UsageEvent::messageId)
            .collect(Collectors.toSet());

    assertEquals(COLLECTED_FROM, LATE.usageFrom());
    assertFalse(LATE_EVENTS.stream().anyMatch(event -> day(event).isBefore(COLLECTED_FROM)));
    assertEquals(
        since,
        LATE_EVENTS.stream()
            .filter(UsageTest::isUse)
            .map(UsageEvent::messageId)
            .collect(Collectors.toSet()));
    assertEquals(List.of(), events(WHOLE.withUsageMonths(0)));
  }

  @Test
  void who_is_there_when_the_collection_begins_is_identified_and_grouped_that_day() {
    Predicate<UsageEvent> onFirstDay = event -> day(event).equals(COLLECTED_FROM);
    Set<UserDay> working =
        LATE_EVENTS.stream()
            .filter(onFirstDay.and(UsageTest::isUse))
            .map(UsageTest::userDay)
            .collect(Collectors.toSet());

    assertTrue(working.size() > 200, "users " + working.size());
    for (String call : List.of("identify", "group")) {
      Set<UserDay> introduced =
          LATE_EVENTS.stream()
              .filter(onFirstDay.and(event -> call.equals(event.type())))
              .map(UsageTest::userDay)
              .collect(Collectors.toSet());
      assertTrue(introduced.containsAll(working), call);
    }
  }

  private static List<UsageEvent> events(Simulation simulation) {
    List<UsageEvent> events = new ArrayList<>();
    for (int account = 0; account < simulation.accounts(); account++) {
      new Usage(AccountStory.of(simulation, account))
          .tell(simulation.usageFrom(), TO.plusDays(1), events::add);
    }
    return events;
  }

  /** Over the grown accounts and business days on which the value is as wanted. */
  private static double meanShareOfSeats(DoublePredicate value) {
    Map<UserDay, Set<Integer>> users = new HashMap<>();
    EVENTS.stream()
        .filter(UsageTest::isUse)
        .forEach(
            event ->
                users.computeIfAbsent(accountDay(event), day -> new HashSet<>()).add(event.user()));
    return IntStream.range(0, WHOLE.accounts())
        .mapToObj(account -> AccountStory.of(WHOLE, account))
        .filter(story -> story.profile().started().isBefore(FROM.minusDays(75)))
        .flatMapToDouble(
            story ->
                FROM.datesUntil(TO.plusDays(1))
                    .filter(day -> isBusinessDay(day) && story.isServedOn(day))
                    .filter(day -> value.test(story.valueOn(day)))
                    .mapToDouble(
                        day ->
                            (double)
                                    users
                                        .getOrDefault(new UserDay(story.index(), day, 0), Set.of())
                                        .size()
                                / story.seatsOn(day)))
        .average()
        .orElseThrow();
  }

  private static boolean isUse(UsageEvent event) {
    return "track".equals(event.type()) && !event.denied();
  }

  private static boolean isBusinessDay(LocalDate day) {
    return day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0;
  }

  private static LocalDate day(UsageEvent event) {
    return LocalDate.ofEpochDay(event.happened() / (Clock.DAY * 1000L));
  }

  private static UserDay userDay(UsageEvent event) {
    return new UserDay(event.story().index(), day(event), event.user());
  }

  private static UserDay accountDay(UsageEvent event) {
    return new UserDay(event.story().index(), day(event), 0);
  }
}
