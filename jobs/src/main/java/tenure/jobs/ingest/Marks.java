package tenure.jobs.ingest;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Tells by its bare text whether a line of JSON may hold a value that was refused. To read a line
 * as JSON costs many times as much, and of millions of lines hardly any holds one.
 */
final class Marks {
  /** With more of them it is quicker to read every line. */
  private static final int FEW = 20;

  private static final int SHORTEST = 4;

  /** What JSON writes in one way only, so that it stands in a line as it stands in a value. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_:.-]+");

  /** The same number may be written in many ways. */
  private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9.]+([eE][-+]?[0-9]+)?");

  private Marks() {}

  /** Whether one of the rejections may stand in a line; always where that cannot be told. */
  static Predicate<String> of(Collection<Rejection> rejections) {
    List<Optional<String>> marks = rejections.stream().map(Marks::mark).distinct().toList();
    if (marks.size() > FEW || marks.stream().anyMatch(Optional::isEmpty)) {
      return line -> true;
    }
    List<String> texts = marks.stream().flatMap(Optional::stream).toList();
    return line -> texts.stream().anyMatch(line::contains);
  }

  private static Optional<String> mark(Rejection rejection) {
    if (rejection.isCorrupt() || rejection.value() == null) {
      return Optional.empty();
    }
    return PLAIN
        .matcher(rejection.value())
        .results()
        .map(MatchResult::group)
        .filter(text -> text.length() >= SHORTEST && !NUMBER.matcher(text).matches())
        .max(Comparator.comparingInt(String::length));
  }
}
