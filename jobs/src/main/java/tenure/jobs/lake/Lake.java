package tenure.jobs.lake;

import static org.apache.spark.sql.functions.lit;

import java.sql.Date;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import tenure.contract.Field;
import tenure.contract.Layer;
import tenure.contract.Table;
import tenure.contract.Versions;
import tenure.jobs.StepResult;

/**
 * The tables on disk: the only class that reads or writes Delta. A write replaces one night's slice
 * whole, in one commit, so running a night again changes nothing.
 */
public final class Lake {
  private final SparkSession spark;
  private final String root;
  private final Files files;
  private final TableFiles tables;
  private final Carried carried;
  private final Nights nights;
  private final Runnable fence;
  private final Function<Table, Optional<Long>> versions;

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
    this.versions = table -> Commits.newest(files, path(table)).map(Commits::versionOf);
    this.nights = new Nights(root, tables, carried, versions);
  }

  private Lake(Lake lake, Runnable fence, Function<Table, Optional<Long>> versions) {
    this.spark = lake.spark;
    this.root = lake.root;
    this.files = lake.files;
    this.tables = lake.tables;
    this.carried = lake.carried;
    this.fence = fence;
    this.versions = versions;
    this.nights = new Nights(root, tables, carried, versions);
  }

  /** The same lake, written to only as long as the lease is held. */
  public Lake under(Lease lease) {
    return new Lake(this, lease::check, versions);
  }

  /**
   * The same lake as readers are given it now: every table at the version that the manifest in
   * force names, which changes together. What it does not name is read as it stands, but for marts,
   * which have no rows then.
   */
  public Lake served() {
    Optional<Published.Manifest> manifest = Published.read(this);
    return new Lake(
        this,
        fence,
        table ->
            manifest
                .flatMap(m -> m.version(table))
                .or(() -> table.layer() == Layer.MARTS ? Optional.empty() : versions.apply(table)));
  }

  /**
   * Asked before anything is written beside the tables.
   *
   * @throws LeaseLost where another may have taken the lake
   */
  public void checkHeld() {
    fence.run();
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
    return nights.slices(table, from, to);
  }

  /** The slice of one night. */
  public Dataset<Row> slice(Table table, LocalDate night) {
    return slices(table, night, night);
  }

  /** Whether the night may have left rows in the table: a look at its log alone. */
  public boolean hasSlice(Table table, LocalDate night) {
    return nights.has(table, night);
  }

  /**
   * What earlier nights wrote: the glance back of a table at itself. Of a versioned table it is as
   * much as tells the latest version of every key.
   */
  public Dataset<Row> before(Table table, LocalDate night) {
    return nights.upTo(table, night.minusDays(1));
  }

  /** The latest version of each key up to a night, deletions included. */
  public Dataset<Row> latest(Table table, LocalDate night) {
    return Versions.latest(table, nights.upTo(table, night));
  }

  /**
   * Carries the latest version of every key into the slice of a night, where readers would have to
   * open many slices otherwise: what is known costs the same however many nights there were.
   */
  public void carryForward(Table table, LocalDate night) {
    if (nights.isCarryingDue(table, night)) {
      Column isOlder = Versions.WRITTEN_ON.col().lt(Date.valueOf(night));
      Dataset<Row> older = latest(table, night).where(isOlder);
      append(table, older.withColumn(Versions.WRITTEN_ON.name(), lit(Date.valueOf(night))));
      carried.note(table, night);
    }
  }

  /** The newest slice that an earlier night wrote; no rows where there is none. */
  public Dataset<Row> lastBefore(Table table, LocalDate night) {
    return nights.lastBefore(table, night);
  }

  /** The entities of a versioned table as known at the end of a night. */
  public Dataset<Row> asKnown(Table table, LocalDate night) {
    return Versions.asKnown(table, nights.upTo(table, night), night);
  }

  /** Replaces the slice of a night by these rows, in one commit. */
  public StepResult replace(Table table, LocalDate night, Dataset<Row> rows) {
    if (table.isVersioned()) {
      fence.run();
      carried.forget(table, night);
    }
    return write(table).replace(night, rows);
  }

  /** Adds rows, for ledgers of what happened. */
  public StepResult append(Table table, Dataset<Row> rows) {
    return write(table).append(rows);
  }

  /** Replaces the whole table, for tables without nights. */
  public StepResult replaceAll(Table table, Dataset<Row> rows) {
    return write(table).replaceAll(rows);
  }

  /** Puts the rows of some files of a table into one; what is read stays the same. */
  StepResult gather(Table table, List<Snapshots.DataFile> some) {
    return write(table).gather(some);
  }

  /** The files that make up the table now. */
  List<Snapshots.DataFile> dataFiles(Table table) {
    return nights.all(table);
  }

  private TableWrite write(Table table) {
    return new TableWrite(files, tables, table, path(table), fence);
  }

  /** The version of a table that is read; empty where it was never written. */
  public Optional<Long> version(Table table) {
    return versions.apply(table);
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
  public Configuration hadoop() {
    return spark.sessionState().newHadoopConf();
  }

  /** What tables consist of, and rows without a table. */
  TableFiles tables() {
    return tables;
  }

  static Field slice(Table table) {
    return table
        .slice()
        .orElseThrow(() -> new IllegalStateException(table + " is not sliced by night"));
  }
}
