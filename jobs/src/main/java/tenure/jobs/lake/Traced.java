package tenure.jobs.lake;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/**
 * Sessions that tell which columns every column was made of. OpenLineage's listener reads it from
 * plans, so these must reach back to tables, and name tables rather than their files.
 */
public final class Traced {
  private static final String IS_TRACED = "spark.tenure.traced";
  private static final String LINEAGE = "spark.openlineage.";
  private static final String TRANSPORT = LINEAGE + "transport.";

  private Traced() {}

  /**
   * Settings of a session whose events are added to a file, unless it is told another transport.
   */
  public static Map<String, String> settings(Path file) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put(IS_TRACED, "true");
    settings.put("spark.extraListeners", "io.openlineage.spark.agent.OpenLineageSparkListener");
    settings.put(LINEAGE + "namespace", "tenure");
    // Whole plans make events of megabytes.
    settings.put(LINEAGE + "facets.spark.logicalPlan.disabled", "true");
    settings.put(LINEAGE + "facets.spark_unknown.disabled", "true");
    if (System.getProperty(TRANSPORT + "type") == null) {
      settings.put(TRANSPORT + "type", "file");
      settings.put(TRANSPORT + "location", file.toAbsolutePath().toString());
    }
    return settings;
  }

  static boolean is(SparkSession spark) {
    return Boolean.parseBoolean(spark.sparkContext().conf().get(IS_TRACED, "false"));
  }
}
