package tenure.jobs.settings;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tenure.Catalog;
import tenure.bronze.Delivered;
import tenure.bronze.Extract;
import tenure.bronze.Staged;
import tenure.contract.Field;
import tenure.contract.Layer;
import tenure.contract.Table;
import tenure.silver.AccountHierarchy;
import tenure.silver.InvalidMapping;
import tenure.silver.Mapping;

/** An extract that no vendor knows: described by its columns, and by what they say of silver. */
final class MappedExtract {
  private MappedExtract() {}

  /**
   * Reads {@code columns}, the header of the extract, {@code required}, those it is refused without
   * (all, where nothing is said), and {@code mappings}, one per table that it feeds.
   */
  static Optional<Extract> read(String source, String object, Section s) {
    List<String> columns = s.texts("columns");
    List<String> required = s.has("required") ? s.texts("required") : columns;
    List<Mapping> mappings =
        s.sections("mappings").stream()
            .flatMap(mapping -> mapping(source, object, mapping).stream())
            .toList();
    for (String name : required) {
      if (!columns.contains(name)) {
        s.wrong("required", name + " is none of columns." + Problems.didYouMean(name, columns));
      }
    }
    return s.make(() -> extract(source, object, columns, required, mappings));
  }

  private static Extract extract(
      String source,
      String object,
      List<String> columns,
      List<String> required,
      List<Mapping> mappings) {
    Field[] fields =
        columns.stream()
            .map(name -> field(source, name, isPersonal(name, mappings)))
            .toArray(Field[]::new);
    List<Staged> staged = mappings.stream().map(m -> new Staged(m.target(), m::stage)).toList();
    Table table =
        Delivered.table(
            source, object, "Rows of " + object + " as " + source + " delivers them.", fields);
    return new Extract(source, object, table, required, staged);
  }

  private static Field field(String source, String name, boolean isPersonal) {
    Field field = Field.text(name, "As delivered by " + source + ".");
    return isPersonal ? field.personal() : field;
  }

  /** A column is as personal as what is worked out of it. */
  private static boolean isPersonal(String name, List<Mapping> mappings) {
    Pattern word = Pattern.compile("(?<!\\w)" + Pattern.quote(name) + "(?!\\w)");
    return mappings.stream()
        .anyMatch(
            m ->
                m.target().fields().stream()
                    .filter(Extract::isOfPeople)
                    .map(f -> m.columns().getOrDefault(f.name(), ""))
                    .anyMatch(value -> word.matcher(value).find()));
  }

  private static Optional<Mapping> mapping(String source, String object, Section s) {
    Optional<Table> target = target(s);
    Map<String, String> columns = s.section("columns").textMap();
    Optional<String> order = s.optionalText("order");
    Optional<String> deletedWhen = s.optionalText("deleted-when");
    Optional<String> filter = s.optionalText("filter");
    Set<String> lastDays = s.has("last-days") ? Set.copyOf(s.texts("last-days")) : Set.of();
    s.done();
    if (target.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Mapping(source, object, target.get(), columns, order, deletedWhen, filter, lastDays));
    } catch (InvalidMapping refused) {
      s.problems().add(s.origin(), s.path() + ": " + refused.getMessage());
      return Optional.empty();
    }
  }

  private static Optional<Table> target(Section s) {
    String name = s.text("target");
    Map<String, Table> known =
        Catalog.ALL.stream()
            .filter(t -> t.layer() == Layer.SILVER && t != AccountHierarchy.TABLE)
            .collect(Collectors.toMap(Table::name, t -> t));
    if (!known.containsKey(name)) {
      s.wrong(
          "target",
          "\"" + name + "\" is no table of silver." + Problems.didYouMean(name, known.keySet()));
    }
    return Optional.ofNullable(known.get(name));
  }
}
