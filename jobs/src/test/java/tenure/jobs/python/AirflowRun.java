package tenure.jobs.python;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tenure.jobs.Progress;
import tenure.jobs.lake.Lake;
import tenure.jobs.night.Nightly;
import tenure.jobs.settings.Settings;
import tenure.jobs.simulate.Simulation;
import tenure.jobs.simulate.Simulator;
import tenure.kit.Spark;
import tenure.marts.Publication;

/**
 * An Airflow of its own and extracts for it: of few accounts, of the sources that a night needs
 * most, and on nights that end no month, which would take several times as long.
 */
final class AirflowRun implements AutoCloseable {
  static final Path HOME = Path.of("airflow").toAbsolutePath();
  static final List<LocalDate> NIGHTS =
      Stream.of("2025-12-16", "2025-12-17", "2025-12-18").map(LocalDate::parse).toList();
  private static final String SETTINGS = "tenure.use-sources = [salesforce, stripe, finance]\n";

  private final PythonEnvironment python =
      PythonEnvironment.with("airflow", HOME.resolve("tests/requirements.txt"));
  private final Path folder = PythonEnvironment.scratch("airflow-run");

  AirflowRun() {
    LocalDate first = NIGHTS.get(0);
    LocalDate last = NIGHTS.get(NIGHTS.size() - 1);
    Simulation company =
        Simulation.daily(folder, 20, first.withDayOfMonth(1), last, 5)
            .withNights(NIGHTS.size() - 1);
    try {
      Files.writeString(folder.resolve("tenure.conf"), SETTINGS);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
    Simulator.run(Spark.session(), company, Progress.SILENT);
  }

  /** Runs tests of the schedule, which leave what they did in the folder lake. */
  void tests(String... files) {
    List<String> words =
        new ArrayList<>(List.of(python.program("python"), "-m", "pytest", "-q", "--color=no"));
    words.addAll(List.of("-p", "no:cacheprovider"));
    words.addAll(List.of(files));
    PythonEnvironment.run(
        HOME,
        Map.of(
            "AIRFLOW_HOME", folder.resolve("airflow").toString(),
            "TENURE_TEST_COMMAND", CommandScript.write(folder).toString(),
            "TENURE_TEST_FOLDER", folder.toString(),
            "TENURE_TEST_NIGHTS",
                NIGHTS.stream().map(LocalDate::toString).collect(Collectors.joining(",")),
            "PATH", Path.of(python.program("x")).getParent() + ":" + System.getenv("PATH")),
        words);
  }

  /** Makes so many of the nights without Airflow, in the folder undisturbed. */
  void undisturbed(int nights) {
    String lake = folder.resolve("undisturbed").toString();
    Settings settings =
        Settings.load(
            new Settings.Overrides(
                Optional.of(folder.resolve("tenure.conf")),
                Optional.of(folder.resolve("landing").toString()),
                Optional.of(lake)));
    Nightly nightly =
        new Nightly(new Lake(Spark.session(), lake), settings, Progress.SILENT, Clock.systemUTC());
    NIGHTS.subList(0, nights).forEach(nightly::run);
  }

  /** What a lake says that it published of a night: each mart with its rows and their hash. */
  String published(String lake, LocalDate night) {
    return new Lake(Spark.session(), folder.resolve(lake).toString())
        .slice(Publication.TABLE, night)
        .select(
            Publication.TABLE_NAME.col(), Publication.ROWS.col(), Publication.CONTENT_HASH.col())
        .orderBy(Publication.TABLE_NAME.col())
        .collectAsList()
        .toString();
  }

  @Override
  public void close() {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(f -> f.toFile().delete());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
