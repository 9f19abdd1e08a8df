package tenure.jobs.ingest;

import static java.util.Comparator.comparing;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import tenure.columns.Staging;
import tenure.kit.Spark;
import tenure.silver.DailyUsage;

class RepeatsTest {
  private static final int ROUNDS = 4;

  /** A staged row; the id is null where the source gave none. */
  private record Event(
      String source, String id, long events, double minutes, long order, boolean isRefused) {
    static final StructType TYPE =
        new StructType()
            .add(StagedNoun.SOURCE, DataTypes.StringType)
            .add(DailyUsage.MESSAGE_ID, DataTypes.StringType)
            .add(DailyUsage.EVENTS.name(), DataTypes.LongType)
            .add(DailyUsage.MINUTES.name(), DataTypes.DoubleType)
            .add(DailyUsage.DENIED.name(), DataTypes.LongType)
            .add(Staging.ORDER, DataTypes.LongType)
            .add(Staging.FILE, DataTypes.StringType)
            .add(Staging.REFUSED, DataTypes.BooleanType, false);

    boolean isSame(Event other) {
      return id != null && id.equals(other.id) && source.equals(other.source);
    }

    Row row() {
      return RowFactory.create(source, id, events, minutes, 0L, order, "file", isRefused);
    }

    static Event of(Row row) {
      return new Event(
          row.getString(0),
          row.getString(1),
          row.getLong(2),
          row.getDouble(3),
          row.getLong(5),
          row.getBoolean(7));
    }
  }

  /** What becomes of tonight's events by plain loops. */
  private record Told(List<Event> once, List<Event> needless) {
    static Told of(List<Event> tonight, List<Event> before) {
      Told told = new Told(new ArrayList<>(), new ArrayList<>());
      tonight.forEach(event -> told.add(event, tonight, before));
      return told;
    }

    private void add(Event event, List<Event> tonight, List<Event> before) {
      boolean isAlone =
          Stream.concat(tonight.stream(), before.stream()).filter(event::isSame).count() <= 1;
      if (isAlone) {
        once.add(event);
      } else if (!event.isRefused) {
        Event best =
            tonight.stream()
                .filter(e -> event.isSame(e) && !e.isRefused)
                .max(
                    comparing(Event::events)
                        .thenComparing(Event::minutes)
                        .thenComparing(Event::order))
                .orElseThrow();
        Event grown =
            grown(event, before.stream().filter(e -> event.isSame(e) && !e.isRefused).toList());
        (event == best && grown.events > 0 ? once : needless).add(grown);
      }
    }

    private static Event grown(Event event, List<Event> counted) {
      long events = counted.stream().mapToLong(Event::events).max().orElse(0);
      double minutes = counted.stream().mapToDouble(Event::minutes).max().orElse(0);
      return new Event(
          event.source,
          event.id,
          Math.max(0, event.events - events),
          Math.max(0, event.minutes - minutes),
          event.order,
          event.isRefused);
    }
  }

  @Test
  void events_that_came_before_are_told_as_by_plain_loops_whether_they_are_few_or_many() {
    Random random = new Random(11);
    int repeated = 0;
    for (int round = 0; round < ROUNDS; round++) {
      List<Event> tonight = events(random);
      List<Event> before = events(random);
      Told expected = Told.of(tonight, before);
      repeated += expected.needless.size();
      for (int few : new int[] {1_000, 0}) {
        try (Repeats repeats = new Repeats(rows(tonight), rows(before), few)) {
          assertEquals(sorted(expected.once), read(repeats.once()));
          assertEquals(sorted(expected.needless), read(repeats.needless()));
        }
      }
    }
    assertTrue(repeated > 10 * ROUNDS, "hardly any was repeated: " + repeated);
  }

  private static List<Event> events(Random random) {
    List<Event> events = new ArrayList<>();
    int howMany = 20 + random.nextInt(30);
    for (int i = 0; i < howMany; i++) {
      events.add(
          new Event(
              random.nextBoolean() ? "segment" : "pendo",
              random.nextInt(6) == 0 ? null : "event-" + random.nextInt(15),
              1 + random.nextInt(3),
              random.nextInt(4),
              i,
              random.nextInt(5) == 0));
    }
    return events;
  }

  private static Dataset<Row> rows(List<Event> events) {
    return Spark.session().createDataFrame(events.stream().map(Event::row).toList(), Event.TYPE);
  }

  private static List<Event> read(Dataset<Row> rows) {
    return sorted(rows.collectAsList().stream().map(Event::of).toList());
  }

  private static List<Event> sorted(List<Event> events) {
    return events.stream()
        .sorted(
            comparing(Event::source)
                .thenComparing(Event::id, Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparing(Event::order))
        .toList();
  }
}
