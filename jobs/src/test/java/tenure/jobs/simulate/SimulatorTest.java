package tenure.jobs.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tenure.jobs.Progress;
import tenure.jobs.StepResult;
import tenure.kit.Spark;

class SimulatorTest {
  private static final LocalDate FROM = LocalDate.of(2025, 1, 1);
  private static final LocalDate TO = LocalDate.of(2025, 3, 15);

  @TempDir Path folder;

  @Test
  void the_same_seed_gives_the_same_bytes_however_the_work_is_cut() {
    Landed one = Landed.by(company("one", 7).withNights(20), 1);
    Landed two = Landed.by(company("two", 7).withNights(20), 2);
    Landed five = Landed.by(company("five", 7).withNights(20), 5);

    assertEquals(one.hashes(), two.hashes());
    assertEquals(one.hashes(), five.hashes());
  }

  @Test
  void another_seed_gives_another_company() {
    Map<String, String> one = Landed.by(company("one", 7).withNights(1), 2).hashes();
    Map<String, String> other = Landed.by(company("other", 8).withNights(1), 2).hashes();

    assertEquals(one.keySet(), other.keySet());
    for (String file : List.of("truth/account_months.csv", initial("stripe/subscriptions"))) {
      assertNotEquals(one.get(file), other.get(file), file);
    }
  }

  @Test
  void every_object_has_a_file_for_every_night_even_an_empty_one() {
    Landed landed = Landed.by(company("daily", 7), 2);

    for (LandingObject object : LandingObject.values()) {
      List<String> nights =
          landed.files(object.folder()).stream()
              .map(file -> file.getFileName().toString().substring(0, 10))
              .toList();
      List<String> days = FROM.datesUntil(TO.plusDays(1)).map(LocalDate::toString).toList();
      assertEquals(days, nights, object.folder());
    }
  }

  @Test
  void the_last_versions_delivered_night_by_night_are_the_full_export() {
    Landed daily = Landed.by(company("daily", 7), 2);
    Landed full = Landed.by(company("full", 7).withNights(0), 2);

    for (LandingObject object : LandingObject.values()) {
      if (object.header() != null) {
        Function<Map<String, String>, String> key = row -> key(object, row);
        assertEquals(
            last(full.csv(object.folder()), key),
            last(daily.csv(object.folder()), key),
            object.folder());
      } else if (object != LandingObject.EVENTS) {
        Function<JsonNode, String> key = row -> row.get("id").asText();
        assertEquals(
            last(full.json(object.folder()), key),
            last(daily.json(object.folder()), key),
            object.folder());
      }
    }
  }

  @Test
  void usage_delivered_night_by_night_is_the_usage_of_the_full_export() {
    Landed daily = Landed.by(company("daily", 7), 3);
    Landed full = Landed.by(company("full", 7).withNights(0), 2);

    assertEquals(sorted(full.json("segment/events")), sorted(daily.json("segment/events")));
  }

  @Test
  void the_summary_counts_what_lies_on_disk_and_progress_hears_every_piece() {
    List<StepResult> heard = new ArrayList<>();
    Progress progress =
        new Progress() {
          @Override
          public void finished(StepResult result) {
            heard.add(result);
          }
        };
    SimulationSummary summary =
        Simulator.run(Spark.session(), company("counted", 7).withNights(4), progress);
    Landed landed = new Landed(folder.resolve("counted"));

    assertEquals(landed.hashes().size(), summary.files());
    assertEquals(summary.files(), heard.stream().mapToLong(StepResult::files).sum());
    SimulationSummary.ExtractSummary tickets =
        summary.extracts().stream()
            .filter(extract -> extract.extract().equals("zendesk/tickets"))
            .findFirst()
            .orElseThrow();
    assertEquals(landed.json("zendesk/tickets").size(), tickets.rows());
    assertEquals(5, tickets.files());
  }

  private Simulation company(String name, long seed) {
    return Simulation.daily(folder.resolve(name), 60, FROM, TO, seed);
  }

  private static String initial(String object) {
    return "landing/%s/%s.jsonl".formatted(object, TO.minusDays(1));
  }

  private static String key(LandingObject object, Map<String, String> row) {
    int columns = object == LandingObject.MILESTONES || object == LandingObject.FX_RATES ? 2 : 1;
    return row.values().stream().limit(columns).collect(Collectors.joining("|"));
  }

  private static <T> Map<String, T> last(List<T> rows, Function<T, String> key) {
    Map<String, T> last = new TreeMap<>();
    rows.forEach(row -> last.put(key.apply(row), row));
    return last;
  }

  private static List<String> sorted(List<JsonNode> rows) {
    return List.copyOf(rows.stream().map(JsonNode::toString).sorted().toList());
  }
}
