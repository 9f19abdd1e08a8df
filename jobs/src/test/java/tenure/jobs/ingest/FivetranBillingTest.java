package tenure.jobs.ingest;

import static tenure.kit.TextTable.assertRows;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tenure.bronze.RejectedRows;
import tenure.silver.AccountLinks;
import tenure.silver.Invoices;
import tenure.silver.Plans;
import tenure.silver.SubscriptionLines;

/** Tables of Recurly and Zuora as {@linkplain FivetranTables Fivetran} lands them. */
class FivetranBillingTest {
  @TempDir Path folder;

  @Test
  void every_table_of_recurly_loads_and_add_ons_plans_and_coupons_find_their_subscriptions()
      throws IOException {
    TestNight night =
        night(
            "recurly",
            """
            accounts { path = "recurly/account_history_data.csv" }
            plans { path = "recurly/plan_history_data.csv" }
            plan_currencies { path = "recurly/plan_currency_history_data.csv" }
            subscriptions { path = "recurly/subscription_history_data.csv" }
            subscription_add_ons { path = "recurly/subscription_add_on_history_data.csv" }
            coupon_redemptions { path = "recurly/coupon_redemption_history_data.csv" }
            coupon_discounts { path = "recurly/coupon_discount_data.csv" }
            invoices { path = "recurly/invoice_history_data.csv" }
            transactions { path = "recurly/transaction_data.csv" }
            """);
    assertRows(night.lake.read(RejectedRows.TABLE), REJECTIONS);
    assertRows(
        night.lake.read(SubscriptionLines.TABLE),
        """
        | subscription_id                  | amount  | currency | interval_unit | interval_count | status  | service_start_date | service_end_date | cancel_reason      | trial_end_date | discount_share |
        | 99b1bc4097d247c10c89dc71d41f8046 | 99.00   | USD      | month         | 1              | expired | 2019-03-26         | 2019-03-26       | voluntary/canceled | -              | 0.10           |
        | b4110f7673aa3e121abf4ffaad157f62 | 99.00   | USD      | month         | 1              | expired | 2019-03-26         | 2019-03-26       | voluntary/canceled | -              | 0.10           |
        | 2900cfb1daef789cc21ea100ff6af6e9 | 99.00   | USD      | month         | 1              | active  | 2015-02-11         | -                | -                  | -              | -              |
        | bcd3f1f36bd98895b5336e067049364b | 2999.00 | USD      | month         | 1              | active  | 2015-02-13         | -                | -                  | 2015-02-20     | 0.10           |
        """);
    assertRows(
        night.lake.read(Plans.TABLE).where("list_price IS NOT NULL"),
        """
        | product_id                       | list_price | currency | interval_unit |
        | 1c85c5b774e9eabf29b9b439b8ee4584 | 99.00      | USD      | month         |
        | 455b18e9a39e782da54de395edb6b566 | 2999.00    | USD      | month         |
        | 455b18e9a39e782da54de395edb6b566 | 2832.00    | EUR      | month         |
        """);
    assertRows(
        night.lake.read(AccountLinks.TABLE).groupBy("source").count(),
        """
        | source  | count |
        | recurly | 4     |
        """);
    assertRows(
        night.lake.read(Invoices.TABLE).where("attempts > 0"),
        """
        | invoice_id                       | amount_due | status | attempts | has_failed |
        | 7309c58e6f43bfac36d6ce06c62cac66 | 99.00      | paid   | 2        | false      |
        """);
  }

  @Test
  void every_table_of_zuora_loads_and_a_charge_without_its_subscription_stands_by_its_dates()
      throws IOException {
    TestNight night =
        night(
            "zuora",
            """
            accounts { path = "zuora/zuora_account_data.csv" }
            subscriptions { path = "zuora/zuora_subscription_data.csv" }
            rate_plans { path = "zuora/zuora_rate_plan_data.csv" }
            rate_plan_charges { path = "zuora/zuora_rate_plan_charge_data.csv" }
            amendments { path = "zuora/zuora_amendment_data.csv" }
            products { path = "zuora/zuora_product_data.csv" }
            product_rate_plans { path = "zuora/zuora_product_rate_plan_data.csv" }
            invoices { path = "zuora/zuora_invoice_data.csv" }
            payments { path = "zuora/zuora_payment_data.csv" }
            invoice_payments { path = "zuora/zuora_invoice_payment_data.csv" }
            """);
    assertRows(night.lake.read(RejectedRows.TABLE), REJECTIONS);
    assertRows(
        night.lake.read(SubscriptionLines.TABLE),
        """
        | subscription_line_id | charge_kind | quantity | unit_price | amount | currency | plan        | service_start_date | service_end_date | status |
        | C-00000032/1         | licence     | -        | -          | 0.00   | USD      | -           | 2019-10-24         | 2022-10-24       | active |
        | C-00000035/1         | licence     | -        | -          | 0.00   | USD      | -           | 2019-08-17         | 2023-08-17       | active |
        | C-00000026/1         | seats       | 1.00     | 49.00      | 49.00  | USD      | Annual Plan | 2019-12-31         | 2023-12-31       | active |
        | C-00000021/1         | usage       | -        | -          | -      | JPY      | -           | 2015-01-01         | 2018-01-01       | active |
        """);
    assertRows(
        night.lake.read(Invoices.TABLE).groupBy("status", "amount_due", "amount_paid").count(),
        """
        | status | amount_due | amount_paid | count |
        | paid   | 70.36      | 70.36       | 5     |
        """);
  }

  private static final String REJECTIONS = "| file | line | column_name | value | reason |";

  private TestNight night(String vendor, String objects) throws IOException {
    return FivetranTables.night(folder, vendor, "fivetran", objects);
  }
}
