package tenure.jobs.sql;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tenure.Catalog;
import tenure.contract.Table;
import tenure.jobs.settings.Problems;

/** Finds tables by the names people type: with the layer, or without where that is enough. */
public final class TableNames {
  private TableNames() {}

  /**
   * @throws UnknownTable with the nearest name
   */
  public static Table find(String name) {
    return Catalog.ALL.stream()
        .filter(t -> t.fullName().equalsIgnoreCase(name) || t.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(() -> new UnknownTable(name, suggestion(name)));
  }

  /** The table of exactly this full name. */
  static Optional<Table> exactly(String fullName) {
    return Catalog.ALL.stream().filter(t -> t.fullName().equalsIgnoreCase(fullName)).findFirst();
  }

  /** "Did you mean …?" with a blank before it, or nothing. */
  static String suggestion(String name) {
    List<String> known =
        Catalog.ALL.stream().flatMap(t -> Stream.of(t.fullName(), t.name())).toList();
    String bare = name.substring(name.lastIndexOf('.') + 1);
    return exactlyNamed(bare)
        .map(t -> " Did you mean " + t.fullName() + "?")
        .orElseGet(() -> Problems.didYouMean(name, known));
  }

  private static Optional<Table> exactlyNamed(String bare) {
    return Catalog.ALL.stream().filter(t -> t.name().equalsIgnoreCase(bare)).findFirst();
  }
}
