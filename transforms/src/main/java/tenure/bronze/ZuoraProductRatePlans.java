package tenure.bronze;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Reading;
import tenure.columns.Staging;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.silver.Plans;

/** Rate plans of Zuora's catalogue: one row per plan of a product exported. */
public final class ZuoraProductRatePlans {
  public static final Field NAME = Field.text("name", "The plan\u2019s name.");
  public static final Field PRODUCT_ID = Field.text("productId", "The product.");

  public static final Table TABLE =
      Delivered.table(
          Zuora.VENDOR,
          "product_rate_plans",
          "Rate plans of the catalogue as Zuora exports them.",
          Zuora.ID,
          NAME,
          PRODUCT_ID,
          Zuora.UPDATED_DATE);

  public static final Extract EXTRACT =
      new Extract(
          Zuora.VENDOR,
          "product_rate_plans",
          TABLE,
          List.of(Zuora.ID.name()),
          List.of(new Staged(Plans.TABLE, ZuoraProductRatePlans::plans)));

  private ZuoraProductRatePlans() {}

  /** Plans without a list price, since each has many charges. */
  static Dataset<Row> plans(Dataset<Row> raw) {
    return Staging.of(raw, Plans.TABLE, Zuora.VENDOR)
        .set(Plans.PLAN_ID, Reading.text(Zuora.ID.name()))
        .set(Plans.PRODUCT_ID, Reading.text(PRODUCT_ID.name()))
        .set(Plans.PLAN, Reading.text(NAME.name()))
        .orderedBy(Zuora.version())
        .rows();
  }
}
