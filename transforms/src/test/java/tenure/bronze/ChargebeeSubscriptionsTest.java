package tenure.bronze;

import static tenure.kit.StagedRows.delivered;
import static tenure.kit.StagedRows.withProblems;
import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.rows;

import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import tenure.contract.Table;

class ChargebeeSubscriptionsTest {
  private static final Dataset<Row> PRICES =
      rows(
          ChargebeeItemPrices.TABLE,
          """
          | id       | name      | item_id |
          | team-USD | Team, USD | team    |
          """);

  @Test
  void items_of_either_catalogue_are_lines_in_major_units_whatever_their_ids() {
    assertRows(
        lines(
            """
            | id              | customer_id    | status | currency_code | billing_period | billing_period_unit | subscription_items | plan_id | plan_quantity | plan_unit_price | plan_amount | addons |
            | Test Contact 2  | Test Contact 2 | active | USD           | 3              | month               | [{"item_price_id":"team-USD","item_type":"plan","quantity":2,"unit_price":1000,"amount":2000},{"item_price_id":"flat","item_type":"addon","amount":500},{"item_price_id":"setup","item_type":"charge","quantity":1,"unit_price":9900,"amount":9900},{"item_price_id":"meter","item_type":"addon","metered_quantity":"12","unit_price":5}] | - | - | - | - | - |
            | 1               | c1             | active | JPY           | 1              | year                | [] | basic | 3 | 1200 | 3600 | [{"id":"sms","quantity":4,"unit_price":10}] |
            | exact           | c2             | active | USD           | 1              | month               | [{"item_price_id":"fine","item_type":"plan","quantity":3,"quantity_in_decimal":"2.5","unit_price":1,"unit_price_in_decimal":"0.0125"}] | - | - | - | - | - |
            | tiers           | c2             | active | USD           | 1              | month               | [{"item_price_id":"billed","item_type":"plan","quantity":30,"amount":24000},{"item_price_id":"unknown","item_type":"addon","quantity":30}] | - | - | - | - | - |
            """),
        """
        | subscription_line_id    | source_account_key | product_id | plan      | charge_kind | quantity | unit_price | amount  | currency | interval_unit | interval_count | problems |
        | Test Contact 2/team-USD | Test Contact 2     | team       | Team, USD | seats       | 2.00     | 10.00      | 20.00   | USD      | month         | 3              | -        |
        | Test Contact 2/flat     | Test Contact 2     | flat       | flat      | licence     | -        | -          | 5.00    | USD      | month         | 3              | -        |
        | Test Contact 2/setup    | Test Contact 2     | setup      | setup     | one_off     | 1.00     | 99.00      | 99.00   | USD      | month         | 3              | -        |
        | Test Contact 2/meter    | Test Contact 2     | meter      | meter     | usage       | -        | 0.05       | -       | USD      | month         | 3              | -        |
        | 1/basic                 | c1                 | basic      | basic     | seats       | 3.00     | 1200.00    | 3600.00 | JPY      | year          | 1              | -        |
        | 1/sms                   | c1                 | sms        | sms       | seats       | 4.00     | 10.00      | 40.00   | JPY      | year          | 1              | -        |
        | exact/fine              | c2                 | fine       | fine      | seats       | 2.50     | 0.0125     | 0.03    | USD      | month         | 1              | -        |
        | tiers/billed            | c2                 | billed     | billed    | seats       | 30.00    | -          | 240.00  | USD      | month         | 1              | -        |
        | tiers/unknown           | c2                 | unknown    | unknown   | seats       | 30.00    | -          | -       | USD      | month         | 1              | -        |
        """);
  }

  @Test
  void each_state_says_whether_the_line_counts_and_when_it_ends() {
    String item = "[{\"item_price_id\":\"p\",\"item_type\":\"plan\",\"amount\":100}]";
    assertRows(
        lines(
            """
            | id           | status       | billing_period | billing_period_unit | subscription_items | created_at | start_date | started_at | trial_end  | current_term_start | current_term_end | cancelled_at | cancel_schedule_created_at | cancel_reason_code | pause_date | contract_term | deleted | resource_version |
            | future       | future       | 1 | month | ITEM | 1735689600 | 1738368000 | -          | -          | -          | -          | -          | -          | -     | -          | - | false | 1735689600123 |
            | trial        | in_trial     | 1 | month | ITEM | 1735689600 | -          | 1735689600 | 1736899200 | -          | -          | -          | -          | -     | -          | - | false | 1735689600123 |
            | converted    | active       | 1 | month | ITEM | 1735689600 | -          | 1735689600 | 1736899200 | 1736899200 | 1739577600 | -          | -          | -     | 1740787200 | - | false | 1735689600123 |
            | leaving      | non_renewing | 1 | month | ITEM | 1735689600 | -          | 1735689600 | -          | 1735689600 | 1738368000 | 1738368000 | 1736899200 | PRICE | -          | - | false | 1735689600123 |
            | gone         | cancelled    | 1 | month | ITEM | 1735689600 | -          | 1735689600 | -          | 1735689600 | 1738368000 | 1738368000 | 1736899200 | PRICE | -          | - | false | 1735689600123 |
            | paused       | paused       | 1 | month | ITEM | 1735689600 | -          | 1735689600 | -          | 1735689600 | 1738368000 | -          | -          | -     | 1738368000 | - | false | 1735689600123 |
            | contract     | active       | 1 | month | ITEM | 1735689600 | -          | 1735689600 | -          | 1735689600 | 1738368000 | -          | -          | -     | -          | {"contract_start":1735689600,"contract_end":1767225600,"action_at_term_end":"cancel"} | false | 1735689600123 |
            | deleted      | active       | 1 | month | ITEM | 1735689600 | -          | 1735689600 | -          | -          | -          | -          | -          | -     | -          | - | true  | 1735689600123 |
            | milliseconds | active       | 1 | month | ITEM | 1735689600 | -          | 1735689600123 | -       | -          | -          | -          | -          | -     | -          | - | false | 1735689600123 |
            | strange      | on_hold      | 1 | month | ITEM | 1735689600 | -          | 1735689600 | -          | -          | -          | -          | -          | -     | -          | - | false | 1735689600123 |
            """
                .replace("ITEM", item)),
        """
        | subscription_id | status    | service_start_date | service_end_date | trial_end_date | term_start_date | term_end_date | is_auto_renew | cancel_requested_date | cancel_effective_date | cancel_reason | paused_date | is_deleted | _order        | problems |
        | future          | active    | 2025-02-01         | -                | -              | -               | -             | true          | -                     | -                     | -             | -           | false      | 1735689600123 | - |
        | trial           | trialing  | 2025-01-01         | -                | 2025-01-15     | -               | -             | true          | -                     | -                     | -             | -           | false      | 1735689600123 | - |
        | converted       | active    | 2025-01-01         | -                | 2025-01-15     | 2025-01-15      | 2025-02-15    | true          | -                     | -                     | -             | -           | false      | 1735689600123 | - |
        | leaving         | active    | 2025-01-01         | -                | -              | 2025-01-01      | 2025-02-01    | false         | 2025-01-15            | 2025-02-01            | PRICE         | -           | false      | 1735689600123 | - |
        | gone            | cancelled | 2025-01-01         | 2025-02-01       | -              | 2025-01-01      | 2025-02-01    | false         | 2025-01-15            | -                     | PRICE         | -           | false      | 1735689600123 | - |
        | paused          | paused    | 2025-01-01         | -                | -              | 2025-01-01      | 2025-02-01    | true          | -                     | -                     | -             | 2025-02-01  | false      | 1735689600123 | - |
        | contract        | active    | 2025-01-01         | -                | -              | 2025-01-01      | 2026-01-01    | false         | -                     | -                     | -             | -           | false      | 1735689600123 | - |
        | deleted         | active    | 2025-01-01         | -                | -              | -               | -             | true          | -                     | -                     | -             | -           | true       | 1735689600123 | - |
        | milliseconds    | active    | 2025-01-01         | -                | -              | -               | -             | true          | -                     | -                     | -             | -           | false      | 1735689600123 | started_at 1735689600123 is in milliseconds where seconds are due |
        | strange         | -         | 2025-01-01         | -                | -              | -               | -             | true          | -                     | -                     | -             | -           | false      | 1735689600123 | status on_hold is none of active, cancelled, future, in_trial, non_renewing, paused, transferred |
        """);
  }

  private static final String COUPONS =
      """
      | id      | discount_type | discount_percentage | discount_amount | duration_type  | apply_on            | item_constraints | plan_constraint | plan_ids | addon_constraint | resource_version |
      | ever    | percentage    | 20                  | -               | forever        | invoice_amount      | - | - | - | - | 2 |
      | ever    | percentage    | 90                  | -               | forever        | invoice_amount      | - | - | - | - | 1 |
      | once    | fixed_amount  | -                   | 500             | one_time       | invoice_amount      | - | - | - | - | 1 |
      | quarter | percentage    | 50                  | -               | limited_period | invoice_amount      | - | - | - | - | 1 |
      | spread  | fixed_amount  | -                   | 1000            | forever        | invoice_amount      | - | - | - | - | 1 |
      | of_item | percentage    | 10                  | -               | forever        | each_specified_item | [{"item_type":"addon","constraint":"specific","item_price_ids":["b"]}] | - | - | - | 1 |
      | of_plan | percentage    | 30                  | -               | forever        | each_specified_item | - | specific | ["a"] | none | 1 |
      """;

  @Test
  void a_coupon_counts_for_as_long_and_off_the_items_that_it_was_granted_for() {
    String items =
        "[{\"item_price_id\":\"a\",\"item_type\":\"plan\",\"amount\":3000},"
            + "{\"item_price_id\":\"b\",\"item_type\":\"addon\",\"amount\":1000}]";
    assertRows(
        lines(
                """
                | id      | status | currency_code | billing_period | billing_period_unit | subscription_items | coupons | discounts |
                | none    | active | USD | 1 | month | ITEMS | [] | - |
                | ever    | active | USD | 1 | month | ITEMS | [{"coupon_id":"ever"},{"coupon_id":"once"}] | - |
                | quarter | active | USD | 1 | month | ITEMS | [{"coupon_id":"quarter","apply_till":1743465600}] | - |
                | once    | active | USD | 1 | month | ITEMS | [{"coupon_id":"once"}] | - |
                | spread  | active | USD | 1 | month | ITEMS | [{"coupon_id":"spread"}] | - |
                | of_item | active | USD | 1 | month | ITEMS | [{"coupon_id":"of_item"}] | - |
                | of_plan | active | USD | 1 | month | ITEMS | [{"coupon_id":"of_plan"}] | - |
                | by_hand | active | USD | 1 | month | ITEMS | - | [{"percentage":25,"duration_type":"forever","apply_on":"specific_item_price","item_price_id":"b"},{"coupon_id":"ever","percentage":20,"duration_type":"forever","apply_on":"invoice_amount"}] |
                | lost    | active | USD | 1 | month | ITEMS | [{"coupon_id":"lost"}] | - |
                """
                    .replace("ITEMS", items))
            .where(
                "discount_share is not null or discount_amount is not null or problems is not null"),
        """
        | subscription_line_id | discount_share | discount_amount | discount_end_date | discount_duration | problems |
        | ever/a               | 0.20           | -               | -                 | forever           | -        |
        | ever/b               | 0.20           | -               | -                 | forever           | -        |
        | quarter/a            | 0.50           | -               | 2025-04-01        | repeating         | -        |
        | quarter/b            | 0.50           | -               | 2025-04-01        | repeating         | -        |
        | once/a               | -              | 3.75            | -                 | once              | -        |
        | once/b               | -              | 1.25            | -                 | once              | -        |
        | spread/a             | -              | 7.50            | -                 | forever           | -        |
        | spread/b             | -              | 2.50            | -                 | forever           | -        |
        | of_item/b            | 0.10           | -               | -                 | forever           | -        |
        | of_plan/a            | 0.30           | -               | -                 | forever           | -        |
        | by_hand/b            | 0.25           | -               | -                 | forever           | -        |
        | lost/a               | -              | -               | -                 | -                 | coupons [{"coupon_id":"lost"}] names a coupon that was never delivered |
        | lost/b               | -              | -               | -                 | -                 | coupons [{"coupon_id":"lost"}] names a coupon that was never delivered |
        """);
  }

  @Test
  void a_coupon_that_comes_late_is_taken_off_the_subscriptions_that_named_it() {
    Dataset<Row> arrived =
        rows(
            ChargebeeCoupons.TABLE,
            """
            | id   | discount_type | discount_percentage | duration_type | apply_on       | _file  | known_on   |
            | ever | percentage    | 20                  | forever       | invoice_amount | coupon | 2025-02-02 |
            """);
    Dataset<Row> known =
        rows(
            ChargebeeSubscriptions.TABLE,
            """
            | id    | status    | billing_period | billing_period_unit | subscription_items | coupons | resource_version | _file | known_on |
            | named | cancelled | 1 | month | [{"item_price_id":"a","item_type":"plan","amount":3000}] | [{"coupon_id":"ever"}] | 2 | sub | 2025-02-01 |
            | named | active    | 1 | month | [{"item_price_id":"a","item_type":"plan","amount":3000}] | [{"coupon_id":"ever"}] | 1 | sub | 2025-02-01 |
            | other | active    | 1 | month | [{"item_price_id":"a","item_type":"plan","amount":3000}] | - | 1 | sub | 2025-02-01 |
            """);
    Map<Table, Dataset<Row>> all =
        Map.of(ChargebeeCoupons.TABLE, arrived, ChargebeeSubscriptions.TABLE, known);
    assertRows(
        withProblems(ChargebeeCoupons.lines(arrived, delivered(all))),
        """
        | subscription_line_id | status    | discount_share | _file  | problems |
        | named/a              | cancelled | 0.20           | coupon | -        |
        """);
  }

  private static Dataset<Row> lines(String arrived) {
    Map<Table, Dataset<Row>> all =
        Map.of(
            ChargebeeItemPrices.TABLE,
            PRICES,
            ChargebeeCoupons.TABLE,
            rows(ChargebeeCoupons.TABLE, COUPONS));
    return withProblems(
        ChargebeeSubscriptions.lines(rows(ChargebeeSubscriptions.TABLE, arrived), delivered(all)));
  }
}
