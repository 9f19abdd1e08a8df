package tenure.bronze;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.lit;

import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Reading;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.silver.SubscriptionLines;

/**
 * Add-ons of Recurly's subscriptions where a loader keeps them apart: one row per add-on of a
 * subscription.
 */
public final class RecurlySubscriptionAddOns {
  public static final Field SUBSCRIPTION_ID = Field.text("subscription_id", "The subscription.");
  public static final Field PLAN_ADD_ON_ID =
      Field.text("plan_add_on_id", "The plan\u2019s add-on.");
  public static final Field QUANTITY = Field.text("quantity", "Units of it.");
  public static final Field UNIT_AMOUNT =
      Field.text("unit_amount", "The price of one unit in major units.");
  public static final Field EXPIRED_AT = Field.text("expired_at", "When it was taken off.");

  public static final Table TABLE =
      Delivered.table(
          Recurly.VENDOR,
          "subscription_add_ons",
          "Add-ons of subscriptions as loaders of Recurly land them.",
          Recurly.ID,
          SUBSCRIPTION_ID,
          PLAN_ADD_ON_ID,
          QUANTITY,
          UNIT_AMOUNT,
          EXPIRED_AT,
          Recurly.CREATED_AT,
          Recurly.UPDATED_AT);

  public static final Extract EXTRACT =
      new Extract(
          Recurly.VENDOR,
          "subscription_add_ons",
          TABLE,
          List.of(Recurly.ID.name(), SUBSCRIPTION_ID.name()),
          List.of(new Staged(SubscriptionLines.TABLE, RecurlySubscriptionAddOns::lines)));

  private static final String OF = "_add_ons_of";

  private RecurlySubscriptionAddOns() {}

  /** The lines of the subscriptions whose add-ons arrived. */
  static Dataset<Row> lines(Dataset<Row> arrived, Function<Table, Dataset<Row>> delivered) {
    Dataset<Row> known = Recurly.latest(delivered.apply(RecurlySubscriptions.TABLE));
    Dataset<Row> touched =
        Latest.touched(known, array(Recurly.ID.col()), arrived, SUBSCRIPTION_ID.col());
    return RecurlySubscriptions.lines(touched, delivered);
  }

  /** The subscriptions with their add-ons, as items of {@link RecurlyItems}. */
  static Dataset<Row> beside(Dataset<Row> subscriptions, String name, Dataset<Row> addOns) {
    Dataset<Row> bySubscription =
        Recurly.latest(addOns)
            .groupBy(Reading.clean(SUBSCRIPTION_ID.col()).as(OF))
            .agg(
                collect_list(
                        RecurlyItems.item(
                            Recurly.ID.col(),
                            PLAN_ADD_ON_ID.col(),
                            lit(null),
                            QUANTITY.col(),
                            UNIT_AMOUNT.col(),
                            lit(null),
                            Recurly.CREATED_AT.col(),
                            EXPIRED_AT.col()))
                    .as(name));
    return subscriptions.join(
        bySubscription, Reading.clean(Recurly.ID.col()).equalTo(col(OF)), "left_outer");
  }
}
