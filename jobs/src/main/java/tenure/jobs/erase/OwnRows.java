package tenure.jobs.erase;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import tenure.bronze.Delivered;
import tenure.jobs.ingest.Identity;
import tenure.jobs.ingest.ObjectSettings;
import tenure.jobs.ingest.WhoseRows;
import tenure.jobs.lake.EveryRow;
import tenure.jobs.lake.Lake;
import tenure.ops.IdentityKind;

/** The delivered rows that name a subject, in whatever file they stand. */
final class OwnRows {
  private static final LocalDate NIGHT = LocalDate.of(9999, 12, 31);

  private OwnRows() {}

  /**
   * The rows, by the name of their file and their place in it.
   *
   * @return true for a row that is about the subject, false for one that names it beside
   */
  static Map<String, Map<Long, Boolean>> of(
      Lake lake, List<ObjectSettings> objects, Traces traces) {
    Map<String, Map<Long, Boolean>> found = new HashMap<>();
    for (ObjectSettings object : objects) {
      if (lake.has(object.extract().table())) {
        WhoseRows.of(
                lake, NIGHT, object, EveryRow.of(lake, object.extract().table(), Delivered.FILE))
            .where(isNamed(traces, object.source()))
            .select(WhoseRows.ROW, WhoseRows.KIND)
            .distinct()
            .collectAsList()
            .forEach(row -> add(row, WhoseRows.isOfPeople(object), found));
      }
    }
    return found;
  }

  private static Column isNamed(Traces traces, String source) {
    // In one order, so that the same search is the same plan in every process.
    Map<IdentityKind, SortedSet<String>> values =
        traces.identities().stream()
            .filter(i -> i.source().isEmpty() || i.source().equals(source))
            .collect(
                Collectors.groupingBy(
                    Identity::kind,
                    TreeMap::new,
                    Collectors.mapping(Identity::value, Collectors.toCollection(TreeSet::new))));
    return values.entrySet().stream()
        .map(
            e ->
                col(WhoseRows.KIND)
                    .equalTo(e.getKey().name())
                    .and(col(WhoseRows.VALUE).isin(e.getValue().toArray())))
        .reduce(lit(false), Column::or);
  }

  private static void add(Row row, boolean isOfPeople, Map<String, Map<Long, Boolean>> found) {
    String name = row.getString(0);
    int sign = name.lastIndexOf('#');
    boolean isGoing = isOfPeople || row.getString(1).equals(IdentityKind.ACCOUNT.name());
    found
        .computeIfAbsent(name.substring(0, sign), f -> new HashMap<>())
        .merge(Long.parseLong(name.substring(sign + 1)), isGoing, Boolean::logicalOr);
  }
}
