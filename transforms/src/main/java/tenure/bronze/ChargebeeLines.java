package tenure.bronze;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.posexplode_outer;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.try_element_at;
import static org.apache.spark.sql.functions.when;

import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import tenure.columns.MinorUnits;
import tenure.columns.Reading;
import tenure.columns.Staging;
import tenure.silver.SubscriptionLines;

/**
 * What is bought inside subscriptions of Chargebee: item prices in the newer catalogue, a plan and
 * its add-ons in the older one.
 */
final class ChargebeeLines {
  /** The place of the item among its siblings, from 0. */
  static final String PLACE = "_place";

  /** The list amounts of all items of the subscription, in order. */
  static final String AMOUNTS = "_amounts";

  private static final String ITEMS = "_items";
  private static final String ITEM = "_item";
  private static final String PRICES = "_item_prices";
  private static final String[] FIGURES = {
    "quantity",
    "quantity_in_decimal",
    "unit_price",
    "unit_price_in_decimal",
    "amount",
    "amount_in_decimal",
    "metered_quantity"
  };
  private static final ArrayType NEWER = list("item_price_id", "item_type");
  private static final ArrayType OLDER = list("id", "addon_type");
  private static final Map<String, String> TYPES =
      Map.of("plan", "plan", "addon", "addon", "charge", "charge");

  private ChargebeeLines() {}

  /** The prices that a subscription's items are bought at, in the newer catalogue. */
  static Column prices() {
    return transform(from_json(col("subscription_items"), NEWER), i -> i.getField("item_price_id"));
  }

  /** One row per item; one row without an item where a subscription has none. */
  static Dataset<Row> of(Dataset<Row> subscriptions, Dataset<Row> itemPrices) {
    Column newer =
        transform(
            from_json(col("subscription_items"), NEWER),
            i -> item(i.getField("item_price_id"), i.getField("item_type"), i::getField));
    Column addons =
        transform(
            from_json(col("addons"), OLDER),
            i -> item(i.getField("id"), lit("addon"), i::getField));
    Column plan = array(item(col("plan_id"), lit("plan"), figure -> ofPlan(figure)));
    Column older =
        when(
            col("plan_id").isNotNull(),
            when(addons.isNull(), plan).otherwise(concat(plan, addons)));
    return Latest.beside(
            subscriptions.withColumn(ITEMS, when(size(newer).gt(0), newer).otherwise(older)),
            PRICES,
            Chargebee.latest(itemPrices),
            ChargebeeItemPrices.ID.col(),
            struct(ChargebeeItemPrices.ITEM_ID.col(), ChargebeeItemPrices.NAME.col()))
        .withColumn(AMOUNTS, transform(col(ITEMS), ChargebeeLines::amount))
        .select(col("*"), posexplode_outer(col(ITEMS)).as(new String[] {PLACE, ITEM}));
  }

  /** What the item itself says of its line. */
  static void set(Staging staging) {
    Column id = Reading.clean(item("id"));
    Column known = Latest.find(PRICES, id);
    Reading type = Reading.choice("subscription_items.item_type", item("type"), TYPES);
    Reading quantity =
        Reading.decimal("subscription_items.quantity_in_decimal", item("quantity_in_decimal"))
            .or(Reading.decimal("subscription_items.quantity", item("quantity")));
    Column kind =
        when(item("metered_quantity").isNotNull(), "usage")
            .when(type.value().equalTo("charge"), "one_off")
            .when(quantity.value().isNull(), "licence")
            .otherwise("seats");
    staging
        .set(
            SubscriptionLines.SUBSCRIPTION_LINE_ID,
            when(id.isNotNull(), concat_ws("/", Reading.clean(col("id")), id)))
        .set(SubscriptionLines.PRODUCT_ID, coalesce(known.getField("item_id"), id))
        .set(SubscriptionLines.PLAN, coalesce(known.getField("name"), id))
        .set(SubscriptionLines.CHARGE_KIND, new Reading(kind, type.problem()))
        .set(SubscriptionLines.QUANTITY, quantity)
        .set(
            SubscriptionLines.UNIT_PRICE,
            Chargebee.price(
                "subscription_items.unit_price", item("unit_price_in_decimal"), item("unit_price")))
        .set(SubscriptionLines.AMOUNT, try_element_at(col(AMOUNTS), col(PLACE).plus(1)))
        .set(SubscriptionLines.CURRENCY, Chargebee.currency());
  }

  /** A value of the item. */
  static Column item(String field) {
    return col(ITEM).getField(field);
  }

  /** The figures of the plan stand on the subscription itself, in the older catalogue. */
  private static Column ofPlan(String figure) {
    return figure.equals("metered_quantity") ? lit(null).cast("string") : col("plan_" + figure);
  }

  private static Column item(
      Column id, Column type, java.util.function.Function<String, Column> figure) {
    Column[] fields = new Column[FIGURES.length + 2];
    fields[0] = id.as("id");
    fields[1] = type.as("type");
    for (int i = 0; i < FIGURES.length; i++) {
      fields[i + 2] = figure.apply(FIGURES[i]).as(FIGURES[i]);
    }
    return struct(fields);
  }

  /**
   * The list amount of one interval, to the cent, as billed; else of the unit price, which a price
   * in tiers does not have. It is never taken for 0.
   */
  private static Column amount(Column item) {
    Column unit = either(item, "unit_price");
    Column quantity =
        coalesce(
            exact(item, "quantity_in_decimal"),
            exact(item, "quantity"),
            lit(1).cast(LineDiscounts.EXACT));
    Column said = coalesce(either(item, "amount"), unit.multiply(quantity));
    return when(item.getField("metered_quantity").isNull(), round(said, 2))
        .try_cast("decimal(18,2)");
  }

  private static Column either(Column item, String figure) {
    return coalesce(
        exact(item, figure + "_in_decimal"),
        MinorUnits.iso(exact(item, figure), Chargebee.currency()));
  }

  private static Column exact(Column item, String figure) {
    return Reading.clean(item.getField(figure)).try_cast(LineDiscounts.EXACT);
  }

  private static ArrayType list(String id, String type) {
    String[] names = java.util.Arrays.copyOf(FIGURES, FIGURES.length + 2);
    names[FIGURES.length] = id;
    names[FIGURES.length + 1] = type;
    return DataTypes.createArrayType(Json.texts(names));
  }
}
