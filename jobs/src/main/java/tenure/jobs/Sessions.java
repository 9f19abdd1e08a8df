package tenure.jobs;

import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import tenure.jobs.lake.LinkedLogStore;
import tenure.jobs.lake.Traced;
import tenure.jobs.settings.Settings;

/**
 * Starts Spark for a night: local settings for local runs, whatever spark-submit says elsewhere.
 */
public final class Sessions {
  private static final String HADOOP = "spark.hadoop.";

  private Sessions() {}

  /**
   * The session of this process. A session that stands already (spark-submit, a notebook) is used
   * as it is.
   */
  public static SparkSession start(Settings settings) {
    SparkSession.Builder builder =
        SparkSession.builder()
            .appName("tenure")
            .config("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension")
            .config(
                "spark.sql.catalog.spark_catalog",
                "org.apache.spark.sql.delta.catalog.DeltaCatalog")
            // Extracts come in encodings that Spark would otherwise refuse, as windows-1252.
            .config("spark.sql.legacy.javaCharsets", true)
            // Lower case by Java: ICU first works out the title case of every character there is.
            .config("spark.sql.icu.caseMappings.enabled", false)
            .config("spark.sql.session.timeZone", "UTC");
    LinkedLogStore.settings().forEach(builder::config);
    keeping(settings.operations().tidy().rollbackNights()).forEach(builder::config);
    settings
        .operations()
        .lineage()
        .file()
        .ifPresent(file -> Traced.settings(file).forEach(builder::config));
    if (isLocal()) {
      local(builder, settings.spark().master());
    }
    return builder.getOrCreate();
  }

  /** How files are reached without a session: for what must be answered within a second. */
  public static Configuration storage() {
    Configuration hadoop = new Configuration();
    if (isLocal()) {
      LocalDisk.settings().forEach((key, value) -> hadoop.set(hadoopKey(key), value));
    }
    System.getProperties().stringPropertyNames().stream()
        .filter(key -> key.startsWith(HADOOP))
        .forEach(key -> hadoop.set(hadoopKey(key), System.getProperty(key)));
    return hadoop;
  }

  /** Delta forgets old versions by itself: not before nobody can be served them any more. */
  private static Map<String, String> keeping(int rollbackNights) {
    String interval = "interval " + 2 * rollbackNights + " days";
    return Map.of(
        "spark.databricks.delta.properties.defaults.logRetentionDuration", interval,
        "spark.databricks.delta.properties.defaults.deletedFileRetentionDuration", interval);
  }

  private static String hadoopKey(String key) {
    return key.substring(HADOOP.length());
  }

  private static boolean isLocal() {
    return System.getProperty("spark.master") == null;
  }

  /**
   * The same session for reading much: there plans earn their compilation, whatever this process
   * does with small ones.
   */
  public static SparkSession compiling(SparkSession spark) {
    SparkSession compiling = spark.newSession();
    compiling.conf().set("spark.sql.codegen.wholeStage", true);
    compiling.conf().set("spark.sql.codegen.factoryMode", "FALLBACK");
    compiling.conf().set("spark.sql.subexpressionElimination.enabled", true);
    // What a condition asks twice is else worked out before its first part, which most rows fail.
    compiling.conf().set("spark.sql.subexpressionElimination.skipForShortcutExpr", true);
    return compiling;
  }

  /** The same for reading names that differ in case only, which Spark else takes for one. */
  public static SparkSession byCase(SparkSession spark) {
    SparkSession telling = compiling(spark);
    telling.conf().set("spark.sql.caseSensitive", true);
    return telling;
  }

  /**
   * What one machine wants: nearly all time of a small night is planning, so everything that adds
   * planning is off.
   */
  private static void local(SparkSession.Builder builder, String master) {
    int cores = Runtime.getRuntime().availableProcessors();
    LocalDisk.settings().forEach(builder::config);
    builder
        .master(master)
        .config("spark.ui.enabled", false)
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.sql.shuffle.partitions", cores)
        // Small tables are read into one partition each, where a join needs no exchange at all,
        // while each broadcast is a job of its own.
        .config("spark.sql.autoBroadcastJoinThreshold", -1)
        // As many parts as cores however much is read: what one task adds up need not be exchanged.
        .config("spark.sql.files.maxPartitionBytes", "1g")
        // A night's rows all go to one folder: no need to sort them by folder first.
        .config("spark.sql.maxConcurrentOutputFileWriters", 4)
        .config("spark.sql.inMemoryColumnarStorage.compressed", false)
        .config("spark.sql.adaptive.enabled", false)
        // Guessing filters from constraints grows with the square and more of a plan's aliases:
        // minutes, on ours.
        .config("spark.sql.constraintPropagation.enabled", false)
        // Spark checks every rule's work on every plan, draws each plan for its web page, and Delta
        // writes all file names once more beside each commit: none of it is looked at here.
        .config("spark.sql.lightweightPlanChangeValidation", false)
        .config("spark.sql.ui.explainMode", "simple")
        .config("spark.databricks.delta.allFilesInCrc.enabled", false)
        .config("spark.databricks.delta.snapshotPartitions", 1)
        .config("spark.sql.sources.parallelPartitionDiscovery.parallelism", cores)
        .config("spark.sql.codegen.cache.maxEntries", 4000)
        .config("spark.ui.showConsoleProgress", false)
        .config(
            "spark.sql.warehouse.dir", System.getProperty("java.io.tmpdir") + "/tenure-warehouse")
        .config("spark.sql.catalogImplementation", "in-memory");
  }
}
