package tenure.bronze;

import static tenure.kit.StagedRows.withProblems;
import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.rows;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class StripePricesTest {
  @Test
  void a_list_price_is_in_major_units_and_unknown_is_not_0() {
    assertRows(
        staged(
            """
            | id | product | currency | unit_amount | unit_amount_decimal | recurring | livemode |
            | usd | prod_1 | usd | 7500 | 7500 | {"interval":"month","interval_count":3} | true |
            | half | {"id":"prod_1"} | usd | - | 900.5 | {"interval":"year","interval_count":2} | true |
            | jpy | prod_1 | jpy | 7500 | 7500 | {"interval":"month","interval_count":1} | true |
            | kwd | prod_1 | kwd | 7500 | - | {"interval":"week","interval_count":1} | true |
            | isk | prod_1 | isk | 7500 | - | {"interval":"day","interval_count":1} | true |
            | tiered | prod_1 | usd | - | - | {"interval":"month","interval_count":1} | true |
            | once | prod_1 | usd | 100 | - | - | true |
            | odd | prod_1 | usd | 100 | - | {"interval":"fortnight","interval_count":1} | true |
            | test | prod_1 | usd | 100 | - | - | false |
            """),
        """
        | plan_id | product_id | currency | list_price | interval_unit | interval_count | problems |
        | usd | prod_1 | USD | 75.00 | month | 3 | - |
        | half | prod_1 | USD | 9.005 | year | 2 | - |
        | jpy | prod_1 | JPY | 7500.00 | month | 1 | - |
        | kwd | prod_1 | KWD | 7.50 | week | 1 | - |
        | isk | prod_1 | ISK | 75.00 | day | 1 | - |
        | tiered | prod_1 | USD | - | month | 1 | - |
        | once | prod_1 | USD | 1.00 | - | - | - |
        | odd | prod_1 | USD | 1.00 | - | 1 | recurring.interval fortnight is none of day, month, week, year |
        """);
  }

  @Test
  void a_deleted_price_says_no_more_than_that() {
    assertRows(
        staged(
            """
            | id | deleted |
            | price_1 | true |
            """),
        """
        | plan_id | is_deleted | list_price | problems |
        | price_1 | true | - | - |
        """);
  }

  private static Dataset<Row> staged(String text) {
    return withProblems(StripePrices.plans(rows(StripePrices.TABLE, text)));
  }
}
