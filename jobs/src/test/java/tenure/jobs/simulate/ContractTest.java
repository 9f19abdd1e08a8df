package tenure.jobs.simulate;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tenure.jobs.simulate.Phase.Kind;
import tenure.jobs.simulate.Phase.Reason;

class ContractTest {
  private static final LocalDate FROM = LocalDate.of(2024, 1, 1);
  private static final LocalDate TO = LocalDate.of(2025, 12, 31);
  private static final Simulation SIMULATION =
      Simulation.daily(Path.of("unused"), 400, FROM, TO, 3);
  private static final List<AccountStory> STORIES =
      IntStream.range(0, 400).mapToObj(account -> AccountStory.of(SIMULATION, account)).toList();

  @Test
  void phases_follow_one_another_without_overlap_and_only_the_last_is_open() {
    for (AccountStory story : STORIES) {
      List<Phase> phases = story.phases();
      for (int number = 0; number < phases.size(); number++) {
        Phase phase = phases.get(number);
        assertTrue(phase.end() == null || phase.start().isBefore(phase.end()), phase.toString());
        if (number > 0) {
          LocalDate before = phases.get(number - 1).end();
          assertFalse(before == null || before.isAfter(phase.start()), phase.toString());
        }
      }
    }
  }

  @Test
  void nothing_is_known_before_it_happens_and_knowledge_never_runs_backwards() {
    for (AccountStory story : STORIES) {
      LocalDate known = LocalDate.MIN;
      for (Phase phase : story.phases()) {
        assertFalse(phase.startKnownOn().isBefore(phase.start()), phase.toString());
        assertFalse(phase.startKnownOn().isBefore(known), phase.toString());
        known = phase.startKnownOn();
        if (phase.end() != null) {
          assertFalse(phase.endKnownOn().isBefore(phase.end()), phase.toString());
          known = Clock.later(known, phase.endKnownOn());
        }
      }
    }
  }

  @Test
  void the_same_account_tells_the_same_story_again() {
    AccountStory again = AccountStory.of(SIMULATION, 17);
    assertEquals(STORIES.get(17).phases(), again.phases());
    assertEquals(STORIES.get(17).people(), again.people());
    assertEquals(STORIES.get(17).invoices(), again.invoices());
  }

  @Test
  void a_company_sees_every_turn_a_contract_can_take() {
    Set<Reason> reasons = new HashSet<>();
    Set<Kind> kinds = new HashSet<>();
    Set<Integer> intervals = new HashSet<>();
    for (AccountStory story : STORIES) {
      for (Phase phase : story.phases()) {
        kinds.add(phase.kind());
        intervals.add(phase.intervalMonths());
        if (phase.ending() != null) {
          reasons.add(phase.ending().reason());
        }
      }
    }
    assertAll(
        () -> assertEquals(Set.of(Reason.values()), reasons),
        () -> assertEquals(Set.of(Kind.values()), kinds),
        () -> assertEquals(Set.copyOf(Catalogue.INTERVALS), intervals));
  }

  @Test
  void billing_on_the_31st_comes_back_to_the_31st() {
    Phase monthly =
        new Phase(
            0,
            Kind.PAID,
            LocalDate.of(2025, 1, 31),
            null,
            null,
            LocalDate.of(2025, 1, 31),
            null,
            1,
            List.of(),
            null,
            null,
            LocalDate.of(2025, 1, 31),
            null,
            null);

    assertEquals(LocalDate.of(2025, 2, 28), Billing.period(monthly, 1));
    assertEquals(LocalDate.of(2025, 3, 31), Billing.period(monthly, 2));
    assertEquals(0, Billing.periodAt(monthly, LocalDate.of(2025, 2, 27)));
    assertEquals(1, Billing.periodAt(monthly, LocalDate.of(2025, 2, 28)));
    assertEquals(1, Billing.periodAt(monthly, LocalDate.of(2025, 3, 30)));
    assertEquals(2, Billing.periodAt(monthly, LocalDate.of(2025, 3, 31)));
  }

  @Test
  void yearly_contracts_range_from_about_a_thousand_to_hundreds_of_thousands_of_dollars() {
    LocalDate day = LocalDate.of(2025, 6, 30);
    // The largest of one company is a matter of luck; that of five is not.
    double[] arr =
        IntStream.rangeClosed(1, 5)
            .mapToObj(seed -> Simulation.daily(Path.of("unused"), 400, FROM, TO, seed))
            .flatMap(c -> IntStream.range(0, 400).mapToObj(a -> AccountStory.of(c, a)))
            .filter(story -> "usd".equals(story.profile().currency()))
            .mapToDouble(story -> story.netMrr(day).doubleValue() * 12 / 100)
            .filter(amount -> amount > 0)
            .sorted()
            .toArray();
    assertTrue(arr[arr.length / 20] < 2_000, "5 %: " + arr[arr.length / 20]);
    assertTrue(arr[arr.length - 1] > 200_000, "largest: " + arr[arr.length - 1]);
    assertTrue(arr[arr.length - 1] < 900_000, "largest: " + arr[arr.length - 1]);
  }
}
