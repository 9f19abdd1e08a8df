package tenure.bronze;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Reading;
import tenure.columns.Staging;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.silver.Plans;
import tenure.silver.SubscriptionLines;

/** Item prices of Chargebee, the plans of its newer catalogue: one row per item price exported. */
public final class ChargebeeItemPrices {
  public static final Field ID = Field.text("id", "The item price\u2019s id.");
  public static final Field NAME = Field.text("name", "The item price\u2019s name.");
  public static final Field ITEM_ID = Field.text("item_id", "The item priced.");
  public static final Field PRICING_MODEL =
      Field.text("pricing_model", "flat_fee, per_unit, tiered, volume or stairstep.");
  public static final Field PRICE =
      Field.text("price", "The price of one unit in minor units; null where it has tiers.");
  public static final Field PRICE_IN_DECIMAL =
      Field.text("price_in_decimal", "The same in major units, with decimals.");
  public static final Field PERIOD = Field.text("period", "How many units the interval has.");
  public static final Field PERIOD_UNIT = Field.text("period_unit", "day, week, month or year.");

  public static final Table TABLE =
      Delivered.table(
          Chargebee.VENDOR,
          "item_prices",
          "Item prices as Chargebee exports them.",
          ID,
          NAME,
          ITEM_ID,
          PRICING_MODEL,
          PRICE,
          PRICE_IN_DECIMAL,
          Chargebee.CURRENCY_CODE,
          PERIOD,
          PERIOD_UNIT,
          Chargebee.RESOURCE_VERSION,
          Chargebee.DELETED);

  public static final Extract EXTRACT =
      new Extract(
          Chargebee.VENDOR,
          "item_prices",
          TABLE,
          List.of(ID.name(), ITEM_ID.name()),
          List.of(
              new Staged(Plans.TABLE, raw -> plans(raw, Reading.text(ITEM_ID.name()))),
              new Staged(SubscriptionLines.TABLE, ChargebeeItemPrices::lines)));

  private ChargebeeItemPrices() {}

  /** Prices as plans; a price in tiers has no list price, which is not 0. */
  static Dataset<Row> plans(Dataset<Row> raw, Reading product) {
    Column isPlain = coalesce(lower(PRICING_MODEL.col()).isin("flat_fee", "per_unit"), lit(true));
    Reading price = Chargebee.price(PRICE.name(), PRICE_IN_DECIMAL.col(), PRICE.col());
    return Staging.of(raw, Plans.TABLE, Chargebee.VENDOR)
        .set(Plans.PLAN_ID, Reading.text(ID.name()))
        .set(Plans.PRODUCT_ID, product)
        .set(Plans.PLAN, Reading.text(NAME.name()))
        .set(Plans.LIST_PRICE, new Reading(when(isPlain, price.value()), price.problem()))
        .set(Plans.CURRENCY, Chargebee.currency())
        .set(
            Plans.INTERVAL_UNIT,
            Reading.choice(PERIOD_UNIT.name(), PERIOD_UNIT.col(), Chargebee.UNITS))
        .set(Plans.INTERVAL_COUNT, Reading.whole(PERIOD.name()))
        .deletedWhen(Chargebee.isDeleted())
        .orderedBy(Chargebee.version())
        .rows();
  }

  /** The lines of the subscriptions that have an item at a price which arrived. */
  static Dataset<Row> lines(Dataset<Row> arrived, Function<Table, Dataset<Row>> delivered) {
    Dataset<Row> known = Chargebee.latest(delivered.apply(ChargebeeSubscriptions.TABLE));
    Dataset<Row> touched = Latest.touched(known, ChargebeeLines.prices(), arrived, ID.col());
    return ChargebeeSubscriptions.lines(touched, delivered);
  }
}
