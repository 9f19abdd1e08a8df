package tenure.bronze;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Reading;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.silver.DailyUsage;

/** Hours of tagged features in Pendo: one row per visitor, account, feature and hour. */
public final class PendoFeatureEvents {
  public static final Field FEATURE_ID = Field.text("featureId", "The feature.");

  public static final Table TABLE =
      Delivered.table(
          Pendo.VENDOR,
          "feature_events",
          "Use of tagged features as Pendo counts it by the hour.",
          Pendo.columns(FEATURE_ID));

  public static final Extract EXTRACT =
      new Extract(
          Pendo.VENDOR,
          "feature_events",
          TABLE,
          List.of(
              FEATURE_ID.name(),
              Pendo.VISITOR_ID.name(),
              Pendo.HOUR.name(),
              Pendo.NUM_EVENTS.name()),
          List.of(new Staged(DailyUsage.TABLE, PendoFeatureEvents::usage)));

  private PendoFeatureEvents() {}

  /** One row per hour of a visitor. */
  static Dataset<Row> usage(Dataset<Row> raw) {
    return Pendo.usage(raw, FEATURE_ID, Reading.clean(FEATURE_ID.col()));
  }
}
