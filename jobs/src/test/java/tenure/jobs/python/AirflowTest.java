package tenure.jobs.python;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tenure.Catalog;
import tenure.contract.Layer;
import tenure.contract.Table;

/** The schedule on a real Airflow: its own tests, in Python, over real nights of this build. */
class AirflowTest {
  @Test
  void every_mart_of_the_catalogue_is_an_asset_that_other_schedules_can_wait_for()
      throws IOException {
    Path file = AirflowRun.HOME.resolve("dags/tenure_airflow/marts.json");
    List<String> marts =
        Catalog.ALL.stream().filter(t -> t.layer() == Layer.MARTS).map(Table::name).toList();
    assertEquals(
        marts,
        new ObjectMapper().readerForListOf(String.class).readValue(file.toFile()),
        "airflow/dags/tenure_airflow/marts.json lists the marts");
  }

  @Test
  void the_schedule_is_sound_and_a_night_with_a_task_tried_again_is_as_an_undisturbed_one() {
    try (AirflowRun run = new AirflowRun()) {
      run.tests("tests/test_dags.py", "tests/test_nights.py");
      run.undisturbed(1);
      assertSameMarts(run, AirflowRun.NIGHTS.subList(0, 1));
    }
  }

  @Test
  @Tag("endurance")
  void nights_that_a_scheduler_made_twice_are_as_undisturbed_ones() {
    try (AirflowRun run = new AirflowRun()) {
      run.tests("tests/test_backfill.py");
      run.undisturbed(AirflowRun.NIGHTS.size());
      assertSameMarts(run, AirflowRun.NIGHTS);
    }
  }

  private static void assertSameMarts(AirflowRun run, List<LocalDate> nights) {
    List<String> undisturbed = nights.stream().map(n -> run.published("undisturbed", n)).toList();
    assertEquals(undisturbed, nights.stream().map(n -> run.published("lake", n)).toList());
    assertNotEquals("[]", undisturbed.get(0), "nothing was published");
  }
}
