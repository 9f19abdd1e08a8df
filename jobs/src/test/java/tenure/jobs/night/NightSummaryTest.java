package tenure.jobs.night;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tenure.jobs.Sessions;
import tenure.jobs.StepResult;
import tenure.jobs.lake.Published;
import tenure.ops.CheckAction;
import tenure.ops.CheckKind;

/** What is told of a run: metrics, and the history that is read again without a session. */
class NightSummaryTest {
  private static final LocalDate NIGHT = LocalDate.parse("2026-01-31");
  private static final Instant STARTED = Instant.parse("2026-02-01T03:00:00Z");

  @TempDir Path lake;

  private static Published.Manifest release(long number, LocalDate night, boolean isRolledBack) {
    return new Published.Manifest(number, night, isRolledBack, STARTED, 1, Map.of());
  }

  private static NightSummary summary(LocalDate night, String verdict, long release) {
    Optional<Published.Manifest> own =
        release == 0 ? Optional.empty() : Optional.of(release(release, night, false));
    return new NightSummary(
        night,
        verdict,
        verdict.equals("failed") ? "A \"reason\"." : null,
        night.plusDays(1).atStartOfDay(java.time.ZoneOffset.UTC).toInstant(),
        12.5,
        "abc",
        3,
        12,
        own,
        Optional.of(release(4, NIGHT, false)),
        List.of(new StepResult("marts.dim_account", 7, 1, 900, 2, 1, 1500)),
        List.of(
            new CheckResult(
                "stripe",
                "delivered",
                CheckKind.FRESHNESS,
                CheckAction.WARN,
                false,
                BigDecimal.valueOf(5),
                "stripe last delivered a file 5 nights ago.")));
  }

  @Test
  void a_failed_night_says_why_and_what_readers_are_served_meanwhile() {
    String json = summary(NIGHT.plusDays(1), "failed", 0).json();
    assertTrue(json.contains("\"reason\":\"A \\\"reason\\\".\""), json);
    assertTrue(
        json.contains("\"served\":\"Readers are still served the night 2026-01-31, release 4.\""),
        json);
  }

  @Test
  void metrics_are_prometheus_text() {
    String text = Metrics.of(summary(NIGHT, "failed", 0));
    assertTrue(
        text.lines()
            .allMatch(
                l ->
                    l.startsWith("# ") || l.matches("[a-z_]+(\\{[a-z]+=\"[^\"]+\"\\})? -?[0-9.]+")),
        text);
    for (String line :
        List.of(
            "tenure_run_failed 1",
            "tenure_run_duration_seconds 12.500",
            "tenure_rejected_share 0.250",
            "tenure_served_release 4",
            "tenure_served_night_seconds 1769817600",
            "tenure_step_rows{step=\"marts.dim_account\"} 7",
            "tenure_checks_broken 1",
            "tenure_source_age_days{source=\"stripe\"} 5")) {
      assertTrue(text.lines().anyMatch(line::equals), line + " in\n" + text);
    }
  }

  @Test
  void history_tells_the_last_nights_and_what_is_served() throws Exception {
    keep(summary(NIGHT.minusDays(2), "published", 2));
    keep(summary(NIGHT.minusDays(1), "published", 3));
    keep(summary(NIGHT, "failed", 0));
    Published.Manifest again = release(4, NIGHT.minusDays(1), true);
    Files.createDirectories(lake.resolve("marts/_releases"));
    tenure.jobs.lake.Files files = new tenure.jobs.lake.Files(Sessions.storage());
    files.create(
        new org.apache.hadoop.fs.Path(lake.toString(), "marts/_releases/00000000000000000004.json"),
        "{\"release\":4,\"night\":\"2026-01-30\",\"is_rolled_back\":true,\"at\":\"2026-02-02T08:00:00Z\"}");
    Published.write(files, lake.toString(), again);

    History history = new History(files, lake.toString());
    assertEquals(
        """
        2026-01-30|published||3|1|
        2026-01-31|failed||null|1|A "reason".
        2026-01-30|rolled_back|served|4|null|
        """,
        history.last(2).stream().map(NightSummaryTest::line).collect(Collectors.joining()));
    assertEquals(
        "Readers are served the night 2026-01-30: release 4 of 2026-02-01T03:00:00Z, a rollback.",
        history.served());
  }

  private static String line(Row row) {
    return "%s|%s|%s|%s|%s|%s%n"
        .formatted(
            row.getAs("night"),
            row.getAs("verdict"),
            row.getAs("served"),
            row.getAs("release"),
            row.getAs("warnings"),
            row.getAs("reason"));
  }

  private void keep(NightSummary summary) throws Exception {
    Path nights = Files.createDirectories(lake.resolve("ops/nights"));
    Files.writeString(nights.resolve(summary.night() + ".json"), summary.json() + "\n");
  }
}
