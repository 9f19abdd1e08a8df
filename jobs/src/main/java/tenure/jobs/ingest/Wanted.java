package tenure.jobs.ingest;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Refusals that one look at a record cannot tell apart, and where records stand that may be theirs.
 * A line is told only where it is certain: where no more records hold the value than rows were
 * refused for it. Of rows made of one record and refused for the same one is told.
 */
final class Wanted {
  /** To take a longer text apart as a number costs more than it can tell. */
  private static final int LONGEST_NUMBER = 400;

  private final List<Rejection> same;
  private final String value;
  private final Optional<BigDecimal> number;
  private final List<Long> lines = new ArrayList<>();

  private Wanted(List<Rejection> same) {
    this.same = same;
    this.value = first().value() == null ? null : first().value().strip();
    this.number = number(value);
  }

  /** The refusals, those alike together. */
  static List<Wanted> of(Stream<Rejection> rejections) {
    return rejections.collect(Collectors.groupingBy(Wanted::mark)).values().stream()
        .map(Wanted::new)
        .toList();
  }

  private static List<Object> mark(Rejection rejection) {
    return rejection.isCorrupt()
        ? List.of(rejection.target())
        : List.of(
            rejection.target(),
            rejection.column(),
            Optional.ofNullable(rejection.value()),
            rejection.reason());
  }

  private Rejection first() {
    return same.get(0);
  }

  /** Whether the row could not even be taken apart. */
  boolean isCorrupt() {
    return first().isCorrupt();
  }

  /** The column, or the path into one of JSON, by its name in the file. */
  String column() {
    return first().column();
  }

  /** A text of a record; one that says nothing is null. */
  record Text(String text, Optional<BigDecimal> number) {
    static Text of(String text) {
      String clean = text == null || text.isBlank() ? null : text.strip();
      return new Text(clean, Wanted.number(clean));
    }
  }

  /**
   * Whether this is what was refused. Spark and a reader of JSON may write a number in two ways.
   */
  boolean is(Text held) {
    if (value == null || held.text() == null) {
      return value == null && held.text() == null;
    }
    // Values are kept shortened.
    return held.text().startsWith(value)
        || number.isPresent()
            && held.number().filter(n -> n.compareTo(number.get()) == 0).isPresent();
  }

  private static Optional<BigDecimal> number(String text) {
    if (text == null || text.length() > LONGEST_NUMBER) {
      return Optional.empty();
    }
    try {
      return Optional.of(new BigDecimal(text));
    } catch (NumberFormatException word) {
      return Optional.empty();
    }
  }

  /** A record that may be one of them stands there. */
  void seenAt(long line) {
    lines.add(line);
  }

  /** The refusals, with their lines where these are certain. */
  List<Rejection> located() {
    boolean isCertain = !lines.isEmpty() && lines.size() <= same.size();
    return isCertain
        ? IntStream.range(0, lines.size()).mapToObj(i -> same.get(i).at(lines.get(i))).toList()
        : same;
  }
}
