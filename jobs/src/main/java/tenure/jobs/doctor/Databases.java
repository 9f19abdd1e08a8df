package tenure.jobs.doctor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tenure.jobs.database.Database;
import tenure.jobs.database.DatabaseTable;
import tenure.jobs.ingest.SourceSettings;

/** The databases that sources are read from: whether they let Tenure in. */
final class Databases {
  private Databases() {}

  static List<Finding> findings(List<SourceSettings> sources) {
    Map<String, Database> databases = new LinkedHashMap<>();
    for (SourceSettings source : sources) {
      source.objects().stream()
          .flatMap(o -> o.table().stream())
          .map(DatabaseTable::database)
          .findFirst()
          .ifPresent(database -> databases.put(source.name(), database));
    }
    return databases.entrySet().stream().map(d -> finding(d.getKey(), d.getValue())).toList();
  }

  private static Finding finding(String source, Database database) {
    String subject = "database " + source;
    return database
        .trouble()
        .map(
            said -> Finding.fail(subject, said, "Look at jdbc of the source, and at the database."))
        .orElseGet(() -> Finding.ok(subject, "answers."));
  }
}
