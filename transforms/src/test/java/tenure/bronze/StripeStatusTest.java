package tenure.bronze;

import static tenure.kit.StagedRows.withProblems;
import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.rows;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class StripeStatusTest {
  private static final String ITEMS =
      """
      {"object":"list","data":[{"id":"si_1","quantity":2,"price":{"product":"prod_1","currency":"usd","unit_amount":1000,"unit_amount_decimal":null,"recurring":{"interval":"month","interval_count":1,"usage_type":"licensed"}}}],"has_more":false}"""
          .strip();

  @Test
  void a_cancellation_is_asked_for_takes_effect_and_ends_the_service_on_three_days() {
    assertRows(
        staged(
            """
            | id | status | canceled_at | cancel_at | ended_at | cancellation_details | items |
            | scheduled | active | 1736899200 | 1740787200 | - | {"feedback":"too_expensive","reason":"cancellation_requested"} | {"object":"list","data":[{"id":"si_1","quantity":2,"price":{"product":"prod_1","currency":"usd","unit_amount":1000,"unit_amount_decimal":null,"recurring":{"interval":"month","interval_count":1,"usage_type":"licensed"}}}],"has_more":false} |
            | ended | canceled | 1736899200 | - | 1738368000 | {"feedback":null,"reason":"payment_failed"} | {"object":"list","data":[{"id":"si_1","quantity":2,"price":{"product":"prod_1","currency":"usd","unit_amount":1000,"unit_amount_decimal":null,"recurring":{"interval":"month","interval_count":1,"usage_type":"licensed"}}}],"has_more":false} |
            """),
        """
        | subscription_id | status | cancel_requested_date | cancel_effective_date | service_end_date | cancel_reason |
        | scheduled | active | 2025-01-15 | 2025-03-01 | - | too_expensive |
        | ended | cancelled | 2025-01-15 | - | 2025-02-01 | payment_failed |
        """);
  }

  @Test
  void the_trial_end_stays_after_conversion_and_what_was_never_paid_never_served() {
    assertRows(
        staged(
            """
            | id | status | start_date | trial_end | ended_at | items |
            | trial | trialing | 1735689600 | 1736899200 | - | {"object":"list","data":[{"id":"si_1","quantity":2,"price":{"product":"prod_1","currency":"usd","unit_amount":1000,"unit_amount_decimal":null,"recurring":{"interval":"month","interval_count":1,"usage_type":"licensed"}}}],"has_more":false} |
            | converted | active | 1735689600 | 1736899200 | - | {"object":"list","data":[{"id":"si_1","quantity":2,"price":{"product":"prod_1","currency":"usd","unit_amount":1000,"unit_amount_decimal":null,"recurring":{"interval":"month","interval_count":1,"usage_type":"licensed"}}}],"has_more":false} |
            | never | incomplete_expired | 1735689600 | - | 1738368000 | {"object":"list","data":[{"id":"si_1","quantity":2,"price":{"product":"prod_1","currency":"usd","unit_amount":1000,"unit_amount_decimal":null,"recurring":{"interval":"month","interval_count":1,"usage_type":"licensed"}}}],"has_more":false} |
            """),
        """
        | subscription_id | status | trial_end_date | service_start_date | service_end_date |
        | trial | trialing | 2025-01-15 | 2025-01-01 | - |
        | converted | active | 2025-01-15 | 2025-01-01 | - |
        | never | expired | - | 2025-01-01 | 2025-01-01 |
        """);
  }

  @Test
  void stripe_itself_pauses_what_a_trial_leaves_without_a_means_of_payment_from_its_end() {
    assertRows(
        staged(
            """
            | id | status | start_date | trial_end | pause_collection | items |
            | unpaid | paused | 1735689600 | 1736899200 | - | ITEMS |
            | held | trialing | 1735689600 | 1736899200 | {"behavior":"void"} | ITEMS |
            """
                .replace("ITEMS", ITEMS)),
        """
        | subscription_id | status | trial_end_date | paused_date |
        | unpaid | paused | 2025-01-15 | 2025-01-15 |
        | held | paused | 2025-01-15 | - |
        """);
  }

  @Test
  void a_pause_begins_where_the_source_says_so_or_with_the_subscription_that_replaces_another() {
    assertRows(
        staged(
            """
            | id | status | start_date | pause_collection | metadata | items |
            | running | active | 1736899200 | - | {"replaces":"sub_0"} | {"object":"list","data":[{"id":"si_1","quantity":2,"price":{"product":"prod_1","currency":"usd","unit_amount":1000,"unit_amount_decimal":null,"recurring":{"interval":"month","interval_count":1,"usage_type":"licensed"}}}],"has_more":false} |
            | held | active | 1736899200 | {"behavior":"void"} | {} | {"object":"list","data":[{"id":"si_1","quantity":2,"price":{"product":"prod_1","currency":"usd","unit_amount":1000,"unit_amount_decimal":null,"recurring":{"interval":"month","interval_count":1,"usage_type":"licensed"}}}],"has_more":false} |
            | dated | active | 1736899200 | {"behavior":"void"} | {"paused_on":"2025-02-01"} | {"object":"list","data":[{"id":"si_1","quantity":2,"price":{"product":"prod_1","currency":"usd","unit_amount":1000,"unit_amount_decimal":null,"recurring":{"interval":"month","interval_count":1,"usage_type":"licensed"}}}],"has_more":false} |
            | phase | paused | 1736899200 | - | {"replaces":"sub_0"} | {"object":"list","data":[{"id":"si_1","quantity":2,"price":{"product":"prod_1","currency":"usd","unit_amount":1000,"unit_amount_decimal":null,"recurring":{"interval":"month","interval_count":1,"usage_type":"licensed"}}}],"has_more":false} |
            | over | canceled | 1736899200 | {"behavior":"void"} | {"replaces":"sub_0"} | {"object":"list","data":[{"id":"si_1","quantity":2,"price":{"product":"prod_1","currency":"usd","unit_amount":1000,"unit_amount_decimal":null,"recurring":{"interval":"month","interval_count":1,"usage_type":"licensed"}}}],"has_more":false} |
            """),
        """
        | subscription_id | status | paused_date | replaces_subscription_id |
        | running | active | - | sub_0 |
        | held | paused | - | - |
        | dated | paused | 2025-02-01 | - |
        | phase | paused | 2025-01-15 | sub_0 |
        | over | cancelled | 2025-01-15 | sub_0 |
        """);
  }

  private static Dataset<Row> staged(String text) {
    return withProblems(StripeSubscriptions.lines(rows(StripeSubscriptions.TABLE, text)));
  }
}
