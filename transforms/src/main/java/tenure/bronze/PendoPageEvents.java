package tenure.bronze;

import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Reading;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.silver.DailyUsage;

/** Hours of tagged pages in Pendo: one row per visitor, account, page and hour. */
public final class PendoPageEvents {
  public static final Field PAGE_ID = Field.text("pageId", "The page.");

  public static final Table TABLE =
      Delivered.table(
          Pendo.VENDOR,
          "page_events",
          "Visits of tagged pages as Pendo counts them by the hour.",
          Pendo.columns(PAGE_ID));

  public static final Extract EXTRACT =
      new Extract(
          Pendo.VENDOR,
          "page_events",
          TABLE,
          List.of(
              PAGE_ID.name(), Pendo.VISITOR_ID.name(), Pendo.HOUR.name(), Pendo.NUM_EVENTS.name()),
          List.of(new Staged(DailyUsage.TABLE, PendoPageEvents::usage)));

  private PendoPageEvents() {}

  /** One row per hour of a visitor. */
  static Dataset<Row> usage(Dataset<Row> raw) {
    return Pendo.usage(raw, PAGE_ID, concat(lit("page:"), Reading.clean(PAGE_ID.col())));
  }
}
