package tenure.bronze;

import static tenure.kit.StagedRows.withProblems;
import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.rows;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class StripeSubscriptionsTest {
  @Test
  void every_item_is_a_line() {
    assertRows(
        staged(
            """
            | id | customer | status | currency | items | livemode |
            | sub_1 | cus_1 | active | usd | {"object":"list","data":[{"id":"si_1","quantity":2,"price":{"product":"prod_1","currency":"usd","unit_amount":1000,"unit_amount_decimal":null,"recurring":{"interval":"month","interval_count":1,"usage_type":"licensed"}}},{"id":"si_2","quantity":3,"price":{"product":"prod_2","currency":"usd","unit_amount":null,"unit_amount_decimal":"900.5","recurring":{"interval":"year","interval_count":2,"usage_type":"licensed"}}}],"has_more":false} | true |
            | sub_2 | {"id":"cus_2"} | past_due | jpy | {"object":"list","data":[{"id":"si_3","quantity":1,"price":{"product":"prod_1","currency":"jpy","unit_amount":5000,"unit_amount_decimal":null,"recurring":{"interval":"month","interval_count":1,"usage_type":"licensed"}}}],"has_more":false} | true |
            """),
        """
        | source | subscription_line_id | subscription_id | source_account_key | product_id | charge_kind | quantity | unit_price | amount | currency | interval_unit | interval_count | status | problems |
        | stripe | si_1 | sub_1 | cus_1 | prod_1 | seats | 2.00 | 10.00 | 20.00 | USD | month | 1 | active | - |
        | stripe | si_2 | sub_1 | cus_1 | prod_2 | seats | 3.00 | 9.005 | 27.02 | USD | year | 2 | active | - |
        | stripe | si_3 | sub_2 | cus_2 | prod_1 | seats | 1.00 | 5000.00 | 5000.00 | JPY | month | 1 | past_due | - |
        """);
  }

  @Test
  void an_item_of_old_has_a_plan_instead_of_a_price() {
    assertRows(
        staged(
            """
            | id | status | currency | items |
            | old | active | usd | {"data":[{"id":"si_1","quantity":2,"plan":{"product":"prod_1","currency":"usd","amount":1000,"interval":"year","interval_count":1,"usage_type":"licensed"}}]} |
            | both | active | usd | {"data":[{"id":"si_2","quantity":2,"price":{"product":"prod_1","currency":"usd","unit_amount":2000,"recurring":{"interval":"month"}},"plan":{"product":"prod_1","currency":"usd","amount":1000,"interval":"year","interval_count":1}}]} |
            | tiers | active | usd | {"data":[{"id":"si_3","quantity":2,"plan":{"product":"prod_1","currency":"usd","amount":null,"billing_scheme":"tiered","interval":"month","interval_count":1}}]} |
            """),
        """
        | subscription_id | product_id | unit_price | amount | interval_unit | interval_count | problems |
        | old | prod_1 | 10.00 | 20.00 | year | 1 | - |
        | both | prod_1 | 20.00 | 40.00 | month | 1 | - |
        | tiers | prod_1 | - | - | month | 1 | - |
        """);
  }

  @Test
  void what_a_minor_unit_is_worth_depends_on_the_currency() {
    assertRows(
        staged(
            """
            | id | status | currency | items |
            | isk | active | isk | {"data":[{"id":"si_1","quantity":2,"price":{"unit_amount":1000,"recurring":{"interval":"month"}}}]} |
            | ugx | active | ugx | {"data":[{"id":"si_2","quantity":2,"price":{"unit_amount":1000,"recurring":{"interval":"month"}}}]} |
            | kwd | active | kwd | {"data":[{"id":"si_3","quantity":2,"price":{"unit_amount":1230,"recurring":{"interval":"month"}}}]} |
            | xpf | active | usd | {"data":[{"id":"si_4","quantity":2,"price":{"currency":"xpf","unit_amount":1000,"recurring":{"interval":"month"}}}]} |
            """),
        """
        | subscription_id | currency | unit_price | amount |
        | isk | ISK | 10.00 | 20.00 |
        | ugx | UGX | 10.00 | 20.00 |
        | kwd | KWD | 1.23 | 2.46 |
        | xpf | XPF | 1000.00 | 2000.00 |
        """);
  }

  @Test
  void seconds_are_not_milliseconds() {
    assertRows(
        staged(
            """
            | id | status | start_date | items |
            | seconds | active | 1735689600 | {"data":[{"id":"si_1","quantity":1,"price":{"unit_amount":1000,"recurring":{"interval":"month"}}}]} |
            | milliseconds | active | 1735689600000 | {"data":[{"id":"si_2","quantity":1,"price":{"unit_amount":1000,"recurring":{"interval":"month"}}}]} |
            """),
        """
        | subscription_id | service_start_date | problems |
        | seconds | 2025-01-01 | - |
        | milliseconds | - | start_date 1735689600000 is in milliseconds where seconds are due |
        """);
  }

  @Test
  void a_price_that_does_not_say_the_amount_gives_none_rather_than_0() {
    assertRows(
        staged(
            """
            | id | status | currency | items |
            | tiered | active | usd | {"object":"list","data":[{"id":"si_t","quantity":2,"price":{"product":"prod_1","currency":"usd","unit_amount":null,"unit_amount_decimal":null,"recurring":{"interval":"month","interval_count":1,"usage_type":"licensed"}}}],"has_more":false} |
            | metered | active | usd | {"object":"list","data":[{"id":"si_m","price":{"product":"prod_1","currency":"usd","unit_amount":1000,"unit_amount_decimal":null,"recurring":{"interval":"month","interval_count":1,"usage_type":"metered"}}}],"has_more":false} |
            | packs | active | usd | {"object":"list","data":[{"id":"si_p","quantity":2,"price":{"product":"prod_1","currency":"usd","unit_amount":1000,"unit_amount_decimal":null,"transform_quantity":{"divide_by":10,"round":"up"},"recurring":{"interval":"month","interval_count":1,"usage_type":"licensed"}}}],"has_more":false} |
            | free | active | usd | {"object":"list","data":[{"id":"si_f","quantity":2,"price":{"product":"prod_1","currency":"usd","unit_amount":0,"unit_amount_decimal":null,"recurring":{"interval":"month","interval_count":1,"usage_type":"licensed"}}}],"has_more":false} |
            """),
        """
        | subscription_id | charge_kind | unit_price | amount | problems |
        | tiered | seats | - | - | - |
        | metered | usage | 10.00 | - | - |
        | packs | seats | 10.00 | - | - |
        | free | seats | 0.00 | 0.00 | - |
        """);
  }

  @Test
  void the_period_stands_on_the_subscription_or_on_the_item() {
    assertRows(
        staged(
            """
            | id | status | items | current_period_start | current_period_end | metadata | cancel_at_period_end |
            | old | active | {"object":"list","data":[{"id":"si_1","quantity":2,"price":{"product":"prod_1","currency":"usd","unit_amount":1000,"unit_amount_decimal":null,"recurring":{"interval":"month","interval_count":1,"usage_type":"licensed"}}}],"has_more":false} | 1735689600 | 1738368000 | - | false |
            | new | active | {"object":"list","data":[{"id":"si_1","quantity":2,"current_period_start":1738368000,"current_period_end":1740787200,"price":{"product":"prod_1","currency":"usd","unit_amount":1000,"unit_amount_decimal":null,"recurring":{"interval":"month","interval_count":1,"usage_type":"licensed"}}}],"has_more":false} | - | - | - | true |
            | term | active | {"object":"list","data":[{"id":"si_1","quantity":2,"price":{"product":"prod_1","currency":"usd","unit_amount":1000,"unit_amount_decimal":null,"recurring":{"interval":"month","interval_count":1,"usage_type":"licensed"}}}],"has_more":false} | 1735689600 | 1738368000 | {"term_end":"2026-01-01","auto_renew":"false"} | false |
            """),
        """
        | subscription_id | term_start_date | term_end_date | is_auto_renew | cancel_effective_date | problems |
        | old | 2025-01-01 | 2025-02-01 | true | - | - |
        | new | 2025-02-01 | 2025-03-01 | false | 2025-03-01 | - |
        | term | - | 2026-01-01 | false | - | - |
        """);
  }

  @Test
  void service_starts_with_the_subscription_or_when_the_item_was_added() {
    assertRows(
        staged(
            """
            | id | status | created | start_date | ended_at | items |
            | plain | active | 1738368000 | 1738368000 | - | {"object":"list","data":[{"id":"si_1","created":1738368000,"quantity":2,"price":{"product":"prod_1","currency":"usd","unit_amount":1000,"unit_amount_decimal":null,"recurring":{"interval":"month","interval_count":1,"usage_type":"licensed"}}}],"has_more":false} |
            | backdated | active | 1738368000 | 1735689600 | - | {"object":"list","data":[{"id":"si_1","created":1738368000,"quantity":2,"price":{"product":"prod_1","currency":"usd","unit_amount":1000,"unit_amount_decimal":null,"recurring":{"interval":"month","interval_count":1,"usage_type":"licensed"}}}],"has_more":false} |
            | added | active | 1735689600 | 1735689600 | - | {"object":"list","data":[{"id":"si_1","created":1740787200,"quantity":2,"price":{"product":"prod_1","currency":"usd","unit_amount":1000,"unit_amount_decimal":null,"recurring":{"interval":"month","interval_count":1,"usage_type":"licensed"}}}],"has_more":false} |
            | taken_over | canceled | 1738368000 | 1738368000 | 1748736000 | {"object":"list","data":[{"id":"si_1","created":1736899200,"quantity":2,"price":{"product":"prod_1","currency":"usd","unit_amount":1000,"unit_amount_decimal":null,"recurring":{"interval":"month","interval_count":1,"usage_type":"licensed"}}}],"has_more":false} |
            """),
        """
        | subscription_id | service_start_date | service_end_date | status | problems |
        | plain | 2025-02-01 | - | active | - |
        | backdated | 2025-01-01 | - | active | - |
        | added | 2025-03-01 | - | active | - |
        | taken_over | 2025-02-01 | 2025-06-01 | cancelled | - |
        """);
  }

  @Test
  void a_discount_is_a_share_or_an_amount_for_as_long_as_it_was_granted() {
    assertRows(
        staged(
            """
            | id | status | currency | items | discount | discounts |
            | none | active | usd | {"object":"list","data":[{"id":"si_1","quantity":2,"price":{"product":"prod_1","currency":"usd","unit_amount":1000,"unit_amount_decimal":null,"recurring":{"interval":"month","interval_count":1,"usage_type":"licensed"}}}],"has_more":false} | - | [] |
            | old | active | usd | {"object":"list","data":[{"id":"si_1","quantity":2,"price":{"product":"prod_1","currency":"usd","unit_amount":1000,"unit_amount_decimal":null,"recurring":{"interval":"month","interval_count":1,"usage_type":"licensed"}}}],"has_more":false} | {"start":1735689600,"end":null,"coupon":{"percent_off":25.5,"duration":"forever"}} | - |
            | new | active | usd | {"object":"list","data":[{"id":"si_1","quantity":2,"price":{"product":"prod_1","currency":"usd","unit_amount":1000,"unit_amount_decimal":null,"recurring":{"interval":"month","interval_count":1,"usage_type":"licensed"}}}],"has_more":false} | - | [{"start":1735689600,"end":1743465600,"source":{"type":"coupon","coupon":{"percent_off":50,"duration":"repeating","duration_in_months":3}}}] |
            | months | active | usd | {"object":"list","data":[{"id":"si_1","quantity":2,"price":{"product":"prod_1","currency":"usd","unit_amount":1000,"unit_amount_decimal":null,"recurring":{"interval":"month","interval_count":1,"usage_type":"licensed"}}}],"has_more":false} | - | [{"start":1735689600,"end":null,"coupon":{"amount_off":500,"currency":"usd","duration":"repeating","duration_in_months":3}}] |
            | two | active | usd | {"object":"list","data":[{"id":"si_1","quantity":2,"price":{"product":"prod_1","currency":"usd","unit_amount":1000,"unit_amount_decimal":null,"recurring":{"interval":"month","interval_count":1,"usage_type":"licensed"}}}],"has_more":false} | - | [{"coupon":{"percent_off":10,"duration":"forever"}},{"coupon":{"percent_off":20,"duration":"forever"}},{"coupon":{"percent_off":50,"duration":"once"}}] |
            | item | active | usd | {"object":"list","data":[{"id":"si_1","quantity":2,"discounts":[{"coupon":{"amount_off":250,"duration":"once"}}],"price":{"product":"prod_1","currency":"usd","unit_amount":1000,"unit_amount_decimal":null,"recurring":{"interval":"month","interval_count":1,"usage_type":"licensed"}}}],"has_more":false} | - | [] |
            """),
        """
        | subscription_id | discount_share | discount_amount | discount_start_date | discount_end_date | discount_duration | problems |
        | none | - | - | - | - | - | - |
        | old | 0.255 | - | 2025-01-01 | - | forever | - |
        | new | 0.50 | - | 2025-01-01 | 2025-04-01 | repeating | - |
        | months | - | 5.00 | 2025-01-01 | 2025-04-01 | repeating | - |
        | two | 0.28 | - | - | - | forever | - |
        | item | - | 2.50 | - | - | once | - |
        """);
  }

  @Test
  void an_amount_off_the_subscription_is_spread_over_its_items_to_the_cent() {
    assertRows(
        staged(
            """
            | id | status | currency | items | discounts |
            | three | active | usd | {"object":"list","data":[{"id":"a","quantity":1,"price":{"product":"prod_1","currency":"usd","unit_amount":1000,"unit_amount_decimal":null,"recurring":{"interval":"month","interval_count":1,"usage_type":"licensed"}}},{"id":"b","quantity":1,"price":{"product":"prod_1","currency":"usd","unit_amount":1000,"unit_amount_decimal":null,"recurring":{"interval":"month","interval_count":1,"usage_type":"licensed"}}},{"id":"c","quantity":1,"price":{"product":"prod_1","currency":"usd","unit_amount":1000,"unit_amount_decimal":null,"recurring":{"interval":"month","interval_count":1,"usage_type":"licensed"}}}],"has_more":false} | [{"coupon":{"amount_off":1000,"duration":"forever"}}] |
            | more | active | usd | {"object":"list","data":[{"id":"d","quantity":1,"price":{"product":"prod_1","currency":"usd","unit_amount":1000,"unit_amount_decimal":null,"recurring":{"interval":"month","interval_count":1,"usage_type":"licensed"}}},{"id":"e","quantity":3,"price":{"product":"prod_1","currency":"usd","unit_amount":1000,"unit_amount_decimal":null,"recurring":{"interval":"month","interval_count":1,"usage_type":"licensed"}}}],"has_more":false} | [{"coupon":{"amount_off":9000,"duration":"forever"}}] |
            """),
        """
        | subscription_line_id | amount | discount_amount |
        | a | 10.00 | 3.33 |
        | b | 10.00 | 3.34 |
        | c | 10.00 | 3.33 |
        | d | 10.00 | 10.00 |
        | e | 30.00 | 30.00 |
        """);
  }

  @Test
  void what_an_extract_leaves_out_is_refused_rather_than_guessed() {
    assertRows(
        staged(
            """
            | id | status | items | discounts | currency |
            | page | active | {"object":"list","data":[{"id":"si_1","quantity":2,"price":{"product":"prod_1","currency":"usd","unit_amount":1000,"unit_amount_decimal":null,"recurring":{"interval":"month","interval_count":1,"usage_type":"licensed"}}}],"has_more":true} | - | usd |
            | id_only | active | {"object":"list","data":[{"id":"si_1","quantity":2,"price":{"product":"prod_1","currency":"usd","unit_amount":1000,"unit_amount_decimal":null,"recurring":{"interval":"month","interval_count":1,"usage_type":"licensed"}}}],"has_more":false} | ["di_1"] | usd |
            | no_items | active | - | - | usd |
            | odd | frozen | {"object":"list","data":[{"id":"si_1","quantity":2,"price":{"product":"prod_1","currency":"usd","unit_amount":1000,"unit_amount_decimal":null,"recurring":{"interval":"month","interval_count":1,"usage_type":"licensed"}}}],"has_more":false} | - | usd |
            """),
        """
        | subscription_id | problems |
        | page | items has more items than the extract delivers |
        | id_only | discounts ["di_1"] is an id alone: have the extract expand it |
        | no_items | subscription_line_id is missing; interval_unit is missing |
        | odd | status frozen is none of active, canceled, incomplete, incomplete_expired, past_due, paused, trialing, unpaid |
        """);
  }

  @Test
  void test_mode_and_deleted_objects_are_left_out() {
    assertRows(
        staged(
            """
            | id | status | livemode | deleted | items |
            | test | active | false | - | {"object":"list","data":[{"id":"si_1","quantity":2,"price":{"product":"prod_1","currency":"usd","unit_amount":1000,"unit_amount_decimal":null,"recurring":{"interval":"month","interval_count":1,"usage_type":"licensed"}}}],"has_more":false} |
            | gone | - | - | true | - |
            """),
        """
        | subscription_id |
        """);
  }

  private static Dataset<Row> staged(String text) {
    return withProblems(StripeSubscriptions.lines(rows(StripeSubscriptions.TABLE, text)));
  }
}
