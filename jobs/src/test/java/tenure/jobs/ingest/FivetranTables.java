package tenure.jobs.ingest;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Tables as Fivetran lands them, sampled from its published examples. They are not part of the
 * repository: the system property tenure.fivetran or the variable TENURE_FIVETRAN names the folder
 * that holds one folder per vendor, and without it the tests that need them are skipped.
 */
final class FivetranTables {
  private static final String NIGHT = "2026-01-30";

  private FivetranTables() {}

  /** A night that has taken the vendor's tables, as the objects of its source say. */
  static TestNight night(Path folder, String vendor, String layout, String objects)
      throws IOException {
    String named = System.getProperty("tenure.fivetran", System.getenv().get("TENURE_FIVETRAN"));
    Path tables = Path.of(named == null ? "../../shared/vendors/fivetran" : named).resolve(vendor);
    assumeTrue(
        Files.isDirectory(tables),
        "the tables of Fivetran are not here; name their folder by TENURE_FIVETRAN");
    TestNight night =
        new TestNight(
            folder,
            vendor,
            "vendor = %s, layout = %s, objects {\n%s}".formatted(vendor, layout, objects));
    Files.createDirectories(night.landing.resolve(vendor));
    try (var files = Files.list(tables)) {
      for (Path file : files.toList()) {
        Files.copy(file, night.landing.resolve(vendor).resolve(file.getFileName().toString()));
      }
    }
    night.run(NIGHT);
    return night;
  }
}
