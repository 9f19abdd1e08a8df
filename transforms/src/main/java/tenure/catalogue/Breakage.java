package tenure.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A change of a contract that breaks who reads the table. More tables, more columns and columns
 * that are never null any more break nobody.
 *
 * @param subject what is meant: a table, or a table and its column
 * @param kind what kind of change it is
 * @param words the change in words
 */
public record Breakage(String subject, Kind kind, String words) {
  /** What may break a reader. */
  public enum Kind {
    TABLE_REMOVED,
    GRAIN_CHANGED,
    COLUMN_REMOVED,
    COLUMN_RENAMED,
    COLUMN_RETYPED,
    NULLS_ALLOWED
  }

  /** Everything that breaks between one catalogue and a later one, in the order of the first. */
  public static List<Breakage> between(List<Shape> released, List<Shape> current) {
    List<Breakage> all = new ArrayList<>();
    for (Shape before : released) {
      Optional<Shape> now =
          current.stream().filter(s -> s.table().equals(before.table())).findFirst();
      if (now.isEmpty()) {
        all.add(of(before.table(), Kind.TABLE_REMOVED, before.table() + " is gone."));
      } else {
        grain(before, now.get()).ifPresent(all::add);
        before.columns().forEach(c -> column(c, before, now.get()).ifPresent(all::add));
      }
    }
    return all;
  }

  private static Breakage of(String subject, Kind kind, String words) {
    return new Breakage(subject, kind, words);
  }

  private static Optional<Breakage> grain(Shape before, Shape now) {
    return before.key().equals(now.key())
        ? Optional.empty()
        : Optional.of(
            of(
                before.table(),
                Kind.GRAIN_CHANGED,
                "one row of %s was one of %s, and is now one of %s."
                    .formatted(before.table(), words(before), words(now))));
  }

  private static String words(Shape shape) {
    return String.join(", ", shape.key());
  }

  private static Optional<Breakage> column(Shape.Column before, Shape was, Shape now) {
    String subject = was.table() + "." + before.name();
    return now.column(before.name())
        .map(after -> change(subject, before, after))
        .orElseGet(() -> Optional.of(gone(subject, before, was, now)));
  }

  private static Optional<Breakage> change(
      String subject, Shape.Column before, Shape.Column after) {
    if (!before.type().equals(after.type()) || !before.kind().equals(after.kind())) {
      return Optional.of(
          of(
              subject,
              Kind.COLUMN_RETYPED,
              "%s was %s (%s), and is now %s (%s)."
                  .formatted(subject, before.kind(), before.type(), after.kind(), after.type())));
    }
    return before.isRequired() && !after.isRequired()
        ? Optional.of(
            of(subject, Kind.NULLS_ALLOWED, subject + " was never missing, and now may be."))
        : Optional.empty();
  }

  /** A new column that says and holds the same is the old one by another name. */
  private static Breakage gone(String subject, Shape.Column before, Shape was, Shape now) {
    return now.columns().stream()
        .filter(c -> was.column(c.name()).isEmpty())
        .filter(c -> c.kind().equals(before.kind()) && c.meaning().equals(before.meaning()))
        .findFirst()
        .map(
            c ->
                of(
                    subject,
                    Kind.COLUMN_RENAMED,
                    "%s is now called %s.".formatted(subject, c.name())))
        .orElseGet(() -> of(subject, Kind.COLUMN_REMOVED, subject + " is gone."));
  }
}
