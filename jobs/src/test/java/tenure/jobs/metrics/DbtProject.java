package tenure.jobs.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.io.FileUtils;
import tenure.jobs.python.PythonEnvironment;

/** A dbt project over the published marts of a lake, in a DuckDB of its own. */
final class DbtProject implements AutoCloseable {
  private static final Path SCRIPTS = Path.of("src/test/python").toAbsolutePath();
  private static final Path PROJECT = Path.of("src/test/metricflow").toAbsolutePath();
  private static final Map<String, String> VARIABLES =
      Map.of("DBT_PROFILES_DIR", ".", "DBT_SEND_ANONYMOUS_USAGE_STATS", "false");

  private final PythonEnvironment python =
      PythonEnvironment.with("metricflow", PROJECT.resolve("requirements.txt"));
  private final Path folder = PythonEnvironment.scratch("dbt-project");

  /** The project, which has a model for each mart and no metric yet. */
  DbtProject(String lake) {
    copy("dbt_project.yml", folder);
    copy("profiles.yml", folder);
    script("dbt_marts.py", lake, folder.toString());
  }

  /** The project, which is told by itself which model is the calendar. */
  DbtProject withCalendar() {
    copy("calendar.yml", folder("models"));
    return this;
  }

  private static void copy(String file, Path into) {
    try {
      Files.copy(PROJECT.resolve(file), into.resolve(file));
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /** A file or folder of the project. */
  Path folder(String name) {
    return folder.resolve(name);
  }

  /** Runs a program of the environment in the project. */
  void run(String program, String... arguments) {
    run(folder, program, arguments);
  }

  /** The names of the metrics that dbt knows once it has read the project. */
  Set<String> metrics() throws IOException {
    JsonNode manifest =
        new ObjectMapper().readTree(folder("target/semantic_manifest.json").toFile());
    Set<String> names = new TreeSet<>();
    manifest.path("metrics").forEach(m -> names.add(m.path("name").asText()));
    return names;
  }

  /** The metrics of a document as its expressions alone make them, by metric and day. */
  JsonNode osiValues(Path document) throws IOException {
    String said = script("osi_values.py", folder("tenure.duckdb").toString(), document.toString());
    return new ObjectMapper().readTree(said);
  }

  private String script(String name, String... arguments) {
    List<String> words = new ArrayList<>(List.of(name));
    words.addAll(Arrays.asList(arguments));
    return run(SCRIPTS, "python", words.toArray(String[]::new));
  }

  private String run(Path where, String program, String... arguments) {
    List<String> words = new ArrayList<>(List.of(python.program(program)));
    words.addAll(Arrays.asList(arguments));
    return PythonEnvironment.run(where, VARIABLES, words);
  }

  @Override
  public void close() {
    FileUtils.deleteQuietly(folder.toFile());
  }
}
