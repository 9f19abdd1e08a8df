package tenure.jobs.cli;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import tenure.bronze.RejectedRows;
import tenure.contract.Table;
import tenure.jobs.Sessions;
import tenure.jobs.lake.Lake;
import tenure.jobs.settings.Settings;

/**
 * Does once what every night does, in a folder of its own, so that the launcher can archive the
 * classes that Spark and Delta load for it. It takes a third off the start of every later command.
 */
public final class WarmUp {
  private WarmUp() {}

  /** Starts Spark, reads an extract, writes, replaces and reads a table. */
  public static void main(String[] args) throws IOException {
    Path folder = Files.createTempDirectory("tenure-warm-up");
    Settings settings = Settings.load(Settings.Overrides.none());
    SparkSession spark = Sessions.start(settings);
    Lake lake = new Lake(spark, folder.resolve("lake").toString());
    Dataset<Row> rows = rejected(spark, folder);
    LocalDate night = LocalDate.of(2026, 1, 31);
    lake.replace(RejectedRows.TABLE, night, rows);
    lake.replace(RejectedRows.TABLE, night, rows);
    Dataset<Row> read = lake.slice(RejectedRows.TABLE, night).as("l");
    read.join(
            rows.as("r"),
            RejectedRows.FILE.of("l").equalTo(RejectedRows.FILE.of("r")),
            "left_outer")
        .groupBy(RejectedRows.SOURCE.of("l"))
        .agg(count(lit(1)), max(RejectedRows.LINE.of("r")))
        .toLocalIterator()
        .forEachRemaining(row -> {});
    spark.stop();
    FileUtils.deleteDirectory(folder.toFile());
  }

  private static Dataset<Row> rejected(SparkSession spark, Path folder) throws IOException {
    Path extract =
        Files.writeString(folder.resolve("extract.csv"), "file,line\na.csv,1\nb.csv,2\n");
    Dataset<Row> given = spark.read().option("header", true).csv(extract.toString());
    Table table = RejectedRows.TABLE;
    Row row =
        RowFactory.create(
            "crm", "accounts", "a.csv", 1L, "Id", "", "empty", java.sql.Date.valueOf("2026-01-31"));
    return spark
        .createDataFrame(List.of(row), table.schema())
        .join(given.select("file"), "file")
        .transform(table::conform);
  }
}
