package tenure.silver;

import static tenure.contract.Layer.SILVER;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Field;
import tenure.contract.Table;

/** What can be bought: one row per version of a plan of a product. */
public final class Plans {
  public static final Field SOURCE = AccountLinks.SOURCE;
  public static final Field PLAN_ID = Field.id("plan_id", "The plan or price in its source.").key();
  public static final Field PRODUCT_ID = Field.id("product_id", "The product in its source.");
  public static final Field PRODUCT_FAMILY =
      Field.text("product_family", "The family or module the product belongs to.");
  public static final Field PLAN = Field.text("plan", "The plan\u2019s name.");
  public static final Field TIER_RANK =
      Field.whole("tier_rank", "The place of the plan among its siblings, 1 the lowest.");
  public static final Field LIST_PRICE =
      Field.precise("list_price", "The list price of one unit in currency, per interval.");
  public static final Field CURRENCY = Field.text("currency", "ISO 4217 code of list_price.");
  public static final Field INTERVAL_UNIT =
      Field.choice(
          "interval_unit", "The unit of the billing interval.", "day", "week", "month", "year");
  public static final Field INTERVAL_COUNT =
      Field.count("interval_count", "How many units one billing interval has.");
  public static final Field INCLUDED_FEATURES =
      Field.text("included_features", "The features that the plan includes, separated by commas.");
  public static final Field SEATS_LIMIT =
      Field.count("seats_limit", "The most seats the plan allows.");

  public static final Table TABLE =
      Table.in(SILVER, "plans", "What can be bought, one row per version of a plan.")
          .withColumns(
              SOURCE,
              PLAN_ID,
              PRODUCT_ID,
              PRODUCT_FAMILY,
              PLAN,
              TIER_RANK,
              LIST_PRICE,
              CURRENCY,
              INTERVAL_UNIT,
              INTERVAL_COUNT,
              INCLUDED_FEATURES,
              SEATS_LIMIT)
          .versioned();

  private Plans() {}

  /**
   * The plans with what their products say, where the plan itself says nothing.
   *
   * @param plans the plans as known
   * @param products the products as known
   */
  public static Dataset<Row> withProducts(Dataset<Row> plans, Dataset<Row> products) {
    return Products.fill(
        plans, products, PRODUCT_FAMILY, PLAN, TIER_RANK, INCLUDED_FEATURES, SEATS_LIMIT);
  }
}
