package tenure.bronze;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.transform;

import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.silver.SubscriptionLines;

/** Coupons of Chargebee: one row per coupon exported. Subscriptions name theirs by id alone. */
public final class ChargebeeCoupons {
  public static final Field ID = Field.text("id", "The coupon\u2019s id.");
  public static final Field NAME = Field.text("name", "The coupon\u2019s name.");
  public static final Field DISCOUNT_TYPE =
      Field.text("discount_type", "percentage or fixed_amount.");
  public static final Field DISCOUNT_PERCENTAGE = Field.text("discount_percentage", "Percent off.");
  public static final Field DISCOUNT_AMOUNT =
      Field.text("discount_amount", "The amount off in minor units.");
  public static final Field DURATION_TYPE =
      Field.text("duration_type", "one_time, limited_period or forever.");
  public static final Field APPLY_ON =
      Field.text("apply_on", "invoice_amount or each_specified_item.");
  public static final Field ITEM_CONSTRAINTS =
      Field.text("item_constraints", "The items it is off, as JSON.");
  public static final Field PLAN_CONSTRAINT =
      Field.text("plan_constraint", "none, all or specific, in the older catalogue.");
  public static final Field PLAN_IDS =
      Field.text("plan_ids", "The plans it is off, in the older catalogue, as JSON.");
  public static final Field ADDON_CONSTRAINT =
      Field.text("addon_constraint", "none, all or specific, in the older catalogue.");
  public static final Field ADDON_IDS =
      Field.text("addon_ids", "The add-ons it is off, in the older catalogue, as JSON.");

  public static final Table TABLE =
      Delivered.table(
          Chargebee.VENDOR,
          "coupons",
          "Coupons as Chargebee exports them.",
          ID,
          NAME,
          DISCOUNT_TYPE,
          DISCOUNT_PERCENTAGE,
          DISCOUNT_AMOUNT,
          Chargebee.CURRENCY_CODE,
          DURATION_TYPE,
          APPLY_ON,
          ITEM_CONSTRAINTS,
          PLAN_CONSTRAINT,
          PLAN_IDS,
          ADDON_CONSTRAINT,
          ADDON_IDS,
          Chargebee.RESOURCE_VERSION,
          Chargebee.DELETED);

  public static final Extract EXTRACT =
      new Extract(
          Chargebee.VENDOR,
          "coupons",
          TABLE,
          List.of(ID.name(), DISCOUNT_TYPE.name(), DURATION_TYPE.name()),
          List.of(new Staged(SubscriptionLines.TABLE, ChargebeeCoupons::lines)));

  private static final ArrayType TEXTS = DataTypes.createArrayType(DataTypes.StringType);
  private static final ArrayType CONSTRAINTS =
      DataTypes.createArrayType(Json.texts("item_type", "constraint").add("item_price_ids", TEXTS));

  private ChargebeeCoupons() {}

  /** The lines of the subscriptions that have a coupon which arrived. */
  static Dataset<Row> lines(Dataset<Row> arrived, Function<Table, Dataset<Row>> delivered) {
    Dataset<Row> known = Chargebee.latest(delivered.apply(ChargebeeSubscriptions.TABLE));
    Column named = transform(ChargebeeDiscounts.coupons(), coupon -> coupon.getField("coupon_id"));
    Dataset<Row> touched = Latest.touched(known, named, arrived, ID.col());
    return ChargebeeSubscriptions.lines(touched, delivered);
  }

  /** The rows with every coupon delivered so far, for {@link Latest#find}. */
  static Dataset<Row> beside(Dataset<Row> rows, String name, Dataset<Row> coupons) {
    Column value =
        struct(
            DISCOUNT_TYPE.col(),
            DISCOUNT_PERCENTAGE.col(),
            DISCOUNT_AMOUNT.col(),
            DURATION_TYPE.col(),
            APPLY_ON.col(),
            from_json(ITEM_CONSTRAINTS.col(), CONSTRAINTS).as(ITEM_CONSTRAINTS.name()),
            PLAN_CONSTRAINT.col(),
            from_json(PLAN_IDS.col(), TEXTS).as(PLAN_IDS.name()),
            ADDON_CONSTRAINT.col(),
            from_json(ADDON_IDS.col(), TEXTS).as(ADDON_IDS.name()));
    return Latest.beside(rows, name, Chargebee.latest(coupons), col("id"), value);
  }
}
