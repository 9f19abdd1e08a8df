package tenure.marts;

import static tenure.contract.Layer.MARTS;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Table;
import tenure.contract.Versions;
import tenure.silver.Products;

/** What is sold, as it is known now: one row per product of a source. */
public final class DimProduct {
  public static final Table TABLE =
      Table.in(MARTS, "dim_product", "What is sold, as it is known now.")
          .withColumns(
              Products.SOURCE,
              Products.PRODUCT_ID,
              Products.PRODUCT_NAME,
              Products.PRODUCT_FAMILY,
              Products.MODULE,
              Products.TIER_RANK,
              Products.SEATS_LIMIT,
              Products.INCLUDED_FEATURES,
              Versions.KNOWN_ON);

  private DimProduct() {}

  /** The products as known. */
  public static Dataset<Row> from(Dataset<Row> products) {
    return products.transform(TABLE::conform);
  }
}
