package tenure.bronze;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Reading;
import tenure.contract.Field;
import tenure.contract.Table;

/** Amendments of Zuora's subscriptions: one row per change agreed. */
public final class ZuoraAmendments {
  public static final Field TYPE =
      Field.text("type", "NewProduct, UpdateProduct, RemoveProduct, Renewal, Cancellation \u2026.");
  public static final Field STATUS = Field.text("status", "Draft, Pending \u2026 or Completed.");
  public static final Field SUSPEND_DATE = Field.text("suspendDate", "The first day of a pause.");

  public static final Table TABLE =
      Delivered.table(
          Zuora.VENDOR,
          "amendments",
          "Amendments as Zuora exports them.",
          Zuora.ID,
          Zuora.SUBSCRIPTION_ID,
          TYPE,
          STATUS,
          SUSPEND_DATE,
          Zuora.CREATED_DATE,
          Zuora.UPDATED_DATE);

  /** It feeds no table by itself: what it changed stands in charges, which read it for dates. */
  public static final Extract EXTRACT =
      new Extract(
          Zuora.VENDOR, "amendments", TABLE, List.of(Zuora.ID.name(), TYPE.name()), List.of());

  static final String REQUESTED = "_cancel_requested";
  static final String SUSPENDED = "_suspended";

  private static final String OF = "_amendment_of";

  private ZuoraAmendments() {}

  /** Subscriptions with the days on which their end was asked for and their pause began. */
  static Dataset<Row> beside(Dataset<Row> subscriptions, Dataset<Row> amendments) {
    Dataset<Row> days =
        Zuora.latest(amendments)
            .where(STATUS.col().equalTo("Completed"))
            .groupBy(Reading.clean(Zuora.SUBSCRIPTION_ID.col()).as(OF))
            .agg(
                max(of("Cancellation", Zuora.CREATED_DATE)).as(REQUESTED),
                max(of("SuspendSubscription", SUSPEND_DATE)).as(SUSPENDED));
    return subscriptions.join(days, Reading.clean(col("id")).equalTo(col(OF)), "left_outer");
  }

  private static Column of(String type, Field day) {
    return when(TYPE.col().equalTo(type), Zuora.day(day).value());
  }
}
