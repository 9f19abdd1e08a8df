package tenure.bronze;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.struct;

import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import tenure.columns.Reading;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.silver.SubscriptionLines;

/**
 * Redemptions of Recurly's coupons: one row per coupon that an account redeemed, for one of its
 * subscriptions or for all.
 */
public final class RecurlyCouponRedemptions {
  public static final Field SUBSCRIPTION_ID =
      Field.text("subscription_id", "The subscription; null means all of the account.");
  public static final Field COUPON = Field.text("coupon", "The coupon, as JSON.");
  public static final Field COUPON_ID =
      Field.text("coupon_id", "The coupon\u2019s id, from loaders.");
  public static final Field STATE = Field.text("state", "active or inactive.");
  public static final Field REMOVED_AT = Field.text("removed_at", "When it was taken off.");

  public static final Table TABLE =
      Delivered.table(
          Recurly.VENDOR,
          "coupon_redemptions",
          "Redemptions of coupons as Recurly exports them.",
          Recurly.ID,
          Recurly.ACCOUNT,
          Recurly.ACCOUNT_ID,
          SUBSCRIPTION_ID,
          COUPON,
          COUPON_ID,
          STATE,
          Recurly.CURRENCY,
          Recurly.CREATED_AT,
          Recurly.UPDATED_AT,
          REMOVED_AT);

  public static final Extract EXTRACT =
      new Extract(
          Recurly.VENDOR,
          "coupon_redemptions",
          TABLE,
          List.of(Recurly.ID.name(), STATE.name()),
          List.of(new Staged(SubscriptionLines.TABLE, RecurlyCouponRedemptions::lines)));

  private static final StructType COUPON_TYPE =
      Json.texts("duration", "temporal_amount", "temporal_unit", "applies_to_all_plans")
          .add("plans", DataTypes.createArrayType(Json.texts("id")))
          .add(
              "discount",
              Json.texts("type", "percent")
                  .add("currencies", DataTypes.createArrayType(Json.texts("currency", "amount"))));
  private static final String OF = "_redemptions_of";
  private static final String LANDED = "_landed_discounts";

  private RecurlyCouponRedemptions() {}

  /** The lines of the subscriptions of accounts whose redemptions arrived. */
  static Dataset<Row> lines(Dataset<Row> arrived, Function<Table, Dataset<Row>> delivered) {
    Dataset<Row> known = Recurly.latest(delivered.apply(RecurlySubscriptions.TABLE));
    Dataset<Row> touched =
        Latest.touched(known, array(Recurly.idOf("account")), arrived, Recurly.idOf("account"));
    return RecurlySubscriptions.lines(touched, delivered);
  }

  /** The rows with all redemptions of their accounts. */
  static Dataset<Row> beside(
      Dataset<Row> rows, String name, Function<Table, Dataset<Row>> delivered) {
    Dataset<Row> latest = Recurly.latest(delivered.apply(TABLE));
    Dataset<Row> landed = delivered.apply(RecurlyCouponDiscounts.TABLE);
    Column redemption =
        struct(
            Reading.clean(SUBSCRIPTION_ID.col()).as("subscription_id"),
            STATE.col(),
            Reading.moment(Recurly.CREATED_AT.name()).asDay().value().as("start"),
            Reading.moment(REMOVED_AT.name()).asDay().value().as("removed"),
            from_json(COUPON.col(), COUPON_TYPE).as("coupon"),
            Latest.find(LANDED, COUPON_ID.col()).as("landed"));
    Dataset<Row> byAccount =
        RecurlyCouponDiscounts.beside(latest, LANDED, landed)
            .groupBy(Recurly.idOf("account").as(OF))
            .agg(collect_list(redemption).as(name));
    return rows.join(byAccount, Recurly.idOf("account").equalTo(col(OF)), "left_outer");
  }
}
