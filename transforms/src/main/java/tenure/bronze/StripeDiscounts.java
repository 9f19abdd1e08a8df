package tenure.bronze;

import static org.apache.spark.sql.functions.add_months;
import static org.apache.spark.sql.functions.aggregate;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.exists;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.slice;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.timestamp_seconds;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.try_divide;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
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
import tenure.silver.SubscriptionLines;

/**
 * The discounts of a line of Stripe: those of its item and those of its whole subscription. Shares
 * apply one after the other; an amount off the subscription is spread over its items in proportion
 * to their list amounts, to the cent. Where several discounts last differently, those granted
 * forever count, else the first.
 */
final class StripeDiscounts {
  private static final String EXACT = "decimal(28,8)";
  private static final StructType COUPON =
      StripeItems.texts("percent_off", "amount_off", "currency", "duration", "duration_in_months");
  private static final StructType DISCOUNT =
      StripeItems.texts("start", "end")
          .add("coupon", COUPON)
          .add("source", new StructType().add("coupon", COUPON));

  private static final String OF_ITEM = "_discounts_of_item";
  private static final String PARSED = "_discounts_parsed";
  private static final String ALL = "_discounts";
  private static final String FOREVER = "_discounts_forever";
  private static final String COUNTING = "_discounts_counting";

  private StripeDiscounts() {}

  /** The items with all their discounts and the ones that count, parsed once. */
  static Dataset<Row> parsed(Dataset<Row> items) {
    ArrayType texts = DataTypes.createArrayType(DataTypes.StringType);
    Column none = array().cast(texts);
    Column ofItem = coalesce(col(StripeItems.ITEM).getField("discounts"), none);
    Column newer = coalesce(from_json(col("discounts"), texts), none);
    Column older = when(Reading.clean(col("discount")).isNotNull(), array(col("discount")));
    Column forever = filter(col(ALL), d -> d.getField("duration").equalTo("forever"));
    return items
        .withColumn(OF_ITEM, size(ofItem))
        .withColumn(PARSED, concat(ofItem, newer, coalesce(older, none)))
        .withColumn(PARSED, transform(col(PARSED), text -> from_json(text, DISCOUNT)))
        .withColumn(ALL, transform(col(PARSED), StripeDiscounts::read))
        .withColumn(FOREVER, forever)
        .withColumn(
            COUNTING,
            when(size(col(FOREVER)).gt(0), col(FOREVER)).otherwise(slice(col(ALL), 1, 1)));
  }

  /** Sets the columns of the discount. */
  static void set(Staging staging) {
    Column first = element_at(when(size(col(COUNTING)).gt(0), col(COUNTING)), 1);
    Column isIdOnly =
        exists(col(ALL), d -> d.getField("percent").isNull().and(d.getField("amount").isNull()));
    staging
        .refuse(
            when(
                isIdOnly,
                Problems.of(
                    "discounts", col("discounts"), "is an id alone: have the extract expand it")))
        .set(SubscriptionLines.DISCOUNT_SHARE, share(col(COUNTING)))
        .set(SubscriptionLines.DISCOUNT_AMOUNT, amount(col(COUNTING)))
        .set(SubscriptionLines.DISCOUNT_START_DATE, first.getField("start"))
        .set(SubscriptionLines.DISCOUNT_END_DATE, first.getField("end"))
        .set(SubscriptionLines.DISCOUNT_DURATION, first.getField("duration"));
  }

  private static Column read(Column discount, Column place) {
    Column source = discount.getField("source").getField("coupon");
    Column coupon = coalesce(source, discount.getField("coupon"));
    Column start = day(discount.getField("start"));
    Column months = coupon.getField("duration_in_months").try_cast(DataTypes.IntegerType);
    return struct(
        coupon.getField("percent_off").try_cast(EXACT).as("percent"),
        coupon.getField("amount_off").try_cast(EXACT).as("amount"),
        coupon.getField("duration").as("duration"),
        start.as("start"),
        coalesce(day(discount.getField("end")), add_months(start, months)).as("end"),
        place.lt(col(OF_ITEM)).as("is_of_item"));
  }

  private static Column day(Column epochSeconds) {
    return to_date(timestamp_seconds(epochSeconds.try_cast(DataTypes.LongType)));
  }

  /** Shares one after the other: 10 % and then 20 % leave 72 %. */
  private static Column share(Column discounts) {
    Column shares = filter(discounts, d -> d.getField("percent").isNotNull());
    Column hundredth = lit(new BigDecimal("0.01")).cast("decimal(3,2)");
    Column left =
        aggregate(
            shares,
            lit(BigDecimal.ONE).cast(EXACT),
            (rest, d) ->
                rest.multiply(lit(1).minus(d.getField("percent").multiply(hundredth))).cast(EXACT));
    return when(size(shares).gt(0), lit(1).minus(left).cast(EXACT));
  }

  private static Column amount(Column discounts) {
    Column amounts = filter(discounts, d -> d.getField("amount").isNotNull());
    Column ofItem = sum(filter(amounts, d -> d.getField("is_of_item")), "amount");
    Column ofSubscription =
        sum(filter(amounts, d -> d.getField("is_of_item").equalTo(false)), "amount");
    Column before = total(slice(col(StripeItems.AMOUNTS), lit(1), col(StripeItems.PLACE)));
    Column upTo = total(slice(col(StripeItems.AMOUNTS), lit(1), col(StripeItems.PLACE).plus(1)));
    Column all = total(col(StripeItems.AMOUNTS));
    Column off = least(major(ofSubscription), all);
    // Differences of rounded running sums: the parts always add up to the whole.
    Column part = portion(off, upTo, all).minus(portion(off, before, all));
    Column own = round(major(ofItem), 2);
    Column sum = own.plus(coalesce(part, lit(0)));
    return when(size(amounts).gt(0), sum.cast("decimal(18,2)"));
  }

  private static Column portion(Column off, Column upTo, Column all) {
    return round(try_divide(off.multiply(upTo).cast("decimal(30,10)"), all), 2);
  }

  private static Column major(Column minor) {
    return MinorUnits.stripe(minor, col(StripeItems.CURRENCY));
  }

  private static Column sum(Column discounts, String field) {
    return aggregate(
        discounts,
        lit(0).cast(EXACT),
        (sum, d) -> sum.plus(coalesce(d.getField(field), lit(0))).cast(EXACT));
  }

  private static Column total(Column amounts) {
    return aggregate(
        amounts, lit(0).cast(EXACT), (sum, a) -> sum.plus(coalesce(a, lit(0))).cast(EXACT));
  }
}
