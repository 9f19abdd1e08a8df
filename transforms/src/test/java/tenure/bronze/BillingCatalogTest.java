package tenure.bronze;

import static tenure.kit.StagedRows.delivered;
import static tenure.kit.StagedRows.withProblems;
import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.rows;

import java.util.Map;
import org.junit.jupiter.api.Test;
import tenure.columns.Reading;

/** Who is billed and what is sold, of Chargebee, Recurly and Zuora. */
class BillingCatalogTest {
  @Test
  void a_customer_names_its_account_by_hand_by_its_own_id_or_by_its_domain() {
    assertRows(
        ChargebeeCustomers.links(
            rows(
                ChargebeeCustomers.TABLE,
                """
                | id             | email             | cf_salesforce_account_id | meta_data                                     | deleted |
                | Test Contact 2 | bob@www.acme.com  | 0015g0000007000          | -                                             | false   |
                | 1              | ann@bell.com      | -                        | {"salesforce_account_id":"0015g0000007001AAA"} | false   |
                | acme-7         | -                 | -                        | -                                             | -       |
                | gone           | -                 | -                        | -                                             | true    |
                """)),
        """
        | source    | source_account_key | explicit_account_id | domains      |
        | chargebee | Test Contact 2     | 0015g0000007000AAA  | www.acme.com |
        | chargebee | 1                  | 0015g0000007001AAA  | bell.com     |
        | chargebee | acme-7             | acme-7              | -            |
        """);
    assertRows(
        RecurlyAccounts.links(
            rows(
                RecurlyAccounts.TABLE,
                """
                | id | code            | email        | updated_at          |
                | r1 | 0015g0000007000 | ann@bell.com | 2022-08-11 08:23:40 |
                | r2 | acme-7          | -            | 2022-08-11 08:23:40 |
                """)),
        """
        | source  | source_account_key | explicit_account_id | domains  | _order              |
        | recurly | r1                 | 0015g0000007000AAA  | bell.com | 2022-08-11 08:23:40 |
        | recurly | r2                 | acme-7              | -        | 2022-08-11 08:23:40 |
        """);
    assertRows(
        ZuoraAccounts.links(
            rows(
                ZuoraAccounts.TABLE,
                """
                | id | crmId           |
                | z1 | 0015g0000007000 |
                | z2 | -               |
                """)),
        """
        | source | source_account_key | explicit_account_id |
        | zuora  | z1                 | 0015g0000007000AAA  |
        | zuora  | z2                 | -                   |
        """);
  }

  @Test
  void prices_are_plans_and_one_in_tiers_has_no_list_price() {
    assertRows(
        withProblems(
            ChargebeeItemPrices.plans(
                rows(
                    ChargebeeItemPrices.TABLE,
                    """
                    | id   | name | item_id | pricing_model | price | price_in_decimal | currency_code | period | period_unit |
                    | unit | Unit | core    | per_unit      | 1250  | -                | USD           | 3      | month       |
                    | yen  | Yen  | core    | flat_fee      | 1250  | -                | JPY           | 1      | year        |
                    | fine | Fine | core    | per_unit      | 1     | 0.0125           | USD           | 1      | week        |
                    | tier | Tier | core    | tiered        | 0     | -                | USD           | 1      | month       |
                    """),
                Reading.text("item_id"))),
        """
        | plan_id | product_id | plan | list_price | currency | interval_unit | interval_count | problems |
        | unit    | core       | Unit | 12.50      | USD      | month         | 3              | -        |
        | yen     | core       | Yen  | 1250.00    | JPY      | year          | 1              | -        |
        | fine    | core       | Fine | 0.0125     | USD      | week          | 1              | -        |
        | tier    | core       | Tier | -          | USD      | month         | 1              | -        |
        """);
  }

  @Test
  void a_plan_of_recurly_has_a_price_per_currency_inside_or_apart() {
    assertRows(
        withProblems(
            RecurlyPlans.plans(
                rows(
                    RecurlyPlans.TABLE,
                    """
                    | id | name | interval_unit | interval_length | currencies |
                    | p1 | Team | months        | 12              | [{"currency":"USD","unit_amount":99.5},{"currency":"EUR","unit_amount":90}] |
                    | p2 | Free | days          | 30              | - |
                    """))),
        """
        | plan_id | product_id | plan | list_price | currency | interval_unit | interval_count | problems |
        | p1/USD  | p1         | Team | 99.50      | USD      | month         | 12             | -        |
        | p1/EUR  | p1         | Team | 90.00      | EUR      | month         | 12             | -        |
        | p2      | p2         | Free | -          | -        | day           | 30             | -        |
        """);
    assertRows(
        RecurlyPlanCurrencies.plans(
            rows(
                RecurlyPlanCurrencies.TABLE,
                """
                | plan_id | currency | unit_amount | _file |
                | p1      | USD      | 2999.0      | c     |
                """),
            delivered(
                Map.of(
                    RecurlyPlans.TABLE,
                    rows(
                        RecurlyPlans.TABLE,
                        """
                        | id | name | interval_unit | interval_length | _file |
                        | p1 | Team | months        | 1               | p     |
                        """)))),
        """
        | plan_id | plan | list_price | interval_unit | _file |
        | p1/USD  | Team | 2999.00    | month         | c     |
        """);
  }

  @Test
  void items_products_and_rate_plans_say_what_is_sold() {
    assertRows(
        ChargebeeItems.products(
            rows(
                ChargebeeItems.TABLE,
                """
                | id   | name | external_name | item_family_id | metadata |
                | core | c    | Core          | suite          | {"tier_rank":"2","seats_limit":"50"} |
                """)),
        """
        | product_id | product_name | product_family | tier_rank | seats_limit |
        | core       | Core         | suite          | 2         | 50          |
        """);
    assertRows(
        ZuoraProducts.products(
            rows(
                ZuoraProducts.TABLE,
                """
                | id | name       | category      |
                | z1 | Enterprise | Base Products |
                """)),
        """
        | product_id | product_name | product_family |
        | z1         | Enterprise   | Enterprise     |
        """);
  }
}
