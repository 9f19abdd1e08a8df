package tenure.bronze;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Reading;
import tenure.columns.Staging;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.silver.Plans;
import tenure.silver.Products;

/** Plans of Chargebee's older catalogue: one row per plan exported. */
public final class ChargebeePlans {
  public static final Field ID = ChargebeeItemPrices.ID;
  public static final Field NAME = ChargebeeItemPrices.NAME;

  public static final Table TABLE =
      Delivered.table(
          Chargebee.VENDOR,
          "plans",
          "Plans of the older catalogue as Chargebee exports them.",
          ID,
          NAME,
          ChargebeeItemPrices.PRICING_MODEL,
          ChargebeeItemPrices.PRICE,
          ChargebeeItemPrices.PRICE_IN_DECIMAL,
          Chargebee.CURRENCY_CODE,
          ChargebeeItemPrices.PERIOD,
          ChargebeeItemPrices.PERIOD_UNIT,
          Chargebee.RESOURCE_VERSION,
          Chargebee.DELETED);

  public static final Extract EXTRACT =
      new Extract(
          Chargebee.VENDOR,
          "plans",
          TABLE,
          List.of(ID.name()),
          List.of(
              new Staged(
                  Plans.TABLE, raw -> ChargebeeItemPrices.plans(raw, Reading.text(ID.name()))),
              new Staged(Products.TABLE, ChargebeePlans::products)));

  private ChargebeePlans() {}

  /** Each plan is a product of its own: the older catalogue has nothing above it. */
  static Dataset<Row> products(Dataset<Row> raw) {
    return Staging.of(raw, Products.TABLE, Chargebee.VENDOR)
        .set(Products.PRODUCT_ID, Reading.text(ID.name()))
        .set(Products.PRODUCT_NAME, Reading.text(NAME.name()))
        .deletedWhen(Chargebee.isDeleted())
        .orderedBy(Chargebee.version())
        .rows();
  }
}
