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

/** Items of Chargebee, the products of its newer catalogue: one row per item exported. */
public final class ChargebeeItems {
  public static final Field ID = Field.text("id", "The item\u2019s id.");
  public static final Field NAME = Field.text("name", "The item\u2019s name.");
  public static final Field EXTERNAL_NAME =
      Field.text("external_name", "The name that customers see.");
  public static final Field ITEM_FAMILY_ID =
      Field.text("item_family_id", "The family of the item.");
  public static final Field TYPE = Field.text("type", "plan, addon or charge.");
  public static final Field METADATA = Field.text("metadata", "Values set by hand, as JSON.");

  public static final Table TABLE =
      Delivered.table(
          Chargebee.VENDOR,
          "items",
          "Items as Chargebee exports them.",
          ID,
          NAME,
          EXTERNAL_NAME,
          ITEM_FAMILY_ID,
          TYPE,
          METADATA,
          Chargebee.RESOURCE_VERSION,
          Chargebee.DELETED);

  public static final Extract EXTRACT =
      new Extract(
          Chargebee.VENDOR,
          "items",
          TABLE,
          List.of(ID.name()),
          List.of(new Staged(Products.TABLE, ChargebeeItems::products)));

  private ChargebeeItems() {}

  /** Items as products; their module, tier and limits stand in the metadata. */
  static Dataset<Row> products(Dataset<Row> raw) {
    return Staging.of(raw, Products.TABLE, Chargebee.VENDOR)
        .set(Products.PRODUCT_ID, Reading.text(ID.name()))
        .set(
            Products.PRODUCT_NAME,
            coalesce(Reading.clean(EXTERNAL_NAME.col()), Reading.clean(NAME.col())))
        .set(Products.PRODUCT_FAMILY, Reading.text(ITEM_FAMILY_ID.name()))
        .set(Products.MODULE, metadata("module"))
        .set(Products.TIER_RANK, Reading.whole("metadata.tier_rank", metadata("tier_rank")))
        .set(Products.INCLUDED_FEATURES, metadata("included_features"))
        .set(Products.SEATS_LIMIT, Reading.whole("metadata.seats_limit", metadata("seats_limit")))
        .deletedWhen(Chargebee.isDeleted())
        .orderedBy(Chargebee.version())
        .rows();
  }

  private static org.apache.spark.sql.Column metadata(String key) {
    return Reading.clean(Json.inside(METADATA.name(), key));
  }
}
