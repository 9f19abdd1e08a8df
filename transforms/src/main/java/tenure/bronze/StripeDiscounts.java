package tenure.bronze;

import static org.apache.spark.sql.functions.add_months;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.exists;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.timestamp_seconds;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import tenure.columns.MinorUnits;
import tenure.columns.Problems;
import tenure.columns.Reading;
import tenure.columns.Staging;

/** The discounts of a line of Stripe: those of its item and those of its whole subscription. */
final class StripeDiscounts {
  private static final StructType COUPON =
      Json.texts("percent_off", "amount_off", "currency", "duration", "duration_in_months");
  private static final StructType DISCOUNT =
      Json.texts("start", "end")
          .add("coupon", COUPON)
          .add("source", new StructType().add("coupon", COUPON));

  private static final String OF_ITEM = "_discounts_of_item";
  private static final String PARSED = "_discounts_parsed";

  private StripeDiscounts() {}

  /** The items with all their discounts and the ones that count, parsed once. */
  static Dataset<Row> parsed(Dataset<Row> items) {
    ArrayType texts = DataTypes.createArrayType(DataTypes.StringType);
    Column none = array().cast(texts);
    Column ofItem = coalesce(col(StripeItems.ITEM).getField("discounts"), none);
    Column newer = coalesce(from_json(col("discounts"), texts), none);
    Column older = when(Reading.clean(col("discount")).isNotNull(), array(col("discount")));
    return items
        .withColumn(OF_ITEM, size(ofItem))
        .withColumn(PARSED, concat(ofItem, newer, coalesce(older, none)))
        .withColumn(PARSED, transform(col(PARSED), text -> from_json(text, DISCOUNT)))
        .transform(
            rows -> LineDiscounts.counted(rows, transform(col(PARSED), StripeDiscounts::read)));
  }

  /** Sets the columns of the discount. */
  static void set(Staging staging) {
    Column isIdOnly =
        exists(
            LineDiscounts.all(),
            d ->
                d.getField(LineDiscounts.PERCENT)
                    .isNull()
                    .and(d.getField(LineDiscounts.AMOUNT).isNull()));
    staging.refuse(
        when(
            isIdOnly,
            Problems.of(
                "discounts", col("discounts"), "is an id alone: have the extract expand it")));
    LineDiscounts.set(staging, col(StripeItems.AMOUNTS), col(StripeItems.PLACE));
  }

  private static Column read(Column discount, Column place) {
    Column source = discount.getField("source").getField("coupon");
    Column coupon = coalesce(source, discount.getField("coupon"));
    Column start = day(discount.getField("start"));
    Column months = coupon.getField("duration_in_months").try_cast(DataTypes.IntegerType);
    Column minor = coupon.getField("amount_off").try_cast(LineDiscounts.EXACT);
    return LineDiscounts.discount(
        coupon.getField("percent_off"),
        MinorUnits.stripe(minor, col(StripeItems.CURRENCY)),
        coupon.getField("duration"),
        start,
        coalesce(day(discount.getField("end")), add_months(start, months)),
        place.lt(col(OF_ITEM)));
  }

  private static Column day(Column epochSeconds) {
    return to_date(timestamp_seconds(epochSeconds.try_cast(DataTypes.LongType)));
  }
}
