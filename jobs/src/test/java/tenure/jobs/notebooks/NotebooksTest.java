package tenure.jobs.notebooks;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tenure.jobs.night.SampleNights;
import tenure.jobs.python.PythonEnvironment;

/**
 * The notebooks and dashboards as they are kept, and notebooks as they run on the sample nights.
 */
class NotebooksTest {
  private static final Path NOTEBOOKS = Path.of("../notebooks").toAbsolutePath().normalize();
  private static final Path SCRIPTS = Path.of("src/test/python").toAbsolutePath();

  @Test
  void every_notebook_is_kept_without_outputs_and_says_what_its_text_says() {
    pytest(Map.of(), SCRIPTS.resolve("test_notebooks.py").toString());
  }

  @Test
  void every_notebook_runs_from_top_to_bottom() {
    String said =
        pytest(
            Map.of("TENURE_LAKE", SampleNights.lake().root()),
            "--nbmake",
            "--nbmake-timeout=300",
            NOTEBOOKS.toString());
    assertTrue(said.contains("6 passed"), said);
  }

  @Test
  void every_dashboard_is_kept_as_its_contracts_and_metrics_say() {
    pytest(Map.of(), SCRIPTS.resolve("test_dashboards.py").toString());
  }

  @Test
  void a_folder_without_a_lake_is_named_with_what_to_do() {
    pytest(Map.of(), SCRIPTS.resolve("test_marts.py").toString());
  }

  /** Runs tests of Python; what Jupyter and matplotlib keep stays below target/. */
  private static String pytest(Map<String, String> variables, String... words) {
    PythonEnvironment python = PythonEnvironment.readers();
    String home = Path.of("target", "python", "jupyter").toAbsolutePath().toString();
    Map<String, String> all = new HashMap<>(variables);
    for (String keeper : List.of("JUPYTER_DATA_DIR", "IPYTHONDIR", "MPLCONFIGDIR")) {
      all.put(keeper, home);
    }
    all.put("PYTHONDONTWRITEBYTECODE", "1");
    List<String> command =
        new ArrayList<>(List.of(python.program("python"), "-m", "pytest", "-q", "--color=no"));
    command.addAll(List.of("-p", "no:cacheprovider"));
    command.addAll(List.of(words));
    return PythonEnvironment.run(NOTEBOOKS, all, command);
  }
}
