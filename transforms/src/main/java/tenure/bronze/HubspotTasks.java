package tenure.bronze;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.upper;
import static org.apache.spark.sql.functions.when;

import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Reading;
import tenure.columns.Words;
import tenure.contract.Table;
import tenure.silver.Touchpoints;

/** Tasks of HubSpot: one row per task exported. */
public final class HubspotTasks {
  public static final Table TABLE = Hubspot.table("tasks", "Tasks as HubSpot exports them.");

  public static final Extract EXTRACT =
      HubspotActivities.extract("tasks", TABLE, HubspotTasks::touchpoints);

  private static final Map<String, String> KINDS =
      Map.of("call", "call", "email", "email", "meeting", "meeting");
  private static final Column KIND = col("_kind");

  private HubspotTasks() {}

  /** Tasks to call, write to or meet customers; to-dos are the team\u2019s own and are left out. */
  static Dataset<Row> touchpoints(Dataset<Row> raw) {
    Column isArchived = Reading.flag(Hubspot.ARCHIVED.name()).value();
    Column isDone = upper(Hubspot.property("hs_task_status")).equalTo("COMPLETED");
    Reading due = HubspotActivities.day();
    Dataset<Row> tasks =
        Hubspot.opened(raw)
            .withColumn(KIND.toString(), Words.known(Hubspot.property("hs_task_type"), KINDS))
            .where(KIND.isNotNull().or(coalesce(isArchived, lit(false))));
    return HubspotActivities.touchpoints(tasks)
        .set(Touchpoints.KIND, KIND)
        .set(Touchpoints.SCHEDULED_DATE, due)
        .set(Touchpoints.HELD_DATE, when(isDone, due.value()))
        .rows();
  }
}
