package tenure.bronze;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Reading;
import tenure.columns.Staging;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.silver.Products;

/** Products of Zuora: one row per product exported. */
public final class ZuoraProducts {
  public static final Field NAME = Field.text("name", "The product\u2019s name.");
  public static final Field CATEGORY = Field.text("category", "The kind of product.");
  public static final Field SKU = Field.text("sku", "The stock keeping unit.");

  public static final Table TABLE =
      Delivered.table(
          Zuora.VENDOR,
          "products",
          "Products as Zuora exports them.",
          Zuora.ID,
          NAME,
          CATEGORY,
          SKU,
          Zuora.UPDATED_DATE);

  public static final Extract EXTRACT =
      new Extract(
          Zuora.VENDOR,
          "products",
          TABLE,
          List.of(Zuora.ID.name()),
          List.of(new Staged(Products.TABLE, ZuoraProducts::products)));

  private ZuoraProducts() {}

  /** Products; the category of Zuora says base product or add-on, so the name is the family. */
  static Dataset<Row> products(Dataset<Row> raw) {
    return Staging.of(raw, Products.TABLE, Zuora.VENDOR)
        .set(Products.PRODUCT_ID, Reading.text(Zuora.ID.name()))
        .set(Products.PRODUCT_NAME, Reading.text(NAME.name()))
        .set(Products.PRODUCT_FAMILY, Reading.text(NAME.name()))
        .orderedBy(Zuora.version())
        .rows();
  }
}
