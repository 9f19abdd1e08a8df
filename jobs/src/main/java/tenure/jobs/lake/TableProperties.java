package tenure.jobs.lake;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import tenure.contract.Check;
import tenure.contract.Field;
import tenure.contract.Table;

/**
 * What a contract becomes when its Delta table is made: constraints, statistics, and a protocol
 * that every reader knows.
 */
final class TableProperties {
  private TableProperties() {}

  static Map<String, String> of(Table table) {
    Map<String, String> properties = new LinkedHashMap<>();
    for (Check check : table.checks()) {
      properties.put("delta.constraints." + check.name(), check.enforceable());
    }
    properties.put("delta.enableDeletionVectors", "false");
    if (table.fields().stream().anyMatch(Field::isPersonal)) {
      // File statistics outlive an erasure, so personal columns must never enter them.
      properties.put(
          "delta.dataSkippingStatsColumns",
          table.fields().stream()
              .filter(f -> isCounted(table, f))
              .map(Field::name)
              .collect(Collectors.joining(",")));
    }
    return properties;
  }

  /** Delta keeps no statistics of truths, nor of the column that folders are named by. */
  private static boolean isCounted(Table table, Field field) {
    boolean isSlice = table.slice().filter(s -> s.name().equals(field.name())).isPresent();
    return !field.isPersonal() && !isSlice && field.kind() != Field.Kind.FLAG;
  }
}
