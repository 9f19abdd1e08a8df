package tenure.jobs.ingest;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import tenure.bronze.Extract;

/**
 * How one extract of a source is found and read.
 *
 * @param source the source's name
 * @param object the extract's name within the source
 * @param path where its files land
 * @param format how its rows are written
 * @param options options of Spark's reader over the defaults, such as a separator
 * @param decimalCommas columns whose numbers have a comma where others have a point
 * @param isRequired whether a night without it fails
 * @param maxRejectedShare the share of rows that may be unreadable
 * @param extract its columns, and what they become
 */
public record ObjectSettings(
    String source,
    String object,
    LandingPath path,
    Format format,
    Map<String, String> options,
    List<String> decimalCommas,
    boolean isRequired,
    double maxRejectedShare,
    Extract extract) {

  /** Refuses nonsense. */
  public ObjectSettings {
    options = Map.copyOf(options);
    decimalCommas = List.copyOf(decimalCommas);
    charset(options);
    if (!(maxRejectedShare >= 0 && maxRejectedShare <= 1)) {
      throw new IllegalArgumentException(
          "max-rejected-share must be between 0 and 1, not " + maxRejectedShare + ".");
    }
  }

  /** How the characters of its text files are written. */
  Charset charset() {
    return charset(options);
  }

  private static Charset charset(Map<String, String> options) {
    String name = options.getOrDefault("encoding", "UTF-8");
    try {
      return Charset.forName(name);
    } catch (IllegalArgumentException unknown) {
      throw new IllegalArgumentException(
          "options.encoding \"" + name + "\" is no encoding of characters.", unknown);
    }
  }

  /** Source and object, as messages name the extract. */
  public String name() {
    return source + "/" + object;
  }

  /** The object's key in the configuration. */
  String key() {
    return "tenure.sources." + source + ".objects." + object;
  }
}
