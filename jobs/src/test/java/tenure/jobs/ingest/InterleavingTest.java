package tenure.jobs.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tenure.silver.Accounts;
import tenure.silver.DailyUsage;

/**
 * Files that come late, twice, wrong at first, again under another name, and that vanish, end in
 * the same silver as each delivered once, right and in order.
 */
class InterleavingTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
  private static final int DAYS = 3;
  private static final int NIGHTS = 7;
  private static final String SEGMENT =
      """
      vendor = segment
      objects.events { path = "in/{date}*.jsonl", expect = optional, max-rejected-share = 1 }
      """;
  private static final String SALESFORCE =
      """
      vendor = salesforce
      objects.accounts {
        path = "in/{date}*.csv", expect = optional, max-rejected-share = 1
      }
      """;

  @TempDir Path folder;

  /** A file of the world: what it holds in the end, and what it held when it was first sent. */
  private record Extract(LocalDate day, String name, List<String> lines, List<String> atFirst) {}

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void usage_is_the_same_in_whatever_order_files_come(long seed) {
    Random random = new Random(seed);
    List<Extract> world = world(random, "jsonl", "", InterleavingTest::event);
    assertEquals(
        usage(inOrder("segment", SEGMENT, world)),
        usage(interleaved("segment", SEGMENT, world, random)));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void an_entity_is_the_same_in_whatever_order_its_versions_come(long seed) {
    Random random = new Random(seed);
    String header = "Id,Name,IsDeleted,SystemModstamp";
    List<Extract> world = world(random, "csv", header, InterleavingTest::version);
    assertEquals(
        accounts(inOrder("salesforce", SALESFORCE, world)),
        accounts(interleaved("salesforce", SALESFORCE, world, random)));
  }

  /** One line of the world. */
  private record Place(LocalDate day, int number, Random random) {}

  private static String event(Place place) {
    return """
    {"type":"track","messageId":"m-%s-%d","timestamp":"%sT10:00:00Z","userId":"u%d","event":"f%d"}"""
        .formatted(
            place.day,
            place.number,
            place.day.minusDays(place.random.nextInt(2)),
            place.random.nextInt(2),
            place.random.nextInt(2));
  }

  private static String version(Place place) {
    return "001550000000%03d,Name %d,%s,%sT%02d:%02d:00Z"
        .formatted(
            place.random.nextInt(4),
            place.random.nextInt(1000),
            place.random.nextInt(4) == 0,
            place.day,
            place.number / 60,
            place.number % 60);
  }

  /** Two files a day; some say something wrong, or less, when they are first sent. */
  private static List<Extract> world(
      Random random, String ending, String header, Function<Place, String> line) {
    List<Extract> world = new ArrayList<>();
    for (int day = 0; day < DAYS; day++) {
      LocalDate date = FIRST.plusDays(day);
      for (int file = 0; file < 2; file++) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
          lines.add(line.apply(new Place(date, file * 4 + i, random)));
        }
        List<String> first = new ArrayList<>(lines);
        if (random.nextInt(3) == 0) {
          first.remove(0);
          first.set(0, header.isEmpty() ? "{\"type\":" : first.get(0).replace("Name", "Wrong"));
        }
        if (!header.isEmpty()) {
          lines.add(0, header);
          first.add(0, header);
        }
        world.add(new Extract(date, "in/" + date + "." + file + "." + ending, lines, first));
      }
    }
    return world;
  }

  private TestNight inOrder(String source, String conf, List<Extract> world) {
    TestNight night = new TestNight(folder.resolve("in-order"), source, conf);
    for (int day = 0; day < DAYS; day++) {
      LocalDate date = FIRST.plusDays(day);
      world.stream()
          .filter(e -> e.day.equals(date))
          .forEach(e -> night.file(e.name, String.join("\n", e.lines) + "\n"));
      night.run(date.toString());
    }
    return night;
  }

  private TestNight interleaved(String source, String conf, List<Extract> world, Random random) {
    TestNight night = new TestNight(folder.resolve("interleaved"), source, conf);
    Map<Integer, List<Runnable>> sendings = new TreeMap<>();
    for (Extract e : world) {
      int age = (int) (e.day.toEpochDay() - FIRST.toEpochDay());
      int sent = age + random.nextInt(4);
      at(sendings, sent, () -> send(night, e.name, e.atFirst));
      int corrected = sent + random.nextInt(3);
      if (corrected > sent || !e.atFirst.equals(e.lines)) {
        at(sendings, Math.max(corrected, sent + 1), () -> send(night, e.name, e.lines));
      }
      if (random.nextInt(2) == 0) {
        String other = e.name.replace(e.day + ".", e.day + ".again.");
        at(sendings, sent + 2 + random.nextInt(2), () -> send(night, other, e.lines));
      }
    }
    for (int i = 0; i < NIGHTS; i++) {
      sendings.getOrDefault(i, List.of()).forEach(Runnable::run);
      night.run(FIRST.plusDays(i).toString());
      if (random.nextInt(3) == 0) {
        vanish(night, world.get(random.nextInt(world.size())).name);
      }
    }
    return night;
  }

  private static void at(Map<Integer, List<Runnable>> sendings, int night, Runnable sending) {
    sendings.computeIfAbsent(Math.min(night, NIGHTS - 1), n -> new ArrayList<>()).add(sending);
  }

  /** Sends a file, now and then with a line twice. */
  private static void send(TestNight night, String name, List<String> lines) {
    List<String> all = new ArrayList<>(lines);
    if (name.hashCode() % 3 == 0) {
      all.add(all.get(all.size() - 1));
    }
    night.file(name, String.join("\n", all) + "\n");
  }

  /** A file that was taken need not stay. */
  private static void vanish(TestNight night, String name) {
    try {
      Files.deleteIfExists(night.landing.resolve(name));
    } catch (IOException broken) {
      throw new java.io.UncheckedIOException(broken);
    }
  }

  private static Map<String, Long> usage(TestNight night) {
    Map<String, Long> usage = new TreeMap<>();
    for (Row row :
        night
            .lake
            .read(DailyUsage.TABLE)
            .select(
                DailyUsage.USER_ID.col(),
                DailyUsage.FEATURE.col(),
                DailyUsage.USAGE_DATE.col(),
                DailyUsage.EVENTS.col())
            .collectAsList()) {
      usage.merge(row.get(0) + " " + row.get(1) + " " + row.get(2), row.getLong(3), Long::sum);
    }
    return usage;
  }

  private static TreeSet<String> accounts(TestNight night) {
    TreeSet<String> accounts = new TreeSet<>();
    night
        .lake
        .asKnown(Accounts.TABLE, FIRST.plusDays(NIGHTS))
        .select(Accounts.ACCOUNT_ID.col(), Accounts.ACCOUNT_NAME.col())
        .collectAsList()
        .forEach(row -> accounts.add(row.toString()));
    return accounts;
  }
}
