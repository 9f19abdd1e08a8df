package tenure.jobs.ingest;

import static tenure.kit.TextTable.assertRows;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tenure.bronze.Deliveries;
import tenure.silver.DailyUsage;

/** Events, each counted once however often it is delivered. */
class UsageTest {
  private static final String MAPPING =
      """
      columns = [id, org, user, feature, day]
      mappings = [{
        target = daily_usage
        columns {
          _message_id = id
          source_account_key = org
          user_id = user
          feature = feature
          usage_date = day
        }
      }]
      """;

  @TempDir Path folder;

  private TestNight events(String path) {
    return new TestNight(
        folder, "product", "objects.events { path = \"" + path + "\"\n" + MAPPING + "}");
  }

  private static String event(String id, String feature, String day) {
    return """
    {"id":%s,"org":"acme","user":"u1","feature":"%s","day":"%s"}
    """
        .formatted(id, feature, day);
  }

  @Test
  void an_event_counts_once_within_a_night_and_across_the_nights_looked_back_to() {
    TestNight night = events("events/{date}*.jsonl");
    night.file("events/2026-01-01.jsonl", event("\"a\"", "reports", "2026-01-01"));
    night.file(
        "events/2026-01-02.jsonl",
        event("\"a\"", "reports", "2026-01-01")
            + event("\"b\"", "reports", "2026-01-02")
            + event("\"b\"", "reports", "2026-01-02")
            + event("\"c\"", "export", "2026-01-01"));
    night.run("2026-01-01");
    night.run("2026-01-02");
    assertRows(
        night.lake.read(DailyUsage.TABLE),
        """
        | account_id   | user_id | feature | usage_date | events | known_on   |
        | product:acme | u1      | reports | 2026-01-01 | 1      | 2026-01-01 |
        | product:acme | u1      | reports | 2026-01-02 | 1      | 2026-01-02 |
        | product:acme | u1      | export  | 2026-01-01 | 1      | 2026-01-02 |
        """);
    assertRows(
        night
            .lake
            .read(Deliveries.TABLE)
            .where(Deliveries.TARGET.col().equalTo("silver.daily_usage")),
        """
        | file                    | rows_read | rows_loaded | rows_duplicate |
        | events/2026-01-01.jsonl | 1         | 1           | 0              |
        | events/2026-01-02.jsonl | 4         | 2           | 2              |
        """);
  }

  @Test
  void an_event_without_an_id_is_never_taken_for_another() {
    TestNight night = events("events/{date}*.jsonl");
    night.file(
        "events/2026-01-01.jsonl",
        event("null", "reports", "2026-01-01")
            + event("null", "reports", "2026-01-01")
            + event("\"a\"", "reports", "2026-01-01")
            + event("\"a\"", "reports", "2026-01-01"));
    night.run("2026-01-01");
    assertRows(
        night.lake.read(DailyUsage.TABLE),
        """
        | feature | events |
        | reports | 3      |
        """);
  }

  @Test
  void a_snapshot_that_brings_all_events_again_adds_only_the_new_ones() {
    TestNight night = events("events.jsonl");
    night.file("events.jsonl", event("\"a\"", "reports", "2026-01-01"));
    night.run("2026-01-01");
    night.file(
        "events.jsonl",
        event("\"a\"", "reports", "2026-01-01") + event("\"b\"", "reports", "2026-01-20"));
    night.run("2026-01-20");
    assertRows(
        night.lake.read(DailyUsage.TABLE),
        """
        | usage_date | events | known_on   |
        | 2026-01-01 | 1      | 2026-01-01 |
        | 2026-01-20 | 1      | 2026-01-20 |
        """);
  }
}
