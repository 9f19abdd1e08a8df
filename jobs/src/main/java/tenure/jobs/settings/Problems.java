package tenure.jobs.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigOrigin;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Everything wrong with a configuration, gathered so that it is reported at once. */
public final class Problems {
  private final List<String> found = new ArrayList<>();

  /** One more problem, at its file and line. */
  public void add(ConfigOrigin origin, String message) {
    found.add(place(origin) + ": " + message);
  }

  /** One more problem that no single line causes. */
  public void add(String message) {
    found.add(message);
  }

  /** Notes every key beside {@code tenure} at the top of a user's file. */
  void addUnknownTop(Config own) {
    own.root()
        .forEach(
            (key, value) -> {
              if (!key.equals("tenure")) {
                add(
                    value.origin(),
                    key + " is not a setting. Every setting stands under tenure { … }.");
              }
            });
  }

  /** Whether nothing is wrong so far. */
  public boolean none() {
    return found.isEmpty();
  }

  /** The problems so far. */
  public List<String> all() {
    return List.copyOf(found);
  }

  /**
   * @throws BadSettings naming every problem, if there is one
   */
  public void refuse() {
    if (!found.isEmpty()) {
      throw new BadSettings(found);
    }
  }

  /** The known word nearest to a misspelt one, as a question; empty where none is near. */
  public static String didYouMean(String word, Collection<String> known) {
    return nearest(word, known).map(k -> " Did you mean " + k + "?").orElse("");
  }

  private static Optional<String> nearest(String word, Collection<String> known) {
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    return known.stream()
        .min(Comparator.comparingInt(k -> distance.apply(word, k)))
        .filter(k -> distance.apply(word, k) <= Math.max(2, word.length() / 3));
  }

  /**
   * File and line of a setting: the file's own name where it has one, else what the origin says.
   */
  static String place(ConfigOrigin origin) {
    String file = origin.filename() != null ? origin.filename() : origin.resource();
    String where = file != null ? file : origin.description();
    return origin.lineNumber() > 0 && file != null ? where + ":" + origin.lineNumber() : where;
  }
}
