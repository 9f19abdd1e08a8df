package tenure.jobs.mapping;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tenure.contract.Field;

/** How a delivered column is read as a silver one. */
final class ColumnGuess {
  /** What other systems call intervals and states that silver has other words for. */
  private static final Map<String, String> USUAL_WORDS =
      Map.ofEntries(
          Map.entry("monthly", "month"),
          Map.entry("annual", "year"),
          Map.entry("annually", "year"),
          Map.entry("yearly", "year"),
          Map.entry("weekly", "week"),
          Map.entry("daily", "day"),
          Map.entry("canceled", "cancelled"),
          Map.entry("trial", "trialing"),
          Map.entry("medium", "normal"));

  private ColumnGuess() {}

  /** The expression for a silver column, and what speaks for it. */
  static Guess.Said of(Field field, String column, Sample sample) {
    List<String> values = sample.values(column);
    Look look = Look.of(values);
    String why = "%s in %d of %d rows".formatted(look.words(), values.size(), sample.rows().size());
    return switch (field.kind()) {
      case DAY, MOMENT -> day(column, look, values, why);
      case MONEY, PRECISE, NUMBER, COUNT, WHOLE ->
          look == Look.DECIMAL_COMMA
              ? new Guess.Said(point(column), why)
              : new Guess.Said(quoted(column), why);
      case CHOICE -> choice(field, column, values, why);
      default -> new Guess.Said(quoted(column), field.isKey() ? key(column, sample, why) : why);
    };
  }

  /** Whether no two rows of the sample share a value, and each has one. */
  static boolean isUnique(String column, Sample sample) {
    List<String> values = sample.values(column);
    return values.size() == sample.rows().size()
        && values.stream().distinct().count() == values.size();
  }

  /** The column as SQL names it. */
  static String quoted(String column) {
    return column.matches("[A-Za-z_][A-Za-z0-9_]*")
            && !column.matches("(?i)from|to|end|order|group")
        ? column
        : "`" + column.replace("`", "``") + "`";
  }

  private static String key(String column, Sample sample, String why) {
    return isUnique(column, sample)
        ? why + ", each different"
        : why + ", NOT each different: rows that share it are versions of one another";
  }

  private static Guess.Said day(String column, Look look, List<String> values, String why) {
    if (look == Look.DAY_WITH_DOTS) {
      return new Guess.Said(dated(column, "d.M.yyyy"), why);
    }
    if (look != Look.DAY_WITH_STROKES) {
      return new Guess.Said(quoted(column), why);
    }
    boolean isDayFirst = values.stream().anyMatch(v -> Integer.parseInt(v.split("/")[0]) > 12);
    boolean isMonthFirst = values.stream().anyMatch(v -> Integer.parseInt(v.split("/")[1]) > 12);
    String doubt = isDayFirst == isMonthFirst ? "; day or month first? LOOK at a few" : "";
    return new Guess.Said(dated(column, isDayFirst ? "d/M/yyyy" : "M/d/yyyy"), why + doubt);
  }

  private static String dated(String column, String pattern) {
    return "try_to_timestamp(%s, '%s')".formatted(quoted(column), pattern);
  }

  private static String point(String column) {
    return "replace(replace(%s, '.', ''), ',', '.')".formatted(quoted(column));
  }

  private static Guess.Said choice(Field field, String column, List<String> values, String why) {
    Map<String, String> usual = new TreeMap<>();
    TreeSet<String> unknown = new TreeSet<>();
    for (String value : values) {
      String small = value.toLowerCase(Locale.ROOT);
      String meant = USUAL_WORDS.getOrDefault(small, small);
      if (!field.choices().contains(meant)) {
        unknown.add(value);
      } else if (!meant.equals(small)) {
        usual.put(small, meant);
      }
    }
    String lower = "lower(" + quoted(column) + ")";
    String cases =
        usual.entrySet().stream()
            .map(e -> " when '" + e.getKey() + "' then '" + e.getValue() + "'")
            .collect(Collectors.joining());
    String expression =
        usual.isEmpty() ? lower : "case " + lower + cases + " else " + lower + " end";
    String doubt =
        unknown.isEmpty()
            ? ""
            : "; MAP these, they say nothing yet: "
                + unknown.stream().limit(10).collect(Collectors.joining(", "))
                + " (it may be "
                + String.join(", ", field.choices())
                + ")";
    return new Guess.Said(expression, why + doubt);
  }
}
