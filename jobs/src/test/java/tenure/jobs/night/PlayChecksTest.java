package tenure.jobs.night;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tenure.kit.TextTable.none;
import static tenure.kit.TextTable.rows;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tenure.jobs.lake.Lake;
import tenure.kit.Spark;
import tenure.plays.Plays;
import tenure.scores.HealthScores;
import tenure.silver.PlayCompletions;

class PlayChecksTest {
  private static final LocalDate NIGHT = LocalDate.of(2026, 4, 2);

  @TempDir Path folder;

  @Test
  void a_night_that_leaves_a_red_account_alone_is_refused_by_name_and_useless_answers_are_told() {
    Lake lake = new Lake(Spark.session(), folder.toString());
    assertEquals(List.of(), new PlayChecks(lake, NIGHT).results());

    lake.replace(Plays.TABLE, NIGHT, none(Plays.TABLE));
    lake.replace(
        HealthScores.TABLE,
        NIGHT,
        rows(
            HealthScores.TABLE,
            """
            | account_id | as_of_date | scorecard | scorecard_version | segment | lifecycle_stage | raw_band | health_band | health_score | proven_score | health_coverage | nights_in_raw_band |
            | alone      | 2026-04-02 | default   | 1                 | smb     | at_risk         | red      | red         | 30.0         | 30.0         | 1.0             | 2                  |
            | calm       | 2026-04-02 | default   | 1                 | smb     | adoption        | green    | green       | 90.0         | 90.0         | 1.0             | 2                  |
            """));
    lake.replace(
        PlayCompletions.TABLE,
        NIGHT,
        rows(
            PlayCompletions.TABLE,
            """
            | play_id | step | completed_by | source  | status | completed_date | is_deleted | known_on   | written_on |
            | p1      | call | c1           | success | done   | 2026-04-02     | false      | 2026-04-02 | 2026-04-02 |
            """));

    List<CheckResult> results = new PlayChecks(lake, NIGHT).results();
    AuditRefused refused = assertThrows(AuditRefused.class, () -> AuditRefused.where(results));
    assertEquals(3, refused.exitCode());
    assertTrue(
        refused.getMessage().contains("Red accounts without an open risk play: alone."),
        refused.getMessage());
    assertEquals(List.of("failed", "warned"), results.stream().map(CheckResult::verdict).toList());
    assertEquals(
        "Told of plays, and not used: call of play p1 (unknown_play).", results.get(1).message());
  }
}
