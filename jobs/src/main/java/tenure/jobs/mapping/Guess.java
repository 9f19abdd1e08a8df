package tenure.jobs.mapping;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tenure.Catalog;
import tenure.contract.Field;
import tenure.contract.Layer;
import tenure.contract.Table;
import tenure.silver.DailyUsage;
import tenure.silver.Mapping;

/**
 * What a sample is probably about.
 *
 * @param target the silver table
 * @param placed silver column to what is said of it
 * @param unplaced delivered columns that no silver column takes
 */
record Guess(Table target, Map<String, Said> placed, List<String> unplaced) {

  /**
   * What a silver column is made from.
   *
   * @param expression Spark SQL over the delivered columns
   * @param why what speaks for it, and what to look at
   */
  record Said(String expression, String why) {}

  /** The best guess; none where no table's signs are there. */
  static Optional<Guess> of(Sample sample) {
    return KnownNames.targets().stream()
        .map(target -> placed(target, sample))
        .flatMap(Optional::stream)
        .max(Comparator.comparingInt(guess -> guess.placed.size()));
  }

  private static Optional<Guess> placed(String name, Sample sample) {
    Map<String, String> found = KnownNames.placed(name, sample.columns());
    if (!found.keySet().containsAll(KnownNames.signs(name))) {
      return Optional.empty();
    }
    Table target = table(name);
    Map<String, Said> placed = new LinkedHashMap<>();
    for (Field field : Mapping.settable(target)) {
      String column = found.get(field.name());
      if (column != null) {
        placed.put(field.name(), ColumnGuess.of(field, column, sample));
      } else {
        assumed(field, sample).ifPresent(said -> placed.put(field.name(), said));
      }
    }
    if (target == DailyUsage.TABLE) {
      placed.put(DailyUsage.MESSAGE_ID, message(found, sample));
    }
    List<String> unplaced = new ArrayList<>(sample.columns());
    unplaced.removeAll(found.values());
    return Optional.of(new Guess(target, placed, unplaced));
  }

  /** What a table cannot do without, where no column says it. */
  private static Optional<Said> assumed(Field field, Sample sample) {
    return switch (field.name()) {
      case "subscription_line_id", "response_id", "goal_id" -> Optional.of(together(sample));
      case "charge_kind" -> Optional.of(new Said("'licence'", "assumed: every line recurs"));
      case "interval_unit" ->
          Optional.of(new Said("'month'", "assumed: the amount is that of a month; or use 'term'"));
      case "is_test" -> Optional.of(new Said("'false'", "assumed: all of them are real"));
      case "kind" -> Optional.of(new Said("'nps'", "assumed; it may be 'csat'"));
      default -> Optional.empty();
    };
  }

  private static Said message(Map<String, String> found, Sample sample) {
    String column = found.get(DailyUsage.MESSAGE_ID);
    return column != null && ColumnGuess.isUnique(column, sample)
        ? new Said(ColumnGuess.quoted(column), "different in every row of the sample")
        : together(sample);
  }

  private static Said together(Sample sample) {
    List<String> all = sample.columns().stream().map(ColumnGuess::quoted).toList();
    return new Said(
        "concat_ws('/', " + String.join(", ", all) + ")",
        "no column names a row, so all that it says is its name");
  }

  private static Table table(String name) {
    return Catalog.ALL.stream()
        .filter(t -> t.layer() == Layer.SILVER && t.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
