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
    // Delta forgets by age, and knows of no releases: Tidying forgets instead.
    properties.put("delta.enableExpiredLogCleanup", "false");
    // File statistics outlive an erasure, so personal columns must never enter them; and they cost
    // as much as the writing, so only what readers search by is counted.
    String counted =
        table.fields().stream()
            .filter(TableProperties::isCounted)
            .map(Field::name)
            .collect(Collectors.joining(","));
    if (counted.isEmpty()) {
      properties.put("delta.dataSkippingNumIndexedCols", "0");
    } else {
      properties.put("delta.dataSkippingStatsColumns", counted);
    }
    return properties;
  }

  /** Delta keeps no statistics of truths; those of the slice tell which files a night needs. */
  private static boolean isCounted(Field field) {
    boolean isSearched = field.isKey() || field.kind() == Field.Kind.DAY;
    return isSearched && !field.isPersonal() && field.kind() != Field.Kind.FLAG;
  }
}
