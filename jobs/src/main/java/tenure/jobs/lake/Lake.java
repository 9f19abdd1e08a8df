package tenure.jobs.lake;

import static org.apache.spark.sql.functions.lit;

import java.sql.Date;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.contract.Versions;
import tenure.jobs.StepResult;

/**
 * The tables on disk: the only class that reads or writes Delta. A write replaces one night's slice
 * whole, in one commit, so running a night again changes nothing.
 */
public final class Lake {
  private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);
  private static final int FEW_FILES = 200;
  private static final long SMALL_BYTES = 4L << 20;

  private final SparkSession spark;
  private final String root;
  private final Files files;
  private final Snapshots snapshots;

  /** The lake under a folder, which need not exist yet. */
  public Lake(SparkSession spark, String root) {
    this.spark = spark;
    this.root = root;
    Configuration hadoop = spark.sessionState().newHadoopConf();
    this.files = new Files(hadoop);
    this.snapshots = new Snapshots(hadoop);
  }

  /** The session that reads this lake. */
  public SparkSession spark() {
    return spark;
  }

  /** The lake's folder. */
  public String root() {
    return root;
  }

  /** The files of the lake beside its tables: manifests and summaries. */
  public Files files() {
    return files;
  }

  /** The folder of a table. */
  public Path path(Table table) {
    return new Path(root, table.layer().id() + "/" + table.name());
  }

  /** Whether the table was ever written. */
  public boolean has(Table table) {
    return files.exists(new Path(path(table), "_delta_log"));
  }

  /** Every row of the table; no rows where it was never written. */
  public Dataset<Row> read(Table table) {
    return read(table, night -> true, lit(true));
  }

  /** The table as it was at a version. */
  public Dataset<Row> read(Table table, long version) {
    Snapshots.Contents contents = snapshots.at(path(table), version);
    return rows(table, contents, contents.files(), lit(true));
  }

  /** The slices from one day to another, both included. */
  public Dataset<Row> slices(Table table, LocalDate from, LocalDate to) {
    return read(
        table,
        night -> !night.isBefore(from) && !night.isAfter(to),
        slice(table).col().between(lit(Date.valueOf(from)), lit(Date.valueOf(to))));
  }

  /** The slice of one night. */
  public Dataset<Row> slice(Table table, LocalDate night) {
    return slices(table, night, night);
  }

  /** What earlier nights wrote: the glance back of a table at itself. */
  public Dataset<Row> before(Table table, LocalDate night) {
    return slices(table, FIRST_DAY, night.minusDays(1));
  }

  /** The newest slice that an earlier night wrote; no rows where there is none. */
  public Dataset<Row> lastBefore(Table table, LocalDate night) {
    String prefix = slice(table).name() + "=";
    return files.list(path(table)).stream()
        .map(f -> f.getPath().getName())
        .filter(name -> name.startsWith(prefix))
        .map(name -> LocalDate.parse(name.substring(prefix.length())))
        .filter(day -> day.isBefore(night))
        .max(LocalDate::compareTo)
        .map(day -> slice(table, day))
        .orElseGet(() -> nothing(table));
  }

  /** The entities of a versioned table as known at the end of a night. */
  public Dataset<Row> asKnown(Table table, LocalDate night) {
    return Versions.asKnown(table, slices(table, FIRST_DAY, night), night);
  }

  /** Replaces the slice of a night by these rows, in one commit. */
  public StepResult replace(Table table, LocalDate night, Dataset<Row> rows) {
    long start = System.nanoTime();
    long before = version(table).orElse(-1L);
    Dataset<Row> conformed = rows.transform(table::conform);
    String partition = slice(table).name() + "=" + night;
    boolean isFirst = !files.exists(new Path(path(table), partition));
    DataFrameWriter<Row> writer = conformed.write().format("delta");
    if (before < 0) {
      TableProperties.of(table).forEach(writer::option);
      write(table, writer.mode(SaveMode.ErrorIfExists).partitionBy(slice(table).name()));
    } else if (isFirst) {
      // Nothing of this night stands there yet, so the cheapest write is the right one.
      write(table, writer.mode(SaveMode.Append));
    } else {
      String condition = slice(table).name() + " = DATE'" + night + "'";
      write(table, writer.mode(SaveMode.Overwrite).option("replaceWhere", condition));
    }
    return result(table, before, start);
  }

  /** Adds rows, for ledgers of what happened. */
  public StepResult append(Table table, Dataset<Row> rows) {
    long start = System.nanoTime();
    long before = version(table).orElse(-1L);
    DataFrameWriter<Row> writer =
        rows.transform(table::conform).write().format("delta").mode(SaveMode.Append);
    if (before < 0) {
      TableProperties.of(table).forEach(writer::option);
      table.slice().ifPresent(s -> writer.partitionBy(s.name()));
    }
    write(table, writer);
    return result(table, before, start);
  }

  /** Replaces the whole table, for tables without nights. */
  public StepResult replaceAll(Table table, Dataset<Row> rows) {
    long start = System.nanoTime();
    long before = version(table).orElse(-1L);
    DataFrameWriter<Row> writer = rows.transform(table::conform).write().format("delta");
    if (before < 0) {
      TableProperties.of(table).forEach(writer::option);
    }
    write(table, writer.mode(SaveMode.Overwrite));
    return result(table, before, start);
  }

  /** The newest version of a table; empty where it was never written. */
  public Optional<Long> version(Table table) {
    return has(table) ? Optional.of(Commits.last(files, path(table)).version()) : Optional.empty();
  }

  /** Makes tables known to SQL by their full names; marts are shown at their published version. */
  public void register(Collection<Table> tables) {
    Optional<Published.Manifest> published = Published.read(this);
    for (Table table : tables) {
      spark.sql("CREATE DATABASE IF NOT EXISTS " + table.layer().id());
      Optional<Long> pinned = published.flatMap(m -> m.version(table));
      String at = pinned.map(v -> " VERSION AS OF " + v).orElse("");
      spark.sql(
          "CREATE OR REPLACE VIEW "
              + table.fullName()
              + " AS SELECT * FROM delta.`"
              + path(table)
              + "`"
              + at);
    }
  }

  /** The rows that readers are given of a mart; none while nothing is published. */
  public Dataset<Row> published(Table mart) {
    return Published.read(this)
        .flatMap(m -> m.version(mart))
        .map(version -> read(mart, version))
        .orElseGet(() -> nothing(mart));
  }

  private Dataset<Row> read(Table table, Predicate<LocalDate> nights, Column condition) {
    Optional<Long> version = version(table);
    if (version.isEmpty()) {
      return nothing(table);
    }
    Snapshots.Contents contents = snapshots.latest(path(table), version.get());
    List<Snapshots.DataFile> read =
        contents.files().stream().filter(f -> f.night().map(nights::test).orElse(true)).toList();
    return rows(table, contents, read, condition);
  }

  /**
   * Few files are read as what they are, small ones by one task: a plan without listing, shuffles
   * and broadcasts. Many are left to Delta.
   */
  private Dataset<Row> rows(
      Table table, Snapshots.Contents contents, List<Snapshots.DataFile> read, Column condition) {
    if (read.isEmpty()) {
      return nothing(table);
    }
    if (read.size() > FEW_FILES) {
      return spark
          .read()
          .format("delta")
          .option("versionAsOf", contents.version())
          .load(path(table).toString())
          .where(condition)
          .transform(table::conform);
    }
    Dataset<Row> rows =
        spark
            .read()
            .schema(contents.schema())
            .option("basePath", path(table).toString())
            .parquet(read.stream().map(Snapshots.DataFile::path).toArray(String[]::new));
    boolean isSmall = read.stream().mapToLong(Snapshots.DataFile::bytes).sum() <= SMALL_BYTES;
    return (isSmall ? rows.coalesce(1) : rows).transform(table::conform);
  }

  private Dataset<Row> nothing(Table table) {
    return spark.createDataFrame(List.of(), table.schema()).coalesce(1);
  }

  private void write(Table table, DataFrameWriter<Row> writer) {
    try {
      writer.save(path(table).toString());
    } catch (Exception refused) {
      throw ContractBroken.translate(table, refused);
    }
  }

  private StepResult result(Table table, long before, long start) {
    Commits.Commit commit = Commits.last(files, path(table));
    long millis = (System.nanoTime() - start) / 1_000_000;
    if (commit.version() == before) {
      // Delta makes no commit of an append without rows.
      return new StepResult(table.fullName(), 0, 0, 0, before, millis);
    }
    return new StepResult(
        table.fullName(), commit.rows(), commit.files(), commit.bytes(), commit.version(), millis);
  }

  private static Field slice(Table table) {
    return table
        .slice()
        .orElseThrow(() -> new IllegalStateException(table + " is not sliced by night"));
  }
}
