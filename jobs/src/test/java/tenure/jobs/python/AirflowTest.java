package tenure.jobs.python;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tenure.Catalog;
import tenure.contract.Layer;
import tenure.contract.Table;
import tenure.jobs.Progress;
import tenure.jobs.simulate.Simulation;
import tenure.jobs.simulate.Simulator;
import tenure.kit.Spark;

/** The schedule on a real Airflow: its own tests, in Python, over real nights of this build. */
class AirflowTest {
  private static final Path HOME = Path.of("airflow").toAbsolutePath();
  private static final LocalDate FIRST = LocalDate.of(2025, 12, 29);

  @Test
  void every_mart_of_the_catalogue_is_an_asset_that_other_schedules_can_wait_for()
      throws IOException {
    Path file = HOME.resolve("dags/tenure_airflow/marts.json");
    List<String> marts =
        Catalog.ALL.stream().filter(t -> t.layer() == Layer.MARTS).map(Table::name).toList();
    assertEquals(
        marts,
        new ObjectMapper().readerForListOf(String.class).readValue(file.toFile()),
        "airflow/dags/tenure_airflow/marts.json lists the marts");
  }

  @Test
  @Tag("endurance")
  void nights_run_fail_and_are_repaired_under_airflow_as_its_own_tests_say() {
    PythonEnvironment python =
        PythonEnvironment.with("airflow", HOME.resolve("tests/requirements.txt"));
    Path scratch = PythonEnvironment.scratch("airflow-run");
    Simulator.run(
        Spark.session(),
        Simulation.daily(scratch, 6, FIRST, FIRST.plusDays(2), 5),
        new Progress() {});
    PythonEnvironment.run(
        HOME,
        Map.of(
            "AIRFLOW_HOME", scratch.resolve("airflow").toString(),
            "TENURE_TEST_COMMAND", CommandScript.write(scratch).toString(),
            "TENURE_TEST_FOLDER", scratch.toString(),
            "PATH", Path.of(python.program("x")).getParent() + ":" + System.getenv("PATH")),
        List.of(python.program("python"), "-m", "pytest", "-q", "--color=no", "tests"));
    delete(scratch);
  }

  private static void delete(Path folder) {
    try (var files = Files.walk(folder)) {
      files.sorted(java.util.Comparator.reverseOrder()).forEach(f -> f.toFile().delete());
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }
}
