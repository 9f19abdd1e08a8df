package tenure.jobs.lake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.execution.datasources.DataSource;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.jobs.Sessions;

/** Every row that stands in any file of a table, whichever version it belongs to. */
public final class EveryRow {
  private static final Column PLACE =
      concat_ws("#", col("_metadata.file_name"), col("_metadata.row_index"));

  private EveryRow() {}

  /** Whether a file holds rows of a table, and is not a part of its log. */
  public static boolean isIn(FileStatus file) {
    Path path = file.getPath();
    return path.getName().endsWith(".parquet") && !path.toString().contains("/_delta_log/");
  }

  /**
   * The rows of a table.
   *
   * @param name the column that names the row instead of what it holds: its file, {@code #} and its
   *     place in it, from 0
   */
  public static Dataset<Row> of(Lake lake, Table table, Field name) {
    Path folder = lake.path(table);
    Map<Boolean, List<String>> files =
        lake.files().below(folder).stream()
            .filter(EveryRow::isIn)
            .map(f -> f.getPath().toString())
            .collect(
                Collectors.partitioningBy(f -> new Path(f).getParent().getName().contains("=")));
    // A table whose nights once had folders holds files of both kinds, which Spark reads apart.
    return files.values().stream()
        .filter(some -> !some.isEmpty())
        .map(some -> read(lake, table, folder, some).withColumn(name.name(), PLACE))
        .reduce(Dataset::unionByName)
        .orElseGet(() -> lake.tables().nothing(table));
  }

  private static Dataset<Row> read(Lake lake, Table table, Path folder, List<String> files) {
    return Sessions.compiling(lake.spark())
        .read()
        .schema(table.schema())
        .option("basePath", folder.toString())
        .option(DataSource.GLOB_PATHS_KEY(), "false")
        .parquet(files.toArray(String[]::new));
  }
}
