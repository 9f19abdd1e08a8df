package tenure.bronze;

import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.exists;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.timestamp_seconds;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import tenure.columns.MinorUnits;
import tenure.columns.Problems;
import tenure.columns.Staging;

/**
 * The discounts of a line of Chargebee: its subscription's coupons, whose terms stand in the
 * coupons themselves, and those granted by hand, which stand in the subscription.
 */
final class ChargebeeDiscounts {
  private static final ArrayType COUPONS =
      DataTypes.createArrayType(Json.texts("coupon_id", "apply_till"));
  private static final ArrayType BY_HAND =
      DataTypes.createArrayType(
          Json.texts(
              "coupon_id",
              "percentage",
              "amount",
              "duration_type",
              "apply_on",
              "item_price_id",
              "apply_till"));
  private static final String TERMS = "_coupon_terms";
  private static final String OF_COUPONS = "_coupons";

  private ChargebeeDiscounts() {}

  /** The coupons that a subscription has. */
  static Column coupons() {
    return from_json(col("coupons"), COUPONS);
  }

  /** The lines with their discounts. */
  static Dataset<Row> counted(Dataset<Row> lines, Dataset<Row> coupons) {
    Dataset<Row> beside =
        ChargebeeCoupons.beside(lines, TERMS, coupons)
            .withColumn(OF_COUPONS, transform(coupons(), ChargebeeDiscounts::withTerms));
    Column byCoupon =
        transform(filter(col(OF_COUPONS), ChargebeeDiscounts::isOff), ChargebeeDiscounts::ofCoupon);
    Column manual =
        filter(
            from_json(col("discounts"), BY_HAND),
            d -> d.getField("coupon_id").isNull().and(isOffItem(d)));
    Column byHand = transform(manual, ChargebeeDiscounts::byHand);
    Column discounts =
        when(byCoupon.isNull(), byHand)
            .when(byHand.isNull(), byCoupon)
            .otherwise(concat(byCoupon, byHand));
    return LineDiscounts.counted(beside, discounts).drop(TERMS);
  }

  /** Sets the columns of the discount. */
  static void set(Staging staging) {
    Column isUnknown = exists(col(OF_COUPONS), c -> c.getField("terms").isNull());
    staging.refuse(
        when(
            isUnknown,
            Problems.of("coupons", col("coupons"), "names a coupon that was never delivered")));
    LineDiscounts.set(staging, col(ChargebeeLines.AMOUNTS), col(ChargebeeLines.PLACE));
  }

  private static Column withTerms(Column coupon) {
    return struct(
        Latest.find(TERMS, coupon.getField("coupon_id")).as("terms"),
        coupon.getField("apply_till").as("apply_till"));
  }

  private static Column ofCoupon(Column coupon) {
    Column terms = coupon.getField("terms");
    return LineDiscounts.discount(
        terms.getField("discount_percentage"),
        major(terms.getField("discount_amount")),
        duration(terms.getField("duration_type")),
        lit(null),
        day(coupon.getField("apply_till")),
        isOfItem(terms));
  }

  private static Column byHand(Column discount) {
    return LineDiscounts.discount(
        discount.getField("percentage"),
        major(discount.getField("amount")),
        duration(discount.getField("duration_type")),
        lit(null),
        day(discount.getField("apply_till")),
        discount.getField("apply_on").equalTo("specific_item_price"));
  }

  private static Column duration(Column type) {
    return when(type.equalTo("one_time"), "once")
        .when(type.equalTo("limited_period"), "repeating")
        .when(type.equalTo("forever"), "forever");
  }

  private static Column isOfItem(Column terms) {
    return coalesce(terms.getField("apply_on").equalTo("each_specified_item"), lit(false));
  }

  /** Whether a coupon is off this line: off the whole bill, or off its item among others. */
  private static Column isOff(Column coupon) {
    Column terms = coupon.getField("terms");
    Column id = ChargebeeLines.item("id");
    Column type = ChargebeeLines.item("type");
    Column newer =
        exists(
            terms.getField("item_constraints"),
            c ->
                c.getField("item_type")
                    .equalTo(type)
                    .and(
                        c.getField("constraint")
                            .equalTo("all")
                            .or(array_contains(c.getField("item_price_ids"), id))));
    Column older =
        when(type.equalTo("plan"), names(terms, "plan", id)).otherwise(names(terms, "addon", id));
    return terms
        .isNotNull()
        .and(coalesce(not(isOfItem(terms)), lit(true)).or(coalesce(newer, older, lit(true))));
  }

  private static Column names(Column terms, String kind, Column id) {
    Column constraint = terms.getField(kind + "_constraint");
    return when(
        constraint.isNotNull(),
        constraint
            .equalTo("all")
            .or(coalesce(array_contains(terms.getField(kind + "_ids"), id), lit(false))));
  }

  private static Column isOffItem(Column discount) {
    Column item = discount.getField("item_price_id");
    return item.isNull().or(item.equalTo(ChargebeeLines.item("id")));
  }

  private static Column not(Column truth) {
    return org.apache.spark.sql.functions.not(truth);
  }

  private static Column major(Column minor) {
    return MinorUnits.iso(minor.try_cast(LineDiscounts.EXACT), Chargebee.currency());
  }

  private static Column day(Column epochSeconds) {
    return to_date(timestamp_seconds(epochSeconds.try_cast(DataTypes.LongType)));
  }
}
