package tenure.jobs.ingest;

import static tenure.kit.TextTable.assertRows;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One small company, its contracts told by each vendor of billing in its own words: the same
 * revenue every time. Account a has 12 seats at 10 a month, 20 % off; b pays 1,200 a year; c pays
 * in yen; d left on April 10; e is on trial; f pays by the quarter and has turned renewal off; g
 * has an add-on and 10 off all it pays.
 */
class BillingVendorsTest {
  private static final LocalDate NIGHT = LocalDate.of(2025, 6, 30);
  private static final String REVENUE =
      """
      | source_account_key | month_end_date | mrr     |
      | a                  | 2025-01-31     | 96.00   |
      | a                  | 2025-04-30     | 96.00   |
      | a                  | 2025-06-30     | 96.00   |
      | b                  | 2025-01-31     | 100.00  |
      | b                  | 2025-04-30     | 100.00  |
      | b                  | 2025-06-30     | 100.00  |
      | c                  | 2025-04-30     | 5000.00 |
      | c                  | 2025-06-30     | 5000.00 |
      | d                  | 2025-01-31     | 50.00   |
      | f                  | 2025-04-30     | 100.00  |
      | f                  | 2025-06-30     | 100.00  |
      | g                  | 2025-01-31     | 25.00   |
      | g                  | 2025-04-30     | 25.00   |
      | g                  | 2025-06-30     | 25.00   |
      """;

  @TempDir Path folder;

  @Test
  void stripe_tells_the_revenue_of_its_items() throws IOException {
    write("stripe", "customers", "{\"id\":\"a\",\"livemode\":true}");
    write("stripe", "products", "{\"id\":\"p\",\"livemode\":true}");
    write("stripe", "prices", "{\"id\":\"p\",\"livemode\":true}");
    write(
        "stripe",
        "invoices",
        "{\"id\":\"1\",\"customer\":\"a\",\"status\":\"paid\",\"livemode\":true}");
    write(
        "stripe",
        "subscriptions",
        """
        {"id":"A","customer":"a","status":"active","currency":"usd","start_date":1735689600,"discounts":[{"coupon":{"percent_off":20,"duration":"forever"}}],"items":{"data":[{"id":"A1","quantity":12,"price":{"unit_amount":1000,"recurring":{"interval":"month"}}}]}}
        {"id":"B","customer":"b","status":"active","currency":"usd","start_date":1736899200,"items":{"data":[{"id":"B1","quantity":1,"price":{"unit_amount":120000,"recurring":{"interval":"year"}}}]}}
        {"id":"C","customer":"c","status":"active","currency":"jpy","start_date":1740787200,"items":{"data":[{"id":"C1","quantity":1,"price":{"unit_amount":5000,"recurring":{"interval":"month"}}}]}}
        {"id":"D","customer":"d","status":"canceled","currency":"usd","start_date":1735689600,"ended_at":1744243200,"items":{"data":[{"id":"D1","quantity":1,"price":{"unit_amount":5000,"recurring":{"interval":"month"}}}]}}
        {"id":"E","customer":"e","status":"trialing","currency":"usd","start_date":1750377600,"trial_end":1751587200,"items":{"data":[{"id":"E1","quantity":1,"price":{"unit_amount":7000,"recurring":{"interval":"month"}}}]}}
        {"id":"F","customer":"f","status":"active","currency":"usd","start_date":1738368000,"cancel_at_period_end":true,"canceled_at":1750377600,"items":{"data":[{"id":"F1","quantity":1,"current_period_end":1754006400,"price":{"unit_amount":30000,"recurring":{"interval":"month","interval_count":3}}}]}}
        {"id":"G","customer":"g","status":"active","currency":"usd","start_date":1735689600,"discounts":[{"coupon":{"amount_off":1000,"duration":"forever"}}],"items":{"data":[{"id":"G1","quantity":1,"price":{"unit_amount":2000,"recurring":{"interval":"month"}}},{"id":"G2","quantity":3,"price":{"unit_amount":500,"recurring":{"interval":"month"}}}]}}
        """);
    assertRows(revenue("stripe"), REVENUE);
  }

  @Test
  void chargebee_tells_the_revenue_of_its_item_prices_and_plans() throws IOException {
    write("chargebee", "customers", "{\"id\":\"a\",\"deleted\":false}");
    write(
        "chargebee",
        "invoices",
        "{\"id\":\"1\",\"customer_id\":\"a\",\"status\":\"paid\",\"deleted\":false}");
    write(
        "chargebee",
        "coupons",
        """
        {"id":"loyal","discount_type":"percentage","discount_percentage":20.0,"duration_type":"forever","apply_on":"invoice_amount"}
        {"id":"ten","discount_type":"fixed_amount","discount_amount":1000,"duration_type":"forever","apply_on":"invoice_amount"}
        """);
    write(
        "chargebee",
        "subscriptions",
        """
        {"id":"A","customer_id":"a","status":"active","currency_code":"USD","billing_period":1,"billing_period_unit":"month","started_at":1735689600,"coupons":[{"coupon_id":"loyal","applied_count":5}],"subscription_items":[{"item_price_id":"team","item_type":"plan","quantity":12,"unit_price":1000,"amount":12000}],"resource_version":1735689600123,"deleted":false}
        {"id":"B","customer_id":"b","status":"active","currency_code":"USD","billing_period":1,"billing_period_unit":"year","started_at":1736899200,"subscription_items":[{"item_price_id":"year","item_type":"plan","amount":120000}],"deleted":false}
        {"id":"C","customer_id":"c","status":"active","currency_code":"JPY","billing_period":1,"billing_period_unit":"month","started_at":1740787200,"subscription_items":[{"item_price_id":"yen","item_type":"plan","amount":5000}],"deleted":false}
        {"id":"D","customer_id":"d","status":"cancelled","currency_code":"USD","billing_period":1,"billing_period_unit":"month","started_at":1735689600,"cancelled_at":1744243200,"subscription_items":[{"item_price_id":"solo","item_type":"plan","amount":5000}],"deleted":false}
        {"id":"E","customer_id":"e","status":"in_trial","currency_code":"USD","billing_period":1,"billing_period_unit":"month","started_at":1750377600,"trial_end":1751587200,"subscription_items":[{"item_price_id":"solo","item_type":"plan","amount":7000}],"deleted":false}
        {"id":"F","customer_id":"f","status":"non_renewing","currency_code":"USD","billing_period":3,"billing_period_unit":"month","started_at":1738368000,"cancelled_at":1754006400,"current_term_end":1754006400,"subscription_items":[{"item_price_id":"quarter","item_type":"plan","amount":30000}],"deleted":false}
        {"id":"G","customer_id":"g","status":"active","currency_code":"USD","billing_period":1,"billing_period_unit":"month","started_at":1735689600,"coupons":[{"coupon_id":"ten"}],"plan_id":"base","plan_quantity":1,"plan_unit_price":2000,"addons":[{"id":"extra","quantity":3,"unit_price":500}],"deleted":false}
        """);
    assertRows(revenue("chargebee"), REVENUE);
  }

  @Test
  void recurly_tells_the_revenue_of_its_plans_and_add_ons() throws IOException {
    write("recurly", "accounts", "{\"id\":\"a\",\"code\":\"acme\"}");
    write(
        "recurly",
        "invoices",
        "{\"id\":\"1\",\"account\":{\"id\":\"a\"},\"state\":\"paid\",\"total\":96}");
    write(
        "recurly",
        "plans",
        """
        {"id":"month","name":"Monthly","interval_unit":"months","interval_length":1}
        {"id":"quarter","name":"Quarterly","interval_unit":"months","interval_length":3}
        {"id":"year","name":"Yearly","interval_unit":"months","interval_length":12}
        """);
    write(
        "recurly",
        "coupon_redemptions",
        """
        {"id":"r1","account":{"id":"a"},"state":"active","created_at":"2025-01-01T00:00:00Z","coupon":{"duration":"forever","discount":{"type":"percent","percent":20}}}
        {"id":"r2","account":{"id":"g"},"state":"active","created_at":"2025-01-01T00:00:00Z","coupon":{"duration":"forever","discount":{"type":"fixed","currencies":[{"currency":"USD","amount":10.0}]}}}
        """);
    write(
        "recurly",
        "subscriptions",
        """
        {"id":"A","account":{"id":"a"},"plan":{"id":"month"},"state":"active","currency":"USD","unit_amount":10.0,"quantity":12,"activated_at":"2025-01-01T00:00:00Z"}
        {"id":"B","account":{"id":"b"},"plan":{"id":"year"},"state":"active","currency":"USD","unit_amount":1200,"quantity":1,"activated_at":"2025-01-15T00:00:00Z"}
        {"id":"C","account":{"id":"c"},"plan":{"id":"month"},"state":"active","currency":"JPY","unit_amount":5000,"quantity":1,"activated_at":"2025-03-01T00:00:00Z"}
        {"id":"D","account":{"id":"d"},"plan":{"id":"month"},"state":"expired","currency":"USD","unit_amount":50,"quantity":1,"activated_at":"2025-01-01T00:00:00Z","canceled_at":"2025-04-01T00:00:00Z","expires_at":"2025-04-10T00:00:00Z","expiration_reason":"canceled"}
        {"id":"E","account":{"id":"e"},"plan":{"id":"month"},"state":"active","currency":"USD","unit_amount":70,"quantity":1,"activated_at":"2025-06-20T00:00:00Z","trial_ends_at":"2025-07-04T00:00:00Z"}
        {"id":"F","account":{"id":"f"},"plan":{"id":"quarter"},"state":"canceled","currency":"USD","unit_amount":300,"quantity":1,"activated_at":"2025-02-01T00:00:00Z","canceled_at":"2025-06-20T00:00:00Z","expires_at":"2025-08-01T00:00:00Z"}
        {"id":"G","account":{"id":"g"},"plan":{"id":"month"},"state":"active","currency":"USD","unit_amount":20,"quantity":1,"activated_at":"2025-01-01T00:00:00Z","add_ons":[{"id":"G2","quantity":3,"unit_amount":5.0,"add_on":{"id":"extra"}}]}
        """);
    assertRows(revenue("recurly"), REVENUE);
  }

  @Test
  void zuora_tells_the_revenue_of_its_charges() throws IOException {
    write("zuora", "accounts", "{\"id\":\"a\",\"crmId\":null}");
    write("zuora", "rate_plans", "{\"id\":\"rp\",\"name\":\"Team\",\"productId\":\"core\"}");
    write(
        "zuora",
        "invoices",
        "{\"id\":\"1\",\"accountId\":\"a\",\"status\":\"Posted\",\"amount\":96,\"balance\":0}");
    write(
        "zuora",
        "subscriptions",
        """
        {"id":"A","name":"S-A","version":1,"status":"Active","autoRenew":true,"termEndDate":"2026-01-01"}
        {"id":"D1","name":"S-D","version":1,"status":"Expired","autoRenew":true,"termEndDate":"2026-01-01"}
        {"id":"D2","name":"S-D","version":2,"status":"Cancelled","autoRenew":true,"termEndDate":"2026-01-01","cancelledDate":"2025-04-10"}
        {"id":"F","name":"S-F","version":1,"status":"Active","autoRenew":false,"termEndDate":"2025-08-01"}
        """);
    write(
        "zuora",
        "rate_plan_charges",
        """
        {"id":"1","accountId":"a","subscriptionId":"A","ratePlanId":"rp","chargeNumber":"C-1","segment":1,"version":1,"chargeType":"Recurring","mrr":120,"quantity":12,"uom":"User","currency":"USD","effectiveStartDate":"2025-01-01","effectiveEndDate":"2026-01-01"}
        {"id":"2","accountId":"a","subscriptionId":"A","ratePlanId":"rp","chargeNumber":"C-2","segment":1,"version":1,"chargeType":"Recurring","chargeModel":"Discount-Percentage","mrr":-24,"quantity":1,"currency":"USD","effectiveStartDate":"2025-01-01","effectiveEndDate":"2026-01-01"}
        {"id":"3","accountId":"b","subscriptionId":"B","chargeNumber":"C-3","segment":1,"version":1,"chargeType":"Recurring","billingPeriod":"Annual","mrr":100,"currency":"USD","effectiveStartDate":"2025-01-15"}
        {"id":"4","accountId":"c","subscriptionId":"C","chargeNumber":"C-4","segment":1,"version":1,"chargeType":"Recurring","mrr":5000,"currency":"JPY","effectiveStartDate":"2025-03-01"}
        {"id":"5","accountId":"d","subscriptionId":"D1","chargeNumber":"C-5","segment":1,"version":1,"chargeType":"Recurring","mrr":50,"currency":"USD","effectiveStartDate":"2025-01-01","effectiveEndDate":"2026-01-01","createdDate":"2025-01-01"}
        {"id":"6","accountId":"d","subscriptionId":"D2","chargeNumber":"C-5","segment":1,"version":1,"chargeType":"Recurring","mrr":50,"currency":"USD","effectiveStartDate":"2025-01-01","effectiveEndDate":"2025-04-10","createdDate":"2025-04-01"}
        {"id":"7","accountId":"e","subscriptionId":"E","chargeNumber":"C-6","segment":1,"version":1,"chargeType":"Recurring","mrr":70,"currency":"USD","effectiveStartDate":"2025-07-04"}
        {"id":"8","accountId":"f","subscriptionId":"F","chargeNumber":"C-7","segment":1,"version":1,"chargeType":"Recurring","billingPeriod":"Quarter","mrr":100,"currency":"USD","effectiveStartDate":"2025-02-01","effectiveEndDate":"2025-08-01"}
        {"id":"9","accountId":"g","subscriptionId":"G","chargeNumber":"C-8","segment":1,"version":1,"chargeType":"Recurring","mrr":20,"currency":"USD","effectiveStartDate":"2025-01-01"}
        {"id":"10","accountId":"g","subscriptionId":"G","chargeNumber":"C-9","segment":1,"version":1,"chargeType":"Recurring","mrr":15,"quantity":3,"uom":"Unit","currency":"USD","effectiveStartDate":"2025-01-01"}
        {"id":"11","accountId":"g","subscriptionId":"G","chargeNumber":"C-10","segment":1,"version":1,"chargeType":"Recurring","chargeModel":"Discount-Fixed Amount","mrr":-10,"currency":"USD","effectiveStartDate":"2025-01-01"}
        """);
    assertRows(revenue("zuora"), REVENUE);
  }

  /** What each account pays a month, at three month ends, in its own currency. */
  private Dataset<Row> revenue(String vendor) throws IOException {
    return new BilledCompany(folder, vendor, List.of()).revenue(NIGHT, 1, 4, 6);
  }

  private void write(String vendor, String object, String text) throws IOException {
    new BilledCompany(folder, vendor, List.of()).write(NIGHT, object, text);
  }
}
