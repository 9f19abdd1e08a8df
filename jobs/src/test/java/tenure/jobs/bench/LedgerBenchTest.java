package tenure.jobs.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tenure.jobs.Progress;
import tenure.jobs.settings.Settings;
import tenure.kit.Spark;

/** Another engine, other code, whole numbers instead of decimals: and yet the same cents. */
class LedgerBenchTest {
  private static final String IN_PARTS = "tenure.spark.whole-ledger-lines = 0";

  @TempDir Path folder;

  /** However few lines: the second night works out the changed grains alone. */
  private Settings inParts() throws IOException {
    Path config = Files.writeString(folder.resolve("parts.conf"), IN_PARTS);
    return Settings.load(
        new Settings.Overrides(Optional.of(config), Optional.empty(), Optional.empty()));
  }

  @Test
  void line_months_movements_and_retention_are_those_of_duckdb_to_the_cent() throws IOException {
    Path classPathOnly = folder.resolve("no-drivers");
    List<LedgerBench.Measured> nights =
        new LedgerBench(Spark.session(), inParts(), new Progress() {}, classPathOnly, "1GB")
            .run(folder, 400, 3);
    assertEquals(
        List.of("everything: 0", "0.5 % changed: 0"),
        nights.stream().map(n -> n.what() + ": " + n.differences()).toList());
    assertTrue(nights.get(0).lineMonths() > 20_000);
  }
}
