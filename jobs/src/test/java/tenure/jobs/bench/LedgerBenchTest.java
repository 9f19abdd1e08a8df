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

/** Another engine, other code, whole numbers instead of decimals: and yet the same cents. */
class LedgerBenchTest {
  @TempDir Path folder;

  @Test
  void line_months_movements_and_retention_are_those_of_duckdb_to_the_cent() {
    Path classPathOnly = folder.resolve("no-drivers");
    List<LedgerBench.Measured> nights =
        new LedgerBench(
                Spark.session(),
                Settings.load(Settings.Overrides.none()),
                new Progress() {},
                classPathOnly,
                "1GB")
            .run(folder, 400, 3);
    assertEquals(
        List.of("everything: 0", "0.5 % changed: 0"),
        nights.stream().map(n -> n.what() + ": " + n.differences()).toList());
    assertTrue(nights.get(0).lineMonths() > 20_000);
  }
}
