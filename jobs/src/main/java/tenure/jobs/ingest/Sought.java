package tenure.jobs.ingest;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tenure.contract.Field;

/** Tells whether a record is one that a row was refused for: it holds what the refusal names. */
final class Sought {
  /** To take a longer text apart as a number costs more than it can tell. */
  private static final int LONGEST_NUMBER = 400;

  private final ObjectSettings object;
  private final Names names;

  Sought(ObjectSettings object) {
    this.object = object;
    this.names = new Names(object);
  }

  /** Whether the record holds the value that was refused, in the column that was told. */
  boolean isHere(Rejection rejection, Records.Placed record) {
    if (rejection.isCorrupt() || record.isBroken()) {
      return rejection.isCorrupt() && record.isBroken();
    }
    List<String> texts = texts(rejection.column(), record.values());
    return rejection.value() == null
        ? texts.stream().anyMatch(text -> text == null || text.isBlank())
        : texts.stream().anyMatch(text -> text != null && isSame(text, rejection.value()));
  }

  /** What a record holds in a column, or at a path into a column of JSON. */
  private List<String> texts(String column, Map<String, String> values) {
    List<String> found = List.copyOf(values.keySet());
    Optional<String> whole = names.find(column, found);
    if (whole.isPresent()) {
      return Collections.singletonList(values.get(whole.get()));
    }
    List<String> path = List.of(column.split("\\."));
    if (path.size() == 1) {
      return isLeftOut(column, values) ? Collections.singletonList(null) : List.of();
    }
    return names
        .find(path.get(0), found)
        .map(values::get)
        .map(json -> Records.inside(json, path.subList(1, path.size())))
        .orElse(List.of());
  }

  /** A JSON object leaves out what it has not; one that says it was deleted, all but its id. */
  private boolean isLeftOut(String column, Map<String, String> values) {
    return object.format().isJson()
        && !"true".equals(values.get("deleted"))
        && object.extract().table().fields().stream().map(Field::name).anyMatch(column::equals);
  }

  private static boolean isSame(String text, String refused) {
    // Values are kept shortened.
    return text.strip().startsWith(refused.strip()) || isSameNumber(text.strip(), refused.strip());
  }

  /** Whether both write one number: Spark and a reader of JSON may write it in two ways. */
  private static boolean isSameNumber(String text, String refused) {
    Optional<BigDecimal> wanted = number(refused);
    return wanted.isPresent()
        && number(text).filter(n -> n.compareTo(wanted.get()) == 0).isPresent();
  }

  private static Optional<BigDecimal> number(String text) {
    if (text.length() > LONGEST_NUMBER) {
      return Optional.empty();
    }
    try {
      return Optional.of(new BigDecimal(text));
    } catch (NumberFormatException word) {
      return Optional.empty();
    }
  }
}
