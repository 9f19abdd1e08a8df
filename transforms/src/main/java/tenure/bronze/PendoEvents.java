package tenure.bronze;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Reading;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.silver.DailyUsage;

/**
 * Hours of all use in Pendo, tagged or not: one row per visitor, account and hour. The use of
 * tagged features and pages is in it, so whoever loads this leaves those out.
 */
public final class PendoEvents {
  public static final Field PAGE_ID = Field.text("pageId", "The word allevents.");

  public static final Table TABLE =
      Delivered.table(
          Pendo.VENDOR,
          "events",
          "All use, tagged or not, as Pendo counts it by the hour.",
          Pendo.columns(PAGE_ID));

  public static final Extract EXTRACT =
      new Extract(
          Pendo.VENDOR,
          "events",
          TABLE,
          List.of(Pendo.VISITOR_ID.name(), Pendo.HOUR.name(), Pendo.NUM_EVENTS.name()),
          List.of(new Staged(DailyUsage.TABLE, PendoEvents::usage)));

  private PendoEvents() {}

  /** One row per hour of a visitor. */
  static Dataset<Row> usage(Dataset<Row> raw) {
    return Pendo.usage(raw, PAGE_ID, coalesce(Reading.clean(PAGE_ID.col()), lit("allevents")));
  }
}
