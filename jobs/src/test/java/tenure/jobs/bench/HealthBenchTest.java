package tenure.jobs.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tenure.jobs.Progress;
import tenure.jobs.settings.Settings;
import tenure.kit.Spark;

/** Another engine and other code, and yet the same windows of use. */
class HealthBenchTest {
  @TempDir Path folder;

  @Test
  void windows_of_use_are_those_of_duckdb_and_nights_run_whatever_lies_behind_them() {
    HealthBench bench =
        new HealthBench(
            Spark.session(), Settings.load(Settings.Overrides.none()), new Progress() {}, folder);
    HealthBench.Windows windows =
        bench.windows(new HealthBench.Company(40, 20, 3), folder.resolve("no-drivers"), "1GB");
    assertEquals(0, windows.differences());
    assertTrue(windows.rows() > 40 * 91 * 15, windows.rows() + " rows");
    List<HealthBench.Behind> behind =
        bench.behind(new HealthBench.Company(5, 4, 3), List.of(3, 6), 1);
    assertEquals(List.of(3, 6), behind.stream().map(HealthBench.Behind::days).toList());
  }
}
