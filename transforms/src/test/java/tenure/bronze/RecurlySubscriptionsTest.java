package tenure.bronze;

import static tenure.kit.StagedRows.delivered;
import static tenure.kit.StagedRows.withProblems;
import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.rows;

import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import tenure.contract.Table;

class RecurlySubscriptionsTest {
  private static final String PLANS =
      """
      | id      | name    | interval_unit | interval_length | updated_at           |
      | monthly | Monthly | months        | 1               | 2025-01-01T00:00:00Z |
      | half    | Half    | months        | 9               | 2024-01-01T00:00:00Z |
      | half    | Half    | months        | 6               | 2025-01-01T00:00:00Z |
      | weekly  | Weekly  | days          | 7               | 2025-01-01T00:00:00Z |
      """;

  @Test
  void the_plan_says_the_interval_and_add_ons_are_lines_of_their_own() {
    assertRows(
        lines(
            """
            | id | account | account_id | plan | plan_id | state | currency | unit_amount | quantity | activated_at | add_ons |
            | s1 | {"id":"a1","code":"acme"} | - | {"id":"half","code":"h"} | - | active | USD | 99.5 | 2 | 2025-01-01T00:00:00Z | [{"id":"on1","quantity":3,"unit_amount":10,"add_on":{"id":"seats"},"created_at":"2025-02-01T00:00:00Z"},{"id":"on2","quantity":1,"unit_amount":5,"tier_type":"tiered","add_on":{"id":"steps"}},{"id":"on3","unit_amount":0.1,"add_on":{"id":"calls","add_on_type":"usage"},"expired_at":"2025-03-01T00:00:00Z"}] |
            | s2 | - | a2 | - | weekly | active | JPY | 700 | 1 | 2025-01-01 09:00:00 | - |
            | s3 | - | a2 | - | other | active | USD | 1 | 1 | 2025-01-01 09:00:00 | - |
            """),
        """
        | subscription_line_id | subscription_id | source_account_key | product_id | plan    | charge_kind | quantity | unit_price | amount | currency | interval_unit | interval_count | service_start_date | service_end_date | problems |
        | s1/half              | s1              | a1                 | half       | Half    | seats       | 2.00     | 99.50      | 199.00 | USD      | month         | 6              | 2025-01-01         | -                | - |
        | on1                  | s1              | a1                 | seats      | Half    | seats       | 3.00     | 10.00      | 30.00  | USD      | month         | 6              | 2025-02-01         | -                | - |
        | on2                  | s1              | a1                 | steps      | Half    | seats       | 1.00     | 5.00       | -      | USD      | month         | 6              | 2025-01-01         | -                | - |
        | on3                  | s1              | a1                 | calls      | Half    | usage       | -        | 0.10       | 0.10   | USD      | month         | 6              | 2025-01-01         | 2025-03-01       | - |
        | s2/weekly            | s2              | a2                 | weekly     | Weekly  | seats       | 1.00     | 700.00     | 700.00 | JPY      | day           | 7              | 2025-01-01         | -                | - |
        | s3/other             | s3              | a2                 | other      | -       | seats       | 1.00     | 1.00       | 1.00   | USD      | -             | -              | 2025-01-01         | -                | plan_id other names a plan that was never delivered |
        """);
  }

  @Test
  void service_ends_when_it_expires_and_not_when_renewal_was_turned_off() {
    assertRows(
        lines(
            """
            | id      | account_id | plan_id | state    | unit_amount | activated_at        | canceled_at         | expires_at          | expiration_reason | auto_renew | paused_at           | trial_ends_at       | current_term_started_at | current_term_ends_at |
            | leaving | a          | monthly | canceled | 1           | 2025-01-01 00:00:00 | 2025-01-10 00:00:00 | 2025-02-01 00:00:00 | -                 | true       | -                   | -                   | 2025-01-01 00:00:00     | 2025-02-01 00:00:00  |
            | gone    | a          | monthly | expired  | 1           | 2025-01-01 00:00:00 | 2025-01-10 00:00:00 | 2025-02-01 00:00:00 | canceled          | true       | -                   | -                   | -                       | -                    |
            | unpaid  | a          | monthly | expired  | 1           | 2025-01-01 00:00:00 | -                   | 2025-02-01 00:00:00 | nonpayment        | true       | -                   | -                   | -                       | -                    |
            | taxed   | a          | monthly | expired  | 1           | 2025-01-01 00:00:00 | -                   | 2025-02-01 00:00:00 | tax_location_invalid | true    | -                   | -                   | -                       | -                    |
            | paused  | a          | monthly | paused   | 1           | 2025-01-01 00:00:00 | -                   | -                   | -                 | true       | 2025-02-01 00:00:00 | -                   | -                       | -                    |
            | pausing | a          | monthly | active   | 1           | 2025-01-01 00:00:00 | -                   | -                   | -                 | false      | 2025-02-01 00:00:00 | 2025-01-08 00:00:00 | -                       | -                    |
            | failed  | a          | monthly | failed   | 1           | 2025-01-01 00:00:00 | -                   | -                   | -                 | true       | -                   | -                   | -                       | -                    |
            """),
        """
        | subscription_id | status     | service_end_date | cancel_requested_date | cancel_effective_date | cancel_reason                    | is_auto_renew | paused_date | trial_end_date | term_end_date | problems |
        | leaving         | active     | -                | 2025-01-10            | 2025-02-01            | -                                | false         | -           | -              | 2025-02-01    | -        |
        | gone            | expired    | 2025-02-01       | 2025-01-10            | -                     | voluntary/canceled               | false         | -           | -              | -             | -        |
        | unpaid          | expired    | 2025-02-01       | -                     | -                     | involuntary/nonpayment           | false         | -           | -              | -             | -        |
        | taxed           | expired    | 2025-02-01       | -                     | -                     | involuntary/tax_location_invalid | false         | -           | -              | -             | -        |
        | paused          | paused     | -                | -                     | -                     | -                                | true          | 2025-02-01  | -              | -             | -        |
        | pausing         | active     | -                | -                     | -                     | -                                | false         | -           | 2025-01-08     | -             | -        |
        | failed          | incomplete | -                | -                     | -                     | -                                | true          | -           | -              | -             | -        |
        """);
  }

  @Test
  void a_redeemed_coupon_is_off_the_subscriptions_of_its_account_while_it_lasts() {
    Dataset<Row> redemptions =
        rows(
            RecurlyCouponRedemptions.TABLE,
            """
            | id | account_id | subscription_id | coupon | coupon_id | state | created_at | removed_at | updated_at |
            | r1 | ever  | - | {"duration":"forever","discount":{"type":"percent","percent":20}} | - | active | 2025-01-01 | - | 2025-02-02 |
            | r1 | ever  | - | {"duration":"forever","discount":{"type":"percent","percent":50}} | - | active | 2025-01-01 | - | 2025-02-01 |
            | r2 | once  | - | {"duration":"single_use","discount":{"type":"fixed","currencies":[{"currency":"EUR","amount":7},{"currency":"USD","amount":5}]}} | - | active | 2025-01-01 | - | 2025-02-02 |
            | r3 | year  | - | {"duration":"temporal","temporal_amount":1,"temporal_unit":"year","discount":{"type":"percent","percent":10}} | - | active | 2025-01-01 | - | 2025-02-02 |
            | r4 | other | s9 | {"duration":"forever","discount":{"type":"percent","percent":20}} | - | active | 2025-01-01 | - | 2025-02-02 |
            | r5 | past  | - | - | c5 | inactive | 2025-01-01 | 2025-03-01 | 2025-03-01 |
            | r6 | euro  | - | {"duration":"forever","discount":{"type":"fixed","currencies":[{"currency":"EUR","amount":7}]}} | - | active | 2025-01-01 | - | 2025-02-02 |
            | r7 | plan  | - | {"duration":"forever","applies_to_all_plans":false,"plans":[{"id":"half"}],"discount":{"type":"percent","percent":20}} | - | active | 2025-01-01 | - | 2025-02-02 |
            """);
    Dataset<Row> discounts =
        rows(
            RecurlyCouponDiscounts.TABLE,
            """
            | coupon_id | type    | percentage | amount | currency |
            | c5        | percent | 15         | -      | -        |
            """);
    assertRows(
        lines(
            """
            | id    | account_id | plan_id | state  | currency | unit_amount | activated_at |
            | ever  | ever       | monthly | active | USD      | 100         | 2025-01-01   |
            | once  | once       | monthly | active | USD      | 100         | 2025-01-01   |
            | year  | year       | monthly | active | USD      | 100         | 2025-01-01   |
            | other | other      | monthly | active | USD      | 100         | 2025-01-01   |
            | past  | past       | monthly | active | USD      | 100         | 2025-01-01   |
            | euro  | euro       | monthly | active | USD      | 100         | 2025-01-01   |
            | plan  | plan       | monthly | active | USD      | 100         | 2025-01-01   |
            """,
            Map.of(
                RecurlyCouponRedemptions.TABLE, redemptions,
                RecurlyCouponDiscounts.TABLE, discounts)),
        """
        | subscription_id | discount_share | discount_amount | discount_start_date | discount_end_date | discount_duration |
        | ever            | 0.20           | -               | 2025-01-01          | -                 | forever           |
        | once            | -              | 5.00            | 2025-01-01          | -                 | once              |
        | year            | 0.10           | -               | 2025-01-01          | 2026-01-01        | repeating         |
        | other           | -              | -               | -                   | -                 | -                 |
        | past            | 0.15           | -               | 2025-01-01          | 2025-03-01        | -                 |
        | euro            | -              | -               | 2025-01-01          | -                 | forever           |
        | plan            | -              | -               | -                   | -                 | -                 |
        """);
  }

  @Test
  void add_ons_that_land_apart_are_lines_of_their_subscription_whichever_comes_first() {
    Dataset<Row> addOns =
        rows(
            RecurlySubscriptionAddOns.TABLE,
            """
            | id | subscription_id | plan_add_on_id | quantity | unit_amount | created_at | updated_at          | expired_at | _file |
            | o1 | s1              | seats          | 1        | 599.0       | 2025-02-13 | 2025-02-13 09:42:08 | -          | add   |
            | o1 | s1              | seats          | 9        | 599.0       | 2025-02-13 | 2025-02-12 09:42:08 | -          | add   |
            | o2 | nobody          | seats          | 2        | 999.0       | 2025-02-13 | 2025-02-13 09:42:08 | -          | add   |
            """);
    String subscription =
        """
        | id | account_id | plan_id | state   | currency | unit_amount | activated_at | expires_at | updated_at | _file |
        | s1 | a1         | monthly | expired | USD      | 100         | 2025-01-01   | 2025-03-01 | 2025-03-01 | sub   |
        """;
    Map<Table, Dataset<Row>> all =
        new HashMap<>(
            Map.of(
                RecurlySubscriptionAddOns.TABLE, addOns,
                RecurlySubscriptions.TABLE, rows(RecurlySubscriptions.TABLE, subscription),
                RecurlyPlans.TABLE, rows(RecurlyPlans.TABLE, PLANS)));
    assertRows(
        RecurlySubscriptionAddOns.lines(addOns, delivered(all)),
        """
        | subscription_line_id | status  | quantity | amount | service_start_date | service_end_date | _file |
        | s1/monthly           | expired | -        | 100.00 | 2025-01-01         | 2025-03-01       | add   |
        | o1                   | expired | 1.00     | 599.00 | 2025-02-13         | 2025-03-01       | add   |
        """);
  }

  private static Dataset<Row> lines(String arrived) {
    return lines(arrived, Map.of());
  }

  private static Dataset<Row> lines(String arrived, Map<Table, Dataset<Row>> others) {
    Map<Table, Dataset<Row>> all = new HashMap<>(others);
    all.put(RecurlyPlans.TABLE, rows(RecurlyPlans.TABLE, PLANS));
    return withProblems(
        RecurlySubscriptions.lines(rows(RecurlySubscriptions.TABLE, arrived), delivered(all)));
  }
}
