package tenure.bronze;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.posexplode;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.try_element_at;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import tenure.columns.Problems;
import tenure.columns.Reading;
import tenure.columns.Staging;
import tenure.silver.SubscriptionLines;

/** What is bought inside subscriptions of Recurly: the plan, and add-ons beside it. */
final class RecurlyItems {
  /** The place of the item among its siblings, from 0: the plan comes first. */
  static final String PLACE = "_place";

  /** The list amounts of all items of the subscription, in order. */
  static final String AMOUNTS = "_amounts";

  private static final String ITEMS = "_items";
  private static final String ITEM = "_item";
  private static final String LANDED = "_landed_add_ons";
  private static final String PLANS = "_plans";
  private static final ArrayType ADD_ONS =
      DataTypes.createArrayType(
          Json.texts("id", "quantity", "unit_amount", "tier_type", "created_at", "expired_at")
              .add("add_on", Json.texts("id", "add_on_type")));

  private RecurlyItems() {}

  /** One thing bought; {@code tier} is how its price depends on the quantity, if it does. */
  static Column item(
      Column id,
      Column product,
      Column type,
      Column quantity,
      Column unitAmount,
      Column tier,
      Column createdAt,
      Column expiredAt) {
    return struct(
        text(id, "id"),
        text(product, "product"),
        text(type, "type"),
        text(quantity, "quantity"),
        text(unitAmount, "unit_amount"),
        text(tier, "tier"),
        text(createdAt, "created_at"),
        text(expiredAt, "expired_at"));
  }

  private static Column text(Column value, String name) {
    return Reading.clean(value.cast("string")).as(name);
  }

  /** One row per item, each with what its subscription's plan says of the interval. */
  static Dataset<Row> of(Dataset<Row> subscriptions, Dataset<Row> plans, Dataset<Row> addOns) {
    Column plan =
        item(
            concat_ws("/", Reading.clean(Recurly.ID.col()), Recurly.idOf("plan")),
            Recurly.idOf("plan"),
            lit("plan"),
            col("quantity"),
            col("unit_amount"),
            lit(null),
            lit(null),
            lit(null));
    Column inside = transform(from_json(col("add_ons"), ADD_ONS), RecurlyItems::addOn);
    Column others = when(size(inside).gt(0), inside).otherwise(col(LANDED));
    Column all = when(others.isNull(), array(plan)).otherwise(concat(array(plan), others));
    Dataset<Row> landed = RecurlySubscriptionAddOns.beside(subscriptions, LANDED, addOns);
    return RecurlyPlans.beside(landed.withColumn(ITEMS, all), PLANS, plans)
        .withColumn(AMOUNTS, transform(col(ITEMS), RecurlyItems::amount))
        .select(col("*"), posexplode(col(ITEMS)).as(new String[] {PLACE, ITEM}));
  }

  private static Column addOn(Column addOn) {
    return item(
        addOn.getField("id"),
        addOn.getField("add_on").getField("id"),
        addOn.getField("add_on").getField("add_on_type"),
        addOn.getField("quantity"),
        addOn.getField("unit_amount"),
        addOn.getField("tier_type"),
        addOn.getField("created_at"),
        addOn.getField("expired_at"));
  }

  /** What the item itself says of its line, and its plan of the interval. */
  static void set(Staging staging) {
    Column id = Recurly.idOf("plan");
    Column plan = Latest.find(PLANS, id);
    Reading quantity = Reading.decimal("quantity", field("quantity"));
    Reading unit = Reading.decimal("unit_amount", field("unit_amount"));
    staging
        .refuse(
            when(
                plan.isNull(), Problems.of("plan_id", id, "names a plan that was never delivered")))
        .set(SubscriptionLines.SUBSCRIPTION_LINE_ID, field("id"))
        .set(SubscriptionLines.PRODUCT_ID, field("product"))
        .set(SubscriptionLines.PLAN, plan.getField(RecurlyPlans.NAME.name()))
        .set(
            SubscriptionLines.CHARGE_KIND,
            when(field("type").equalTo("usage"), "usage").otherwise("seats"))
        .set(SubscriptionLines.QUANTITY, quantity)
        .set(SubscriptionLines.UNIT_PRICE, unit)
        .set(SubscriptionLines.AMOUNT, try_element_at(col(AMOUNTS), col(PLACE).plus(1)))
        .set(SubscriptionLines.CURRENCY, Recurly.currency())
        .set(
            SubscriptionLines.INTERVAL_UNIT,
            RecurlyPlans.intervalUnit(plan.getField(RecurlyPlans.INTERVAL_UNIT.name())))
        .set(
            SubscriptionLines.INTERVAL_COUNT,
            Reading.whole(
                "plan.interval_length", plan.getField(RecurlyPlans.INTERVAL_LENGTH.name())));
  }

  /** The day of a moment on the item. */
  static Reading day(String field) {
    return Reading.moment("add_ons." + field, field(field)).asDay();
  }

  private static Column field(String name) {
    return col(ITEM).getField(name);
  }

  /** The list amount of one interval; null where the price has tiers, which is not 0. */
  private static Column amount(Column item) {
    Column unit = item.getField("unit_amount").try_cast(LineDiscounts.EXACT);
    Column quantity =
        coalesce(
            item.getField("quantity").try_cast(LineDiscounts.EXACT),
            lit(1).cast(LineDiscounts.EXACT));
    Column isPlain = coalesce(item.getField("tier"), lit("flat")).equalTo("flat");
    return when(isPlain, round(unit.multiply(quantity), 2)).try_cast("decimal(18,2)");
  }
}
