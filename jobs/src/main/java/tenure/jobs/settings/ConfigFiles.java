package tenure.jobs.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Finds and parses configuration files: the shipped ones in the jar, the user's own beside the file
 * given.
 */
public final class ConfigFiles {
  private ConfigFiles() {}

  /**
   * The configuration in force.
   *
   * @param config reference.conf with the user's file over it, resolved
   * @param folder where the user's own files stand, if a file was given
   */
  public record Loaded(Config config, Optional<Path> folder) {}

  /** Reads reference.conf and, over it, the user's file. */
  static Loaded load(Optional<Path> file, Problems problems) {
    Config reference = shipped("reference.conf").orElseThrow();
    if (file.isEmpty()) {
      return new Loaded(reference.resolve(), Optional.empty());
    }
    Path given = file.get().toAbsolutePath().normalize();
    if (!Files.isRegularFile(given)) {
      throw new BadSettings(
          java.util.List.of(
              "There is no file " + file.get() + ". Give --config an existing file."));
    }
    Config own = parse(given);
    problems.addUnknownTop(own);
    return new Loaded(own.withFallback(reference).resolve(), Optional.of(given.getParent()));
  }

  /** A named file of the user's folder, else the shipped one: {@code sources/stripe.conf}. */
  public static Optional<Config> named(Optional<Path> folder, String relative) {
    if (relative.contains("..")
        || relative.startsWith("/")
        || !relative.matches("[A-Za-z0-9_./-]+")) {
      throw new BadSettings(
          java.util.List.of("\"" + relative + "\" is not the name of a configuration file."));
    }
    Optional<Path> own = folder.map(f -> f.resolve(relative)).filter(Files::isRegularFile);
    return own.isPresent() ? own.map(ConfigFiles::parse) : shipped(relative);
  }

  /** A file packed in the jar. */
  static Optional<Config> shipped(String relative) {
    if (ConfigFiles.class.getClassLoader().getResource(relative) == null) {
      return Optional.empty();
    }
    return Optional.of(
        ConfigFactory.parseResources(ConfigFiles.class.getClassLoader(), relative, options(null)));
  }

  /** A file that the caller names. */
  static Config given(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new BadSettings(
          java.util.List.of("There is no file " + file + ". Give an existing file."));
    }
    return parse(file.toAbsolutePath().normalize());
  }

  private static Config parse(Path file) {
    try {
      return ConfigFactory.parseFile(file.toFile(), options(file.getParent()));
    } catch (ConfigException.Parse wrong) {
      throw new BadSettings(java.util.List.of(wrong.getMessage() + ". Mend the syntax there."));
    }
  }

  private static ConfigParseOptions options(Path folder) {
    return ConfigParseOptions.defaults()
        .setAllowMissing(false)
        .setIncluder(new FolderIncluder(folder));
  }
}
