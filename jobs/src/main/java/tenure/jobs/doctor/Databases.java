package tenure.jobs.doctor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tenure.jobs.database.Database;
import tenure.jobs.database.DatabaseTable;
import tenure.jobs.ingest.SourceSettings;
import tenure.jobs.warehouse.Warehouse;

/** The databases that sources are read from and marts published to: whether they let Tenure in. */
final class Databases {
  private Databases() {}

  static List<Finding> findings(List<SourceSettings> sources, Map<String, Warehouse> warehouses) {
    Map<String, Database> databases = new LinkedHashMap<>();
    for (SourceSettings source : sources) {
      source.objects().stream()
          .flatMap(o -> o.table().stream())
          .map(DatabaseTable::database)
          .findFirst()
          .ifPresent(database -> databases.put(source.name(), database));
    }
    return Stream.concat(
            databases.entrySet().stream()
                .map(d -> finding("database " + d.getKey(), d.getValue(), "jdbc of the source")),
            warehouses.values().stream()
                .map(
                    w ->
                        finding(
                            "warehouse " + w.name(),
                            w.database(),
                            "tenure.warehouses." + w.name())))
        .toList();
  }

  private static Finding finding(String subject, Database database, String described) {
    return database
        .trouble()
        .map(said -> Finding.fail(subject, said, "Look at " + described + ", and at the database."))
        .orElseGet(() -> Finding.ok(subject, "answers."));
  }
}
