package tenure.jobs.ingest;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tenure.bronze.Extract;
import tenure.jobs.database.DatabaseTable;

/**
 * How one extract of a source is found and read.
 *
 * @param source the source's name
 * @param object the extract's name within the source
 * @param path where its files land
 * @param format how its rows are written
 * @param options options of Spark's reader over the defaults, such as a separator
 * @param decimalCommas columns whose numbers have a comma where others have a point
 * @param expectation when it has to come, and what follows where it does not; none where it may
 *     stay away
 * @param wholeness what tells that a file of it is whole
 * @param maxRejectedShare the share of rows that may be unreadable
 * @param extract its columns, and what they become
 * @param table where its rows are read from, where they do not land as files
 */
public record ObjectSettings(
    String source,
    String object,
    LandingPath path,
    Format format,
    Map<String, String> options,
    List<String> decimalCommas,
    Optional<Expectation> expectation,
    Wholeness wholeness,
    double maxRejectedShare,
    Extract extract,
    Optional<DatabaseTable> table) {

  /** Refuses nonsense. */
  public ObjectSettings {
    options = Map.copyOf(options);
    decimalCommas = List.copyOf(decimalCommas);
    charset(options);
    if ((format == Format.JDBC) != table.isPresent()) {
      throw new IllegalArgumentException("format jdbc is what objects of a source with jdbc have.");
    }
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

  /** Whether a night fails without files of it. */
  public boolean isRequired() {
    return table.isEmpty() && expectation.filter(e -> e.otherwise() == WhenLate.FAIL).isPresent();
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
