package tenure.jobs.bench;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sequence;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.contract.Versions;
import tenure.features.AccountProfile;
import tenure.jobs.lake.Lake;
import tenure.scores.HealthMeasures;
import tenure.scores.HealthScores;
import tenure.signals.Signals;
import tenure.silver.AccountLinks;
import tenure.silver.DailyUsage;

/** Invented use as both sides of a bench find it: in the lake's files. */
final class HealthInputs {
  private final Lake lake;
  private final InventedUsage invented;

  HealthInputs(Lake lake, InventedUsage invented) {
    this.lake = lake;
    this.invented = invented;
  }

  /** Writes the use of so many nights up to the last in one commit, a file for each night. */
  void write(LocalDate last, int nights) {
    Dataset<Row> links =
        invented
            .links()
            .withColumns(
                Map.of(
                    Versions.IS_DELETED.name(), lit(false),
                    Versions.KNOWN_ON.name(), lit(last.minusDays(nights)),
                    Versions.WRITTEN_ON.name(), lit(last.minusDays(nights))));
    lake.replace(
        AccountLinks.TABLE, last.minusDays(nights), InventedLedger.of(AccountLinks.TABLE, links));
    lake.append(DailyUsage.TABLE, invented.increments(last, nights));
  }

  /** Writes the profiles of a night. */
  void profiles(LocalDate night) {
    lake.replace(AccountProfile.TABLE, night, invented.profiles(night));
  }

  /** Nights before a night whose judgement was that of the night itself. */
  void judgedBefore(LocalDate night, int nights) {
    for (Table table : List.of(HealthMeasures.TABLE, HealthScores.TABLE, Signals.TABLE)) {
      Field by = table.slice().orElseThrow();
      Dataset<Row> rows =
          lake.slice(table, night)
              .drop(by.name())
              .withColumn(
                  by.name(),
                  explode(sequence(lit(night.minusDays(nights)), lit(night.minusDays(1)))));
      lake.append(table, rows.repartition(col(by.name())));
    }
  }

  /** Where DuckDB finds the files of a table. */
  String files(Table table) {
    return Path.of(lake.path(table).toUri().getPath()) + "/*.parquet";
  }
}
