package tenure.jobs.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    List<Staged> staged = new ArrayList<>();
    for (Section mapping : s.sections("mappings")) {
      mapping(source, object, mapping).ifPresent(m -> staged.add(new Staged(m.target(), m::stage)));
    }
    for (String name : required) {
      if (!columns.contains(name)) {
        s.wrong("required", name + " is none of columns." + Problems.didYouMean(name, columns));
      }
    }
    return s.make(() -> extract(source, object, columns, required, staged));
  }

  private static Extract extract(
      String source,
      String object,
      List<String> columns,
      List<String> required,
      List<Staged> staged) {
    Field[] fields =
        columns.stream()
            .map(name -> Field.text(name, "As delivered by " + source + "."))
            .toArray(Field[]::new);
    Table table =
        Delivered.table(
            source, object, "Rows of " + object + " as " + source + " delivers them.", fields);
    return new Extract(source, object, table, required, staged);
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
