package tenure.plays;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import tenure.marts.FctPlayStep;

/** What holds of plays whatever happens: random customers over many nights, some run twice. */
class PlayLawsTest {
  private static final int ACCOUNTS = 40;
  private static final int NIGHTS = 14;
  private static final LocalDate FIRST = LocalDate.of(2026, 3, 24);
  private static final PlayPolicy POLICY = Playbooks.policy(3);

  private final Random random = new Random(20260324);
  private final RandomCustomersAtWork customers =
      new RandomCustomersAtWork(random, ACCOUNTS, FIRST);
  private final Map<String, String> opening = new HashMap<>();
  private final Set<String> closed = new TreeSet<>();
  private final Set<String> states = new TreeSet<>();

  @Test
  void no_red_account_is_alone_no_lost_one_enrols_and_no_play_comes_twice() {
    List<Row> plays = List.of();
    for (int i = 0; i < NIGHTS; i++) {
      LocalDate night = FIRST.plusDays(i);
      RandomCustomersAtWork.Shown shown = customers.shown(night);
      List<Row> after = shown.night().after(plays, POLICY);
      if (i % 4 == 1) {
        List<Row> shuffled = new ArrayList<>(plays);
        Collections.shuffle(shuffled, random);
        assertEquals(texts(after), texts(shown.night().after(shuffled, POLICY)), "run again");
      }
      assertLaws(after, shown, night);
      customers.work(after, night);
      plays = after;
    }
    assertEquals(Set.of("open", "escalated", "done", "expired", "suppressed", "resolved"), states);
    FctPlayStep.from(PlayNight.dataset(plays))
        .collectAsList()
        .forEach(PlayLawsTest::assertBusinessDay);
  }

  private void assertLaws(List<Row> plays, RandomCustomersAtWork.Shown shown, LocalDate night) {
    Set<String> ids = new TreeSet<>();
    Set<String> open = new TreeSet<>();
    Set<String> attended = new TreeSet<>();
    for (Row play : plays) {
      String id = play.getAs("play_id");
      String account = play.getAs("account_id");
      assertTrue(ids.add(id), () -> id + " comes twice on " + night);
      assertEquals(
          opening.computeIfAbsent(id, k -> opened(play)), opened(play), "as it was opened");
      states.add(play.getAs("state"));
      if (play.getAs("closed_date") == null) {
        assertTrue(!closed.contains(id), () -> id + " was closed before " + night);
        assertTrue(open.add(account + " " + play.getAs("playbook")), "one at a time");
        assertTrue(!shown.churned().contains(account), () -> account + " has left");
        if ("risk".equals(play.getAs("kind")) && play.getAs("owner_id") != null) {
          assertTrue(play.getAs("due_date") != null, "due some day");
          attended.add(account);
        }
      } else {
        closed.add(id);
      }
    }
    Set<String> alone = new TreeSet<>(shown.red());
    alone.removeAll(attended);
    assertEquals(Set.of(), alone, "red and alone on " + night);
  }

  /** What the opening night fixed. */
  private static String opened(Row play) {
    return List.of("account_id", "playbook", "trigger_date", "opened_date", "sla_date", "evidence")
        .stream()
        .map(c -> String.valueOf(play.<Object>getAs(c)))
        .toList()
        .toString();
  }

  private static void assertBusinessDay(Row step) {
    LocalDate due = step.<java.sql.Date>getAs("due_date").toLocalDate();
    boolean isThere = RandomCustomersAtWork.region(step.getAs("account_id")).equals("EMEA");
    assertTrue(Playbooks.isBusinessDay(due, isThere ? Playbooks.EASTER : Set.of()), due::toString);
  }

  private static List<String> texts(List<Row> plays) {
    return plays.stream().map(Row::toString).sorted().toList();
  }
}
