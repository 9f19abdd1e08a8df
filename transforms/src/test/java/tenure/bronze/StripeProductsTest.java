package tenure.bronze;

import static tenure.kit.StagedRows.withProblems;
import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.rows;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class StripeProductsTest {
  @Test
  void family_tier_and_limits_stand_in_the_metadata() {
    assertRows(
        staged(
            """
            | id | name | metadata | livemode | deleted |
            | prod_1 | Team plan | {"family":"Platform","module":"Core","tier_rank":"2","seats_limit":"100","included_features":"a,b"} | true | - |
            | prod_2 | Odd | {"tier_rank":"gold"} | true | - |
            | prod_3 | - | - | - | true |
            | prod_4 | Test | {} | false | - |
            """),
        """
        | source | product_id | product_name | product_family | module | tier_rank | seats_limit | included_features | is_deleted | problems |
        | stripe | prod_1 | Team plan | Platform | Core | 2 | 100 | a,b | false | - |
        | stripe | prod_2 | Odd | - | - | - | - | - | false | metadata.tier_rank gold is not a whole number |
        | stripe | prod_3 | - | - | - | - | - | - | true | - |
        """);
  }

  private static Dataset<Row> staged(String text) {
    return withProblems(StripeProducts.products(rows(StripeProducts.TABLE, text)));
  }
}
