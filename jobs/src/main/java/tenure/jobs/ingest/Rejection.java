package tenure.jobs.ingest;

import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/**
 * One reason why one row was refused.
 *
 * @param source the source
 * @param object the extract
 * @param target the table that refused it
 * @param file the file, relative to the landing folder
 * @param line where it stands; empty where that cannot be told
 * @param column the column; null where the row itself is broken
 * @param value what stood there, shortened
 * @param reason why, in words
 */
record Rejection(
    String source,
    String object,
    String target,
    String file,
    OptionalLong line,
    String column,
    String value,
    String reason) {

  /** The same, with its column under the name that its file has. */
  Rejection under(UnaryOperator<String> name) {
    return isCorrupt()
        ? this
        : new Rejection(source, object, target, file, line, name.apply(column), value, reason);
  }

  /** The same, at this line. */
  Rejection at(long number) {
    return new Rejection(
        source, object, target, file, OptionalLong.of(number), column, value, reason);
  }

  /** The same, with its value under the mask. */
  Rejection masked(Mask mask) {
    return new Rejection(
        source, object, target, file, line, column, mask.of(column, value), reason);
  }

  /** Whether the row could not even be taken apart. */
  boolean isCorrupt() {
    return column == null;
  }

  boolean isOf(ObjectSettings settings) {
    return source.equals(settings.source()) && object.equals(settings.object());
  }

  /** Place and reason, for messages. */
  String words() {
    String place = line.isPresent() ? file + ":" + line.getAsLong() : file;
    String what = isCorrupt() ? "" : column + (value == null ? "" : " \"" + value + "\"") + " ";
    return place + ": " + what + reason;
  }
}
