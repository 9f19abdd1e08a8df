package tenure.jobs.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** What a bench stands beside: options of those that measure DuckDB too. */
final class DuckDbOptions {
  @Option(
      names = "--memory",
      paramLabel = "SIZE",
      defaultValue = "4GB",
      description = "What DuckDB may use; ${DEFAULT-VALUE} by default. Tenure has its heap.")
  private String memory;

  @Option(
      names = "--duckdb",
      paramLabel = "DIR",
      description = "The folder of DuckDB's driver; jobs/target/bench by default.")
  private Path drivers = Path.of(System.getProperty("tenure.home", "."), "jobs", "target", "bench");

  String memory() {
    return memory;
  }

  Path drivers() {
    return drivers;
  }
}
