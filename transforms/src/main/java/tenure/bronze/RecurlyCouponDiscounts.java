package tenure.bronze;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.struct;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Field;
import tenure.contract.Table;

/**
 * What Recurly's coupons take off, where a loader keeps that apart: one row per coupon, and per
 * currency of an amount.
 */
public final class RecurlyCouponDiscounts {
  public static final Field COUPON_ID = Field.text("coupon_id", "The coupon.");
  public static final Field TYPE = Field.text("type", "percent, fixed or free_trial.");
  public static final Field PERCENTAGE = Field.text("percentage", "Percent off.");
  public static final Field AMOUNT = Field.text("amount", "The amount off in major units.");

  public static final Table TABLE =
      Delivered.table(
          Recurly.VENDOR,
          "coupon_discounts",
          "What coupons take off, as loaders of Recurly land it.",
          COUPON_ID,
          TYPE,
          PERCENTAGE,
          AMOUNT,
          Recurly.CURRENCY);

  /** It feeds no table by itself: redemptions read it. */
  public static final Extract EXTRACT =
      new Extract(Recurly.VENDOR, "coupon_discounts", TABLE, List.of(COUPON_ID.name()), List.of());

  private RecurlyCouponDiscounts() {}

  /** The rows with what every coupon delivered so far takes off, for {@link Latest#find}. */
  static Dataset<Row> beside(Dataset<Row> rows, String name, Dataset<Row> discounts) {
    Column value =
        struct(
            PERCENTAGE.col().as("percent"),
            AMOUNT.col().as("amount"),
            Recurly.CURRENCY.col().as("currency"));
    Dataset<Row> byCoupon =
        discounts.groupBy(COUPON_ID.col()).agg(collect_list(value).as("all_discounts"));
    return Latest.beside(rows, name, byCoupon, COUPON_ID.col(), col("all_discounts"));
  }
}
