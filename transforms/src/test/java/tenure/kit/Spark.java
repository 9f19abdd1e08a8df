package tenure.kit;

import org.apache.spark.sql.SparkSession;

/** The one session of a test run: local, small, silent, UTC. */
public final class Spark {
  private static final String LOG_STORE = "spark.delta.logStore.file.impl";
  private static final SparkSession SESSION = start();

  private Spark() {}

  /** The shared session. */
  public static SparkSession session() {
    return SESSION;
  }

  private static SparkSession start() {
    SparkSession.Builder builder =
        SparkSession.builder()
            .master("local[2]")
            .config("spark.ui.enabled", false)
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.sql.shuffle.partitions", 1)
            .config("spark.default.parallelism", 2)
            .config("spark.sql.legacy.javaCharsets", true)
            .config("spark.sql.icu.caseMappings.enabled", false)
            .config("spark.sql.session.timeZone", "UTC")
            .config("spark.sql.adaptive.enabled", false)
            .config("spark.sql.constraintPropagation.enabled", false)
            // Each plan runs once over a few rows: interpreting it costs less than compiling it,
            // and
            // a join of single partitions less than a broadcast.
            .config("spark.sql.codegen.wholeStage", false)
            .config("spark.sql.codegen.factoryMode", "NO_CODEGEN")
            .config("spark.sql.subexpressionElimination.enabled", false)
            .config("spark.sql.autoBroadcastJoinThreshold", -1)
            .config(
                "spark.sql.warehouse.dir", System.getProperty("java.io.tmpdir") + "/tenure-test");
    // The tests of jobs run on the same kit, with Delta on their class path.
    if (isOnClassPath("io.delta.sql.DeltaSparkSessionExtension")) {
      builder
          .config("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension")
          .config(
              "spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog")
          .config("spark.databricks.delta.snapshotPartitions", 1)
          .config(LOG_STORE, System.getProperty(LOG_STORE, "tenure.jobs.lake.LinkedLogStore"))
          .config("spark.hadoop.fs.file.impl", "tenure.jobs.LocalDisk")
          .config("spark.hadoop.fs.AbstractFileSystem.file.impl", "tenure.jobs.LocalDisk$Renaming")
          .config("spark.sql.sources.parallelPartitionDiscovery.parallelism", 2);
    }
    return builder.getOrCreate();
  }

  private static boolean isOnClassPath(String name) {
    try {
      Class.forName(name, false, Spark.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException absent) {
      return false;
    }
  }
}
