package tenure.jobs.serve;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.classic.Dataset;
import tenure.Catalog;
import tenure.contract.Layer;
import tenure.contract.Table;
import tenure.jobs.lake.Published;
import tenure.jobs.lake.PublishedMarts;

/** The marts of one release: what a statement sees from its first table to its last row. */
final class Release {
  private final PublishedMarts marts;
  private final Published.Manifest manifest;
  private final Map<Table, LogicalPlan> plans = new ConcurrentHashMap<>();

  Release(PublishedMarts marts, Published.Manifest manifest) {
    this.marts = marts;
    this.manifest = manifest;
  }

  /** What names it. */
  Published.Manifest manifest() {
    return manifest;
  }

  /** The marts that it has, in the order data flows. */
  List<Table> tables() {
    return Catalog.ALL.stream()
        .filter(t -> t.layer() == Layer.MARTS && manifest.version(t).isPresent())
        .toList();
  }

  /** The mart of this name, with the schema before it or without. */
  Optional<Table> find(List<String> name) {
    String last = name.get(name.size() - 1).toLowerCase(Locale.ROOT);
    return isWithin(name.subList(0, name.size() - 1))
        ? tables().stream().filter(t -> t.name().equals(last)).findFirst()
        : Optional.empty();
  }

  private static boolean isWithin(List<String> schema) {
    String given = String.join(".", schema).toLowerCase(Locale.ROOT);
    return List.of("", Directory.SCHEMA, Directory.CATALOG + "." + Directory.SCHEMA)
        .contains(given);
  }

  /** How the rows of a mart are read. */
  LogicalPlan plan(Table mart) {
    return plans.computeIfAbsent(mart, m -> ((Dataset<?>) marts.rows(m)).logicalPlan());
  }
}
