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
  private final Map<String, LocalDate> failedSince = new HashMap<>();
  private final Map<String, String> opening = new HashMap<>();
  private final Set<String> closed = new TreeSet<>();
  private final Set<String> states = new TreeSet<>();
  private final StringBuilder told =
      new StringBuilder("| play_id | step | completed_by | status | completed_date |\n");

  /** What a night shows, and who must and must not have plays. */
  private record Shown(PlayNight night, Set<String> red, Set<String> churned) {}

  @Test
  void no_red_account_is_alone_no_lost_one_enrols_and_no_play_comes_twice() {
    List<Row> plays = List.of();
    for (int i = 0; i < NIGHTS; i++) {
      LocalDate night = FIRST.plusDays(i);
      Shown shown = shown(night);
      List<Row> after = shown.night.after(plays, POLICY);
      if (i % 4 == 1) {
        List<Row> shuffled = new ArrayList<>(plays);
        Collections.shuffle(shuffled, random);
        assertEquals(texts(after), texts(shown.night.after(shuffled, POLICY)), "run again");
      }
      assertLaws(after, shown, night);
      work(after, night);
      plays = after;
    }
    assertEquals(Set.of("open", "escalated", "done", "expired", "suppressed", "resolved"), states);
    FctPlayStep.from(PlayNight.dataset(plays))
        .collectAsList()
        .forEach(PlayLawsTest::assertBusinessDay);
  }

  private void assertLaws(List<Row> plays, Shown shown, LocalDate night) {
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
        assertTrue(!shown.churned.contains(account), () -> account + " has left");
        if ("risk".equals(play.getAs("kind")) && play.getAs("owner_id") != null) {
          assertTrue(play.getAs("due_date") != null, "due some day");
          attended.add(account);
        }
      } else {
        closed.add(id);
      }
    }
    Set<String> alone = new TreeSet<>(shown.red);
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

  /** Some steps are done, most of them in time; nobody works for A1, A10 and so on. */
  private void work(List<Row> plays, LocalDate night) {
    for (Row play : plays) {
      int number = Integer.parseInt(play.<String>getAs("account_id").substring(1));
      if (play.getAs("closed_date") == null && number % 9 != 1 && random.nextInt(4) == 0) {
        for (String step : List.of("call", "agree a plan", "ask", "review", "welcome", "send")) {
          if (play.<String>getAs("steps").contains("\"step\":\"" + step + "\"")) {
            String id = play.getAs("play_id");
            told.append("| %s | %s | c1 | done | %s |\n".formatted(id, step, night.plusDays(1)));
          }
        }
      }
    }
  }

  private Shown shown(LocalDate night) {
    StringBuilder figures =
        new StringBuilder(
            "| account_id | segment | arr | csm_id | tenure_days | first_paid_date | lifecycle_stage |\n");
    StringBuilder health = new StringBuilder("| account_id | health_band |\n");
    StringBuilder signals =
        new StringBuilder("| account_id | signal | first_seen_date | state | evidence |\n");
    StringBuilder terms =
        new StringBuilder(
            "| account_id | term_end_date | renewal_stage | risk_segment | arr_due |\n");
    StringBuilder regions = new StringBuilder("| account_id | region |\n");
    Set<String> red = new TreeSet<>();
    Set<String> churned = new TreeSet<>();
    for (int i = 0; i < ACCOUNTS; i++) {
      String account = "A" + i;
      boolean hasLeft = i % 7 == 3 && random.nextInt(3) == 0;
      boolean isRed = !hasLeft && random.nextInt(3) == 0;
      (hasLeft ? churned : isRed ? red : new TreeSet<String>()).add(account);
      long tenure = i % 5 == 0 ? night.toEpochDay() - FIRST.toEpochDay() + i / 5 : 400 + i;
      figures.append(
          "| %s | %s | %d.00 | %s | %d | %s | %s |\n"
              .formatted(
                  account,
                  i % 2 == 0 ? "enterprise" : "smb",
                  4000 + 500 * i,
                  i % 6 == 0 ? "-" : "c" + i % 4,
                  tenure,
                  night.minusDays(tenure),
                  hasLeft ? "churned" : "adoption"));
      if (!hasLeft) {
        health.append("| %s | %s |\n".formatted(account, isRed ? "red" : "green"));
      }
      signal(account, i, night, signals);
      if (i % 3 == 0) {
        LocalDate end = FIRST.plusDays(85L + i % 10);
        terms.append("| %s | %s | 90 | green | 1000.00 |\n".formatted(account, end));
      }
      regions.append("| %s | %s |\n".formatted(account, region(account)));
    }
    PlayNight shown =
        new PlayNight(night)
            .figures(figures.toString())
            .health(health.toString())
            .signals(signals.toString())
            .terms(terms.toString())
            .regions(regions.toString())
            .csms("| csm_id | is_active |\n| c1 | true |\n| c2 | false |\n")
            .told(told.toString());
    return new Shown(shown, red, churned);
  }

  /** A third of the customers never pay for long; the others do now and then. */
  private void signal(String account, int number, LocalDate night, StringBuilder signals) {
    boolean isOpen = number % 3 == 1 || random.nextInt(4) == 0;
    if (isOpen) {
      LocalDate since = failedSince.computeIfAbsent(account, a -> night);
      signals.append("| %s | payment | %s | open | {} |\n".formatted(account, since));
    } else {
      failedSince.remove(account);
    }
  }

  private static String region(String account) {
    return account.hashCode() % 2 == 0 ? "EMEA" : "Americas";
  }

  private static void assertBusinessDay(Row step) {
    LocalDate due = step.<java.sql.Date>getAs("due_date").toLocalDate();
    boolean isThere = region(step.getAs("account_id")).equals("EMEA");
    assertTrue(Playbooks.isBusinessDay(due, isThere ? Playbooks.EASTER : Set.of()), due::toString);
  }

  private static List<String> texts(List<Row> plays) {
    return plays.stream().map(Row::toString).sorted().toList();
  }
}
