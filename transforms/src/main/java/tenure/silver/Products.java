package tenure.silver;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static tenure.contract.Layer.SILVER;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Field;
import tenure.contract.Table;

/** What is sold: one row per product version. */
public final class Products {
  public static final Field SOURCE = AccountLinks.SOURCE;
  public static final Field PRODUCT_ID = Field.id("product_id", "The product in its source.").key();
  public static final Field PRODUCT_NAME = Field.text("product_name", "The product\u2019s name.");
  public static final Field PRODUCT_FAMILY = Plans.PRODUCT_FAMILY;
  public static final Field MODULE =
      Field.text("module", "The module of the software that the product opens.");
  public static final Field TIER_RANK = Plans.TIER_RANK;
  public static final Field INCLUDED_FEATURES = Plans.INCLUDED_FEATURES;
  public static final Field SEATS_LIMIT = Plans.SEATS_LIMIT;

  public static final Table TABLE =
      Table.in(SILVER, "products", "What is sold, one row per version of a product.")
          .withColumns(
              SOURCE,
              PRODUCT_ID,
              PRODUCT_NAME,
              PRODUCT_FAMILY,
              MODULE,
              TIER_RANK,
              INCLUDED_FEATURES,
              SEATS_LIMIT)
          .versioned();

  private Products() {}

  /** The rows with the product's value in each of these columns that is null; plan is its name. */
  static Dataset<Row> fill(Dataset<Row> rows, Dataset<Row> products, Field... columns) {
    List<Column> offered = new ArrayList<>();
    offered.add(SOURCE.col().as("offered_source"));
    offered.add(PRODUCT_ID.col().as("offered_product_id"));
    for (Field column : columns) {
      Field from = column.name().equals(Plans.PLAN.name()) ? PRODUCT_NAME : column;
      offered.add(from.col().as("offered_" + column.name()));
    }
    Column same =
        SOURCE
            .col()
            .equalTo(col("offered_source"))
            .and(PRODUCT_ID.col().equalTo(col("offered_product_id")));
    Dataset<Row> filled =
        rows.join(products.select(offered.toArray(Column[]::new)), same, "left_outer");
    for (Field column : columns) {
      Column value = coalesce(column.col(), col("offered_" + column.name()));
      filled = filled.withColumn(column.name(), value);
    }
    return filled.select(rows.columns()[0], tail(rows.columns()));
  }

  private static String[] tail(String[] names) {
    return Arrays.copyOfRange(names, 1, names.length);
  }
}
