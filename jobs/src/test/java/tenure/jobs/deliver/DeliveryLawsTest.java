package tenure.jobs.deliver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tenure.jobs.deliver.Receiver.drop;
import static tenure.jobs.deliver.Receiver.status;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tenure.jobs.OperatorError;
import tenure.marts.DimAccount;
import tenure.marts.FctAccountDaily;
import tenure.marts.FctPlay;
import tenure.marts.FctPlayStep;
import tenure.plays.PlayNight;
import tenure.plays.Playbooks;
import tenure.plays.RandomCustomersAtWork;
import tenure.plays.RandomCustomersAtWork.Shown;

/**
 * What holds of whoever is told of plays, over nights that are run again, deliveries that are
 * killed and a receiver that fails: it knows each step as the night has it, was told nothing twice,
 * and has work for every red customer and none for those who left.
 */
class DeliveryLawsTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 3, 24);

  @TempDir Path folder;

  private final Random random = new Random(20260325);
  private final Receiver receiver = new Receiver();
  private final Listener listener = new Listener();
  private int killed;

  @AfterEach
  void close() {
    receiver.close();
  }

  @Test
  void a_receiver_knows_every_step_and_is_told_nothing_twice() {
    nights(8);
  }

  @Test
  @Tag("endurance")
  void the_same_over_sixty_nights() {
    nights(60);
  }

  private void nights(int number) {
    RandomCustomersAtWork customers = new RandomCustomersAtWork(random, 24, FIRST);
    EventLake lake = new EventLake(folder);
    lake.with(DimAccount.TABLE, FIRST, "| account_id |");
    List<Row> plays = List.of();
    for (int i = 0; i < number; i++) {
      LocalDate night = FIRST.plusDays(i);
      Shown shown = customers.shown(night);
      List<Row> after = shown.night().after(plays, Playbooks.policy(3));
      write(lake, after, shown, night);
      deliver(lake, night);
      if (random.nextInt(4) == 0) {
        List<Row> shuffled = new ArrayList<>(plays);
        Collections.shuffle(shuffled, random);
        write(lake, shown.night().after(shuffled, Playbooks.policy(3)), shown, night);
        int before = receiver.requests.size();
        lake.delivery(folder, receiver, Clock.systemUTC(), "").send(night, true);
        assertEquals(before, receiver.requests.size(), "the same night again tells nothing");
      }
      listener.hear(receiver.requests, night);
      assertLaws(after, shown, night);
      customers.work(after, night);
      plays = after;
    }
    assertTrue(killed > 0, "some delivery was killed");
    assertTrue(listener.repeated() > 0, "some event came again");
  }

  private static void write(EventLake lake, List<Row> plays, Shown shown, LocalDate night) {
    Dataset<Row> all = PlayNight.dataset(plays);
    StringBuilder bands = new StringBuilder("| account_id | health_band |\n");
    shown.red().forEach(account -> bands.append("| %s | red |\n".formatted(account)));
    lake.with(FctPlay.TABLE, night, FctPlay.from(all))
        .with(FctPlayStep.TABLE, night, FctPlayStep.from(all))
        .with(FctAccountDaily.TABLE, night, bands.toString())
        .publish(night);
  }

  /** Sends until all is told, however often the process dies or the receiver fails. */
  private void deliver(EventLake lake, LocalDate night) {
    if (random.nextInt(3) == 0) {
      receiver.next.addAll(List.of(status(500), status(200), drop()));
    }
    boolean isTold = false;
    while (!isTold) {
      boolean isDying = random.nextInt(3) == 0;
      int last = receiver.requests.size() + 1 + random.nextInt(4);
      Clock clock = isDying ? new KilledClock(receiver, last) : Clock.systemUTC();
      try {
        lake.delivery(folder, receiver, clock, "").send(night, true);
        isTold = true;
      } catch (KilledClock.Killed dead) {
        killed++;
      } catch (OperatorError away) {
        assertEquals(OperatorError.PASSING, away.exitCode(), away.getMessage());
      }
    }
  }

  private void assertLaws(List<Row> plays, Shown shown, LocalDate night) {
    Map<String, String> known = listener.toDo();
    Map<String, String> wanted =
        FctPlayStep.from(PlayNight.dataset(plays)).collectAsList().stream()
            .filter(s -> Set.of("open", "overdue").contains(s.<String>getAs("state")))
            .collect(
                Collectors.toMap(
                    s -> s.getAs("play_id") + ":" + s.getAs("step"),
                    s -> s.getAs("state"),
                    (one, other) -> one,
                    TreeMap::new));
    assertEquals(wanted, known, "what is to be done on " + night);
    Set<String> busy = listener.busy();
    Set<String> alone = new TreeSet<>(shown.red());
    alone.removeAll(busy);
    assertEquals(Set.of(), alone, "red and nobody told on " + night);
    assertTrue(Collections.disjoint(busy, shown.churned()), "work for who left on " + night);
  }
}
