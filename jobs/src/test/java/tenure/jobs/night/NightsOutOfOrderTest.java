package tenure.jobs.night;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static tenure.jobs.night.SampleLanding.FIRST;
import static tenure.jobs.night.SampleLanding.SECOND;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tenure.jobs.lake.Published;
import tenure.marts.FctPlay;
import tenure.marts.FctPlayStep;
import tenure.silver.SubscriptionLines;

/**
 * Nights that are not done in order: rows that come a night late, and a night done again after the
 * one that follows it.
 */
class NightsOutOfOrderTest {
  @TempDir static Path folder;

  private static SampleLake late;
  private static SampleLake inTime;

  @BeforeAll
  static void run_nights_whose_rows_come_late() {
    inTime = SampleNights.shared();
    SampleLanding.late(folder.resolve("landing"));
    late = new SampleLake(folder);
    late.run(FIRST);
    assertEquals(7, late.lake.read(SubscriptionLines.TABLE).count(), "of eight lines one is late");
    late.run(SECOND);
  }

  @Test
  void late_rows_end_where_timely_rows_would() {
    // A play is a promise of the night that opened it: late rows open the same plays later.
    SampleLake.assertSame(withoutPlays(inTime.known(SECOND)), withoutPlays(late.known(SECOND)));
    assertEquals(plays(inTime), plays(late));
  }

  @Test
  void an_older_night_again_leaves_every_row_of_every_table_as_it_was() {
    SortedMap<String, List<String>> before = late.rows();
    assertEquals("unchanged", late.run(FIRST).verdict());
    SampleLake.assertSame(before, late.rows());
    assertEquals(SECOND, Published.read(late.lake).orElseThrow().night());
  }

  private static Map<String, List<String>> withoutPlays(SortedMap<String, List<String>> known) {
    assertNotNull(known.remove(FctPlay.TABLE.fullName()));
    assertNotNull(known.remove(FctPlayStep.TABLE.fullName()));
    return known;
  }

  private static List<String> plays(SampleLake lake) {
    return lake
        .lake
        .published(FctPlay.TABLE)
        .where("as_of_date = date'" + SECOND + "'")
        .select("play_id", "account_id", "playbook", "state", "owner_id", "steps_left")
        .collectAsList()
        .stream()
        .map(Row::toString)
        .sorted()
        .toList();
  }
}
