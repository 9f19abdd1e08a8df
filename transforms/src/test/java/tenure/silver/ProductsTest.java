package tenure.silver;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.rows;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class ProductsTest {
  private static final String PRODUCTS =
      """
      | source | product_id | product_name | product_family | tier_rank | included_features | seats_limit |
      | stripe | team       | Team plan    | Platform       | 2         | a,b               | 100         |
      """;

  @Test
  void a_line_takes_from_its_product_what_it_does_not_say_itself() {
    Dataset<Row> lines =
        rows(
            SubscriptionLines.TABLE,
            """
            | source | subscription_line_id | product_id | product_family | plan   | tier_rank |
            | stripe | bare                 | team       | -              | -      | -         |
            | stripe | own                  | team       | Own            | Custom | 7         |
            | stripe | unknown              | other      | -              | -      | -         |
            | zuora  | elsewhere            | team       | -              | -      | -         |
            """);
    Dataset<Row> filled = SubscriptionLines.withProducts(lines, rows(Products.TABLE, PRODUCTS));
    assertRows(
        filled,
        """
        | subscription_line_id | product_family | plan      | tier_rank |
        | bare                 | Platform       | Team plan | 2         |
        | own                  | Own            | Custom    | 7         |
        | unknown              | -              | -         | -         |
        | elsewhere            | -              | -         | -         |
        """);
    assertArrayEquals(lines.columns(), filled.columns());
  }

  @Test
  void a_plan_takes_its_features_and_limits_from_its_product() {
    assertRows(
        Plans.withProducts(
            rows(
                Plans.TABLE,
                """
                | source | plan_id | product_id | plan |
                | stripe | price_1 | team       | -    |
                """),
            rows(Products.TABLE, PRODUCTS)),
        """
        | plan_id | product_family | plan      | tier_rank | included_features | seats_limit |
        | price_1 | Platform       | Team plan | 2         | a,b               | 100         |
        """);
  }
}
