package tenure.jobs.ingest;

import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.bronze.Delivered;
import tenure.bronze.Extract;
import tenure.bronze.Extracts;
import tenure.bronze.Layout;
import tenure.bronze.Staged;
import tenure.contract.Table;
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
  private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);

  /** The staged rows of the night, marked with the extract they came from. */
  Dataset<Row> staged() {
    return marked(stage(lake.slice(object.extract().table(), night)));
  }

  /** The staged rows of earlier nights, none before the day given. */
  Dataset<Row> stagedBefore(LocalDate from) {
    Dataset<Row> earlier = lake.slices(object.extract().table(), from, night.minusDays(1));
    return marked(into.stage().apply(good(earlier), this::delivered));
  }

  /** An expression of the settings is only understood beside the columns it reads. */
  private Dataset<Row> stage(Dataset<Row> bronze) {
    try {
      return into.stage().apply(good(bronze), this::delivered);
    } catch (InvalidMapping refused) {
      throw new BadSettings(List.of(refused.getMessage()));
    }
  }

  /**
   * All that the nights up to this one took of another object of the vendor, in the columns of its
   * interface.
   */
  private Dataset<Row> delivered(Table api) {
    Extract asked = Extracts.ALL.stream().filter(e -> e.table() == api).findFirst().orElseThrow();
    Layout own = object.extract().shape().layout();
    Extract landed =
        Stream.of(own, Layout.API, Layout.FIVETRAN, Layout.FIVETRAN_HISTORY, Layout.AIRBYTE)
            .map(asked::in)
            .filter(e -> lake.has(e.table()))
            .findFirst()
            .orElse(asked);
    Dataset<Row> rows = good(lake.slices(landed.table(), FIRST_DAY, night));
    return landed.shape().asApi(rows, List.of());
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
