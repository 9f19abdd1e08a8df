package tenure.jobs.deliver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.jobs.lake.Lake;
import tenure.marts.FctAccountDaily;
import tenure.marts.FctPlay;
import tenure.marts.FctPlayStep;
import tenure.silver.Accounts;

/** Every night's plays as readers are given them, judged by loops over rows. */
final class NaivePlays {
  /** Nights until what happened at a customer has arrived for certain. */
  private static final int ARRIVAL = 7;

  private final Map<LocalDate, List<Row>> plays;
  private final Map<LocalDate, List<Row>> steps;
  private final Map<LocalDate, List<Row>> accounts;
  private final Set<String> survivors;
  private final Map<String, TreeMap<LocalDate, String>> truth = new HashMap<>();

  /**
   * The plays of a lake.
   *
   * @param changes what really happened to each customer's revenue, as the simulation tells
   */
  NaivePlays(Lake lake, Path changes) {
    Lake served = lake.served();
    plays = byNight(served.read(FctPlay.TABLE));
    steps = byNight(served.read(FctPlayStep.TABLE));
    accounts =
        byNight(
            served
                .read(FctAccountDaily.TABLE)
                .select("as_of_date", "account_id", "health_band", "lifecycle_stage"));
    survivors =
        served
            .read(Accounts.TABLE)
            .where("merged_into_account_id is not null")
            .collectAsList()
            .stream()
            .map(a -> a.<String>getAs("merged_into_account_id"))
            .collect(Collectors.toSet());
    try {
      for (String line : Files.readAllLines(changes)) {
        String[] cells = line.split(",");
        if (!cells[0].equals("account_id")) {
          truth
              .computeIfAbsent(cells[0], a -> new TreeMap<>())
              .put(LocalDate.parse(cells[1]), cells[2]);
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Map<LocalDate, List<Row>> byNight(Dataset<Row> rows) {
    return rows.collectAsList().stream()
        .collect(Collectors.groupingBy(r -> r.<Date>getAs("as_of_date").toLocalDate()));
  }

  /** The steps that are still to be done on a night, with their state. */
  Map<String, String> toDo(LocalDate night) {
    Map<String, String> open = new TreeMap<>();
    for (Row step : steps.getOrDefault(night, List.of())) {
      if (Set.of("open", "overdue").contains(step.<String>getAs("state"))) {
        open.put(step.getAs("play_id") + ":" + step.getAs("step"), step.getAs("state"));
      }
    }
    return open;
  }

  /** One begin of a trigger has one play, by whichever night, and a play is of one customer. */
  void assertNoneIsThereTwice() {
    Map<String, String> ids = new HashMap<>();
    Map<String, String> begins = new HashMap<>();
    plays.forEach(
        (night, all) -> {
          Set<String> tonight = new HashSet<>();
          for (Row play : all) {
            String id = play.getAs("play_id");
            String begin =
                "%s %s %s"
                    .formatted(
                        play.<String>getAs("account_id"),
                        play.<String>getAs("playbook"),
                        play.<Date>getAs("trigger_date"));
            assertEquals(id, ids.computeIfAbsent(begin, b -> id), begin + " on " + night);
            assertEquals(begin, begins.computeIfAbsent(id, i -> begin), id + " on " + night);
            assertEquals(true, tonight.add(id), id + " twice on " + night);
          }
        });
  }

  /** How many customers were red, each of whom has work with an owner and a day. */
  int assertNoRedOneIsAlone(LocalDate night) {
    Set<String> red = new TreeSet<>();
    for (Row account : accounts.get(night)) {
      if ("red".equals(account.getAs("health_band"))) {
        red.add(account.getAs("account_id"));
      }
    }
    Set<String> alone = new TreeSet<>(red);
    for (Row play : open(night)) {
      if ("risk".equals(play.getAs("kind"))) {
        assertNotNull(play.getAs("owner_id"), play.toString());
        assertNotNull(play.getAs("due_date"), play.toString());
        alone.remove(play.<String>getAs("account_id"));
      }
    }
    assertEquals(Set.of(), alone, "red and nobody's work on " + night);
    return red.size();
  }

  /**
   * How many customers had left, none of whom has work: by the stage that the night saw, and by
   * what really happened a week before.
   */
  int assertNoneIsForWhoLeft(LocalDate night) {
    Set<String> busy = new TreeSet<>();
    open(night).forEach(play -> busy.add(play.getAs("account_id")));
    Set<String> left = new TreeSet<>();
    for (Row account : accounts.get(night)) {
      if ("churned".equals(account.getAs("lifecycle_stage"))) {
        left.add(account.getAs("account_id"));
      }
    }
    truth.forEach(
        (account, changes) -> {
          Map.Entry<LocalDate, String> last = changes.floorEntry(night);
          boolean isLong = last != null && !last.getKey().isAfter(night.minusDays(ARRIVAL));
          // Who took another record in lives on with the subscriptions of that.
          if (isLong && last.getValue().equals("churn") && !survivors.contains(account)) {
            left.add(account);
          }
        });
    busy.retainAll(left);
    assertEquals(Set.of(), busy, "work for who left on " + night);
    return left.size();
  }

  private List<Row> open(LocalDate night) {
    return plays.getOrDefault(night, List.of()).stream()
        .filter(p -> Set.of("open", "escalated").contains(p.<String>getAs("state")))
        .toList();
  }
}
