package tenure.jobs.lake;

import static org.apache.spark.sql.functions.lit;

import java.sql.Date;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
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

  private final SparkSession spark;
  private final String root;
  private final Files files;
  private final TableFiles tables;
  private final Carried carried;
  private final Runnable fence;

  /** The lake under a folder, which need not exist yet. */
  public Lake(SparkSession spark, String root) {
    this(spark, root, Carried.MOST_SLICES);
  }

  Lake(SparkSession spark, String root, int mostSlices) {
    this(spark, root, new TableFiles(spark, spark.sessionState().newHadoopConf()), mostSlices);
  }

  Lake(SparkSession spark, String root, TableFiles tables) {
    this(spark, root, tables, Carried.MOST_SLICES);
  }

  private Lake(SparkSession spark, String root, TableFiles tables, int mostSlices) {
    this.spark = spark;
    this.root = root;
    this.files = new Files(spark.sessionState().newHadoopConf());
    this.tables = tables;
    this.carried = new Carried(root, files, mostSlices);
    this.fence = () -> {};
  }

  private Lake(Lake lake, Runnable fence) {
    this.spark = lake.spark;
    this.root = lake.root;
    this.files = lake.files;
    this.tables = lake.tables;
    this.carried = lake.carried;
    this.fence = fence;
  }

  /** The same lake, written to only as long as the lease is held. */
  public Lake under(Lease lease) {
    return new Lake(this, lease::check);
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
    return path(root, table);
  }

  static Path path(String root, Table table) {
    return new Path(root, table.layer().id() + "/" + table.name());
  }

  /** Whether the table was ever written. */
  public boolean has(Table table) {
    return version(table).isPresent();
  }

  /** Every row of the table; no rows where it was never written. */
  public Dataset<Row> read(Table table) {
    return version(table)
        .map(version -> tables.newest(table, path(table), version))
        .orElseGet(() -> tables.nothing(table));
  }

  /** The table as it was at a version. */
  public Dataset<Row> read(Table table, long version) {
    return tables.at(table, path(table), version);
  }

  /**
   * The slices from one day to another, both included; each version in the slice that learned it.
   */
  public Dataset<Row> slices(Table table, LocalDate from, LocalDate to) {
    Dataset<Row> rows = written(table, from, to);
    return table.isVersioned() ? rows.where(isLearned()) : rows;
  }

  private static Column isLearned() {
    return Versions.KNOWN_ON.col().equalTo(Versions.WRITTEN_ON.col());
  }

  private Dataset<Row> written(Table table, LocalDate from, LocalDate to) {
    Field by = slice(table);
    return version(table)
        .map(version -> tables.slices(table, path(table), version, by, from, to))
        .orElseGet(() -> tables.nothing(table));
  }

  /** The slice of one night. */
  public Dataset<Row> slice(Table table, LocalDate night) {
    return slices(table, night, night);
  }

  /**
   * What earlier nights wrote: the glance back of a table at itself. Of a versioned table it is as
   * much as tells the latest version of every key.
   */
  public Dataset<Row> before(Table table, LocalDate night) {
    return upTo(table, night.minusDays(1));
  }

  private Dataset<Row> upTo(Table table, LocalDate night) {
    Optional<LocalDate> since = table.isVersioned() ? carried.last(table, night) : Optional.empty();
    return since
        .map(
            first ->
                written(table, first, night)
                    .where(isLearned().or(Versions.WRITTEN_ON.col().equalTo(Date.valueOf(first)))))
        .orElseGet(() -> slices(table, FIRST_DAY, night));
  }

  /** The latest version of each key up to a night, deletions included. */
  public Dataset<Row> latest(Table table, LocalDate night) {
    return Versions.latest(table, upTo(table, night));
  }

  /**
   * Carries the latest version of every key into the slice of a night, where readers would have to
   * open many slices otherwise: what is known costs the same however many nights there were.
   */
  public void carryForward(Table table, LocalDate night) {
    if (carried.isDue(table, path(table), night)) {
      Column isOlder = Versions.WRITTEN_ON.col().lt(Date.valueOf(night));
      Dataset<Row> older = latest(table, night).where(isOlder);
      append(table, older.withColumn(Versions.WRITTEN_ON.name(), lit(Date.valueOf(night))));
      carried.note(table, night);
    }
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
        .orElseGet(() -> tables.nothing(table));
  }

  /** The entities of a versioned table as known at the end of a night. */
  public Dataset<Row> asKnown(Table table, LocalDate night) {
    return Versions.asKnown(table, upTo(table, night), night);
  }

  /** Replaces the slice of a night by these rows, in one commit. */
  public StepResult replace(Table table, LocalDate night, Dataset<Row> rows) {
    if (table.isVersioned()) {
      fence.run();
      carried.forget(table, night);
    }
    return new TableWrite(files, table, path(table), fence).replace(night, rows);
  }

  /** Adds rows, for ledgers of what happened. */
  public StepResult append(Table table, Dataset<Row> rows) {
    return new TableWrite(files, table, path(table), fence).append(rows);
  }

  /** Replaces the whole table, for tables without nights. */
  public StepResult replaceAll(Table table, Dataset<Row> rows) {
    return new TableWrite(files, table, path(table), fence).replaceAll(rows);
  }

  /** The newest version of a table; empty where it was never written. */
  public Optional<Long> version(Table table) {
    return Commits.newest(files, path(table)).map(Commits::versionOf);
  }

  /** Makes tables known to SQL by their full names; marts are shown at their published version. */
  public void register(Collection<Table> tables) {
    Optional<Published.Manifest> published = Published.read(this);
    for (Table table : tables) {
      spark.sql("CREATE DATABASE IF NOT EXISTS " + table.layer().id());
      spark.sql(Views.statement(table, root, published.flatMap(m -> m.version(table))));
    }
  }

  /** The rows that readers are given of a mart; none while nothing is published. */
  public Dataset<Row> published(Table mart) {
    return published().rows(mart);
  }

  /** The marts as readers are given them now: for whoever reads several that must fit together. */
  public PublishedMarts published() {
    return new PublishedMarts(this, Published.read(this));
  }

  /** How this lake's files are reached. */
  Configuration hadoop() {
    return spark.sessionState().newHadoopConf();
  }

  Dataset<Row> nothing(Table table) {
    return tables.nothing(table);
  }

  static Field slice(Table table) {
    return table
        .slice()
        .orElseThrow(() -> new IllegalStateException(table + " is not sliced by night"));
  }
}
