package tenure.metrics;

import java.util.List;
import java.util.stream.Collectors;
import tenure.contract.Field;

/**
 * A condition on the rows that count: a column has one of some values.
 *
 * @param field a column of words: an identifier, a text or one of a closed set
 * @param values the values that count, at least one
 */
public record Where(Field field, List<String> values) {
  /** Rows whose column has one of these values. */
  public static Where is(Field field, String... values) {
    return new Where(field, List.of(values));
  }

  /** The condition on something that stands for the column, as SQL says it. */
  public String sql(String column) {
    String words =
        values.stream()
            .map(v -> "'" + v.replace("'", "''") + "'")
            .collect(Collectors.joining(", "));
    return values.size() == 1 ? column + " = " + words : column + " in (" + words + ")";
  }
}
