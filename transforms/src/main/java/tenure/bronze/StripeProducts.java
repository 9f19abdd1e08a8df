package tenure.bronze;

import static org.apache.spark.sql.functions.coalesce;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Reading;
import tenure.columns.Staging;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.silver.Products;

/** Products of Stripe: one row per product exported. */
public final class StripeProducts {
  public static final Field ID = Field.text("id", "The object\u2019s id.");
  public static final Field NAME = Field.text("name", "The product\u2019s name.");
  public static final Field ACTIVE = Field.text("active", "Whether it is sold.");
  public static final Field METADATA = Field.text("metadata", "Values set by hand, as JSON.");
  public static final Field LIVEMODE = Field.text("livemode", "Whether it was made in live mode.");
  public static final Field DELETED =
      Field.text("deleted", "Whether the object was deleted; nothing else is said then.");
  public static final Field CREATED = Field.text("created", "When it was created, epoch seconds.");

  public static final Table TABLE =
      Delivered.table(
          Stripe.VENDOR,
          "products",
          "Products as Stripe exports them.",
          ID,
          NAME,
          ACTIVE,
          METADATA,
          LIVEMODE,
          DELETED,
          CREATED);

  public static final Extract EXTRACT =
      new Extract(
          Stripe.VENDOR,
          "products",
          TABLE,
          List.of(ID.name()),
          List.of(new Staged(Products.TABLE, StripeProducts::products)));

  private StripeProducts() {}

  /** Products; their family, tier and limits stand in the metadata. */
  static Dataset<Row> products(Dataset<Row> raw) {
    return Staging.of(Stripe.live(raw), Products.TABLE, Stripe.VENDOR)
        .set(Products.PRODUCT_ID, Reading.text(ID.name()))
        .set(Products.PRODUCT_NAME, Reading.text(NAME.name()))
        .set(
            Products.PRODUCT_FAMILY,
            coalesce(Stripe.metadata("family"), Stripe.metadata("product_family")))
        .set(Products.MODULE, Stripe.metadata("module"))
        .set(Products.TIER_RANK, Reading.whole("metadata.tier_rank", Stripe.metadata("tier_rank")))
        .set(Products.INCLUDED_FEATURES, Stripe.metadata("included_features"))
        .set(
            Products.SEATS_LIMIT,
            Reading.whole("metadata.seats_limit", Stripe.metadata("seats_limit")))
        .deletedWhen(Stripe.isDeleted())
        .rows();
  }
}
