package tenure.bronze;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.posexplode_outer;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.upper;
import static org.apache.spark.sql.functions.when;

import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import tenure.columns.MinorUnits;
import tenure.columns.Problems;
import tenure.columns.Reading;
import tenure.columns.Staging;
import tenure.silver.SubscriptionLines;

/** The items inside subscriptions of Stripe: what is bought, how much of it, at which price. */
final class StripeItems {
  /** The place of the item among its siblings, from 0. */
  static final String PLACE = "_place";

  /** The list amounts of all items of the subscription, in order. */
  static final String AMOUNTS = "_amounts";

  static final String ITEM = "_item";

  /** The currency of the item in capitals. */
  static final String CURRENCY = "_currency";

  private static final String LIST = "_list";
  private static final String DATA = "_data";
  private static final Map<String, String> USAGE_TYPES =
      Map.of("licensed", "seats", "metered", "usage");

  private StripeItems() {}

  /** One row per item; one row without an item where the list cannot be read or is empty. */
  static Dataset<Row> of(Dataset<Row> subscriptions) {
    Column data = transform(col(LIST).getField("data"), StripeItems::withPrice);
    return subscriptions
        .withColumn(LIST, from_json(col("items"), list()))
        .withColumn(DATA, data)
        .withColumn(AMOUNTS, transform(col(DATA), StripeItems::amount))
        .select(col("*"), posexplode_outer(col(DATA)).as(new String[] {PLACE, ITEM}))
        .withColumn(CURRENCY, currency(col(ITEM)))
        .transform(StripeDiscounts::parsed);
  }

  /** What the item itself says of its line. */
  static void set(Staging staging) {
    Reading quantity = Reading.decimal("items.quantity", item("quantity"));
    Column usage = recurring(col(ITEM), "usage_type");
    Reading unit = minor("unit_amount_decimal").or(minor("unit_amount"));
    Column hasMore = coalesce(col(LIST).getField("has_more").equalTo("true"), lit(false));
    staging
        .refuse(
            when(
                hasMore,
                Problems.of("items", lit(null), "has more items than the extract delivers")))
        .set(SubscriptionLines.SUBSCRIPTION_LINE_ID, Reading.clean(item("id")))
        .set(SubscriptionLines.PRODUCT_ID, Stripe.idOf(price(col(ITEM), "product")))
        .set(SubscriptionLines.PLAN, Reading.clean(price(col(ITEM), "nickname")))
        .set(
            SubscriptionLines.CHARGE_KIND,
            Reading.choice(
                "items.price.recurring.usage_type", coalesce(usage, lit("licensed")), USAGE_TYPES))
        .set(SubscriptionLines.QUANTITY, quantity)
        .set(
            SubscriptionLines.UNIT_PRICE,
            new Reading(MinorUnits.stripe(unit.value(), col(CURRENCY)), unit.problem()))
        .set(SubscriptionLines.AMOUNT, element_at(col(AMOUNTS), col(PLACE).plus(1)))
        .set(SubscriptionLines.CURRENCY, col(CURRENCY))
        .set(
            SubscriptionLines.INTERVAL_UNIT,
            Reading.choice(
                "items.price.recurring.interval",
                recurring(col(ITEM), "interval"),
                Stripe.INTERVALS))
        .set(
            SubscriptionLines.INTERVAL_COUNT,
            Reading.whole(
                "items.price.recurring.interval_count",
                coalesce(recurring(col(ITEM), "interval_count"), lit("1"))));
  }

  /** Before there were prices an item had a plan, which says the same in other words. */
  private static Column withPrice(Column item) {
    Column plan = item.getField("plan");
    Column recurring =
        struct(
            plan.getField("interval").as("interval"),
            plan.getField("interval_count").as("interval_count"),
            plan.getField("usage_type").as("usage_type"));
    Column price =
        struct(
            plan.getField("product").as("product"),
            plan.getField("currency").as("currency"),
            plan.getField("nickname").as("nickname"),
            plan.getField("amount").as("unit_amount"),
            plan.getField("amount_decimal").as("unit_amount_decimal"),
            plan.getField("transform_usage").as("transform_quantity"),
            recurring.as("recurring"));
    return item.withField("price", coalesce(item.getField("price"), price));
  }

  /** A moment on the item. */
  static Reading moment(String field) {
    return Reading.moment("items." + field, item(field));
  }

  /**
   * The list amount of one interval, to the cent; null where the price has tiers, a meter or packs,
   * since the price alone does not say it. It is never taken for 0.
   */
  private static Column amount(Column item) {
    Column minor =
        coalesce(exact(price(item, "unit_amount_decimal")), exact(price(item, "unit_amount")));
    Column unit = MinorUnits.stripe(minor, currency(item));
    Column quantity = coalesce(exact(item.getField("quantity")), lit(1).cast("decimal(28,8)"));
    Column isPlain =
        price(item, "transform_quantity")
            .isNull()
            .and(coalesce(recurring(item, "usage_type"), lit("licensed")).equalTo("licensed"));
    return when(isPlain, round(unit.multiply(quantity), 2).try_cast("decimal(18,2)"));
  }

  private static Reading minor(String field) {
    return Reading.decimal("items.price." + field, price(col(ITEM), field));
  }

  private static Column exact(Column text) {
    return Reading.clean(text).try_cast("decimal(28,8)");
  }

  private static Column currency(Column item) {
    return upper(coalesce(Reading.clean(price(item, "currency")), Stripe.currency()));
  }

  private static Column item(String field) {
    return col(ITEM).getField(field);
  }

  private static Column price(Column item, String field) {
    return item.getField("price").getField(field);
  }

  private static Column recurring(Column item, String field) {
    return item.getField("price").getField("recurring").getField(field);
  }

  private static StructType list() {
    StructType price =
        Json.texts("product", "currency", "nickname", "unit_amount", "unit_amount_decimal")
            .add("transform_quantity", DataTypes.StringType)
            .add("recurring", Json.texts("interval", "interval_count", "usage_type"));
    StructType plan =
        Json.texts("product", "currency", "nickname", "amount", "amount_decimal", "transform_usage")
            .add("interval", DataTypes.StringType)
            .add("interval_count", DataTypes.StringType)
            .add("usage_type", DataTypes.StringType);
    StructType item =
        Json.texts("id", "created", "quantity", "current_period_start", "current_period_end")
            .add("price", price)
            .add("plan", plan)
            .add("discounts", DataTypes.createArrayType(DataTypes.StringType));
    return new StructType()
        .add("data", DataTypes.createArrayType(item))
        .add("has_more", DataTypes.StringType);
  }
}
