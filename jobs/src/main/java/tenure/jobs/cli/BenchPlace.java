package tenure.jobs.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;
import tenure.jobs.settings.Settings;

/** Where a bench works and from which seed: options that benches of one step share. */
final class BenchPlace {
  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "An empty or new folder for inputs and tables.")
  private Path folder;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "The same seed gives the same data; ${DEFAULT-VALUE} by default.")
  private long seed;

  Path folder() {
    return folder;
  }

  long seed() {
    return seed;
  }

  /** The settings of the call without its lake and landing folder: a bench has its own. */
  static Settings settings(Tenure tenure) {
    tenure.configureSparkLog();
    return Settings.load(
        new Settings.Overrides(tenure.overrides().config(), Optional.empty(), Optional.empty()));
  }
}
