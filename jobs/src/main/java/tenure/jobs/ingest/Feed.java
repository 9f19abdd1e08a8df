package tenure.jobs.ingest;

import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.bronze.Delivered;
import tenure.bronze.Staged;
import tenure.jobs.lake.Lake;
import tenure.jobs.settings.BadSettings;
import tenure.silver.InvalidMapping;

/**
 * One extract on its way into one table.
 *
 * @param lake where bronze stands
 * @param night the night
 * @param object the extract
 * @param into the table and the stage that leads there
 */
record Feed(Lake lake, LocalDate night, ObjectSettings object, Staged into) {

  /** The staged rows of the night, marked with the extract they came from. */
  Dataset<Row> staged() {
    return marked(stage(lake.slice(object.extract().table(), night)));
  }

  /** The staged rows of earlier nights, none before the day given. */
  Dataset<Row> stagedBefore(LocalDate from) {
    return marked(
        into.stage().apply(good(lake.slices(object.extract().table(), from, night.minusDays(1)))));
  }

  /** An expression of the settings is only understood beside the columns it reads. */
  private Dataset<Row> stage(Dataset<Row> bronze) {
    try {
      return into.stage().apply(good(bronze));
    } catch (InvalidMapping refused) {
      throw new BadSettings(List.of(refused.getMessage()));
    }
  }

  private static Dataset<Row> good(Dataset<Row> bronze) {
    return bronze.where(Delivered.CORRUPT.col().isNull());
  }

  private Dataset<Row> marked(Dataset<Row> staged) {
    return staged
        .withColumn(StagedNoun.SOURCE, lit(object.source()))
        .withColumn(StagedNoun.OBJECT, lit(object.object()));
  }
}
