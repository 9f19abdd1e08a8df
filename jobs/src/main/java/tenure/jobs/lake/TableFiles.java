package tenure.jobs.lake;

import static org.apache.spark.sql.functions.lit;

import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.datasources.DataSource;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.jobs.Sessions;

/**
 * The rows of tables. Few files are read as what they are, small ones by one task: a plan without
 * listing, shuffles and broadcasts. Many are left to Delta, and so are all that are traced, whose
 * plans must name the table.
 */
final class TableFiles {
  private static final int FEW_FILES = 200;
  private static final long SMALL_BYTES = 4L << 20;
  private static final long MANY_BYTES = 8L << 20;

  private final SparkSession spark;
  private final SparkSession compiling;
  private final Snapshots snapshots;
  private final int fewFiles;
  private final long smallBytes;
  private final long manyBytes;

  TableFiles(SparkSession spark, Configuration hadoop) {
    this(spark, hadoop, Traced.is(spark) ? 0 : FEW_FILES, SMALL_BYTES, MANY_BYTES);
  }

  /**
   * The same with other bounds.
   *
   * @param fewFiles so many files at most are read as what they are
   * @param smallBytes so many bytes at most are read by one task
   * @param manyBytes more than so many are read by compiled plans
   */
  TableFiles(
      SparkSession spark, Configuration hadoop, int fewFiles, long smallBytes, long manyBytes) {
    this.spark = spark;
    this.compiling = Sessions.compiling(spark);
    this.snapshots = new Snapshots(hadoop);
    this.fewFiles = fewFiles;
    this.smallBytes = smallBytes;
    this.manyBytes = manyBytes;
  }

  /** The table at its newest version, which the caller knows. */
  Dataset<Row> newest(Table table, Path folder, long version) {
    Snapshots.Contents contents = snapshots.latest(folder, version);
    return rows(table, folder, contents, contents.files());
  }

  /** The slices from one day to another, both included, at the newest version. */
  Dataset<Row> slices(
      Table table, Path folder, long version, Field slice, LocalDate from, LocalDate to) {
    Snapshots.Contents contents = snapshots.latest(folder, version);
    List<Snapshots.DataFile> within =
        contents.files().stream().filter(f -> f.isWithin(slice, from, to)).toList();
    return rows(table, folder, contents, within)
        .where(slice.col().between(lit(Date.valueOf(from)), lit(Date.valueOf(to))));
  }

  /** What the table consists of at its newest version, which the caller knows. */
  Snapshots.Contents contents(Path folder, long version) {
    return snapshots.latest(folder, version);
  }

  /** The rows of some files of a table. */
  Dataset<Row> of(
      Table table, Path folder, Snapshots.Contents contents, List<Snapshots.DataFile> some) {
    return rows(table, folder, contents, some, Integer.MAX_VALUE);
  }

  /** The table as it was at a version. */
  Dataset<Row> at(Table table, Path folder, long version) {
    Snapshots.Contents contents = snapshots.at(folder, version);
    return rows(table, folder, contents, contents.files());
  }

  private Dataset<Row> rows(
      Table table, Path folder, Snapshots.Contents contents, List<Snapshots.DataFile> files) {
    return rows(table, folder, contents, files, fewFiles);
  }

  private Dataset<Row> rows(
      Table table,
      Path folder,
      Snapshots.Contents contents,
      List<Snapshots.DataFile> files,
      int few) {
    if (files.isEmpty()) {
      return nothing(table);
    }
    long bytes = files.stream().mapToLong(Snapshots.DataFile::bytes).sum();
    SparkSession reader = bytes > manyBytes ? compiling : spark;
    if (files.size() > few) {
      return reader
          .read()
          .format("delta")
          .option("versionAsOf", contents.version())
          .load(folder.toString())
          .transform(table::conformStored);
    }
    Dataset<Row> rows =
        reader
            .read()
            .schema(contents.schema())
            .option("basePath", folder.toString())
            // A file is meant by its name, whatever characters the lake's folder has.
            .option(DataSource.GLOB_PATHS_KEY(), "false")
            .parquet(files.stream().map(Snapshots.DataFile::path).toArray(String[]::new));
    return (bytes <= smallBytes ? rows.coalesce(1) : rows).transform(table::conformStored);
  }

  /** No rows. */
  Dataset<Row> nothing(Table table) {
    return spark.createDataFrame(List.of(), table.schema()).coalesce(1);
  }
}
