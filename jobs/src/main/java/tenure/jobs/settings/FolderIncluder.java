package tenure.jobs.settings;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigIncludeContext;
import com.typesafe.config.ConfigIncluder;
import com.typesafe.config.ConfigIncluderClasspath;
import com.typesafe.config.ConfigIncluderFile;
import com.typesafe.config.ConfigIncluderURL;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import java.io.File;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Lets a configuration include files of its own folder and nothing else: no URL, no path that leads
 * out.
 */
final class FolderIncluder
    implements ConfigIncluder, ConfigIncluderFile, ConfigIncluderURL, ConfigIncluderClasspath {
  private final Path folder;

  FolderIncluder(Path folder) {
    this.folder = folder == null ? null : folder.toAbsolutePath().normalize();
  }

  @Override
  public ConfigObject include(ConfigIncludeContext context, String what) {
    if (folder == null) {
      throw refuse(what);
    }
    Path file = folder.resolve(what).normalize();
    if (!file.startsWith(folder) || !Files.isRegularFile(file)) {
      throw refuse(what);
    }
    return ConfigFactory.parseFile(
            file.toFile(), ConfigParseOptions.defaults().setIncluder(this).setAllowMissing(false))
        .root();
  }

  @Override
  public ConfigObject includeFile(ConfigIncludeContext context, File what) {
    return include(context, what.getPath());
  }

  @Override
  public ConfigObject includeURL(ConfigIncludeContext context, URL what) {
    throw refuse(what.toString());
  }

  @Override
  public ConfigObject includeResources(ConfigIncludeContext context, String what) {
    throw refuse(what);
  }

  @Override
  public ConfigIncluder withFallback(ConfigIncluder fallback) {
    return this;
  }

  private static BadSettings refuse(String what) {
    return new BadSettings(
        List.of(
            "include \""
                + what
                + "\" is refused: only existing files of the configuration's own folder may be included."));
  }
}
