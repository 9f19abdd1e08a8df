package tenure.jobs.ingest;

import static tenure.kit.TextTable.assertRows;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tenure.bronze.Deliveries;
import tenure.bronze.RejectedRows;
import tenure.silver.Accounts;
import tenure.silver.Plans;
import tenure.silver.SubscriptionLines;
import tenure.silver.Tickets;

/** Tables of Salesforce, Stripe and Zendesk as {@linkplain FivetranTables Fivetran} lands them. */
class FivetranTablesTest {
  @TempDir Path folder;

  @Test
  void every_table_of_salesforce_loads() throws IOException {
    TestNight night =
        night(
            "salesforce",
            """
            accounts { path = "salesforce/sf_account_data.csv" }
            contacts { path = "salesforce/sf_contact_data.csv" }
            users { path = "salesforce/sf_user_data.csv" }
            opportunities { path = "salesforce/sf_opportunity_data.csv" }
            tasks { path = "salesforce/sf_task_data.csv" }
            """,
            "fivetran");
    assertRows(
        night.lake.read(RejectedRows.TABLE),
        """
        | file                            | line | column_name | value             | reason                 |
        | salesforce/sf_contact_data.csv | 2    | id          | 0033700000JmrFPAA | is not a Salesforce id |
        | salesforce/sf_contact_data.csv | 3    | id          | 0031G00000q9jPQAQ | is not a Salesforce id |
        """);
    assertRows(
        night.lake.read(Deliveries.TABLE),
        """
        | object        | target                                   | rows_read | rows_loaded | rows_rejected | rows_duplicate | rows_filtered |
        | accounts      | bronze.salesforce_accounts_fivetran      | 10        | 10          | 0             | 0              | 0             |
        | accounts      | silver.accounts                          | 10        | 10          | 0             | 0              | 0             |
        | contacts      | bronze.salesforce_contacts_fivetran      | 4         | 4           | 0             | 0              | 0             |
        | contacts      | silver.contacts                          | 4         | 2           | 2             | 0              | 0             |
        | users         | bronze.salesforce_users_fivetran         | 10        | 10          | 0             | 0              | 0             |
        | users         | silver.csms                              | 10        | 10          | 0             | 0              | 0             |
        | opportunities | bronze.salesforce_opportunities_fivetran | 10        | 10          | 0             | 0              | 0             |
        | opportunities | silver.opportunities                     | 10        | 10          | 0             | 0              | 0             |
        | tasks         | bronze.salesforce_tasks_fivetran         | 10        | 10          | 0             | 0              | 0             |
        | tasks         | silver.touchpoints                       | 10        | 0           | 0             | 0              | 10            |
        """);
    assertRows(
        night.lake.read(Accounts.TABLE).where("NOT is_deleted"),
        """
        | account_id         | account_name | csm_id                   |
        | 0015500000Xyy06AAB | Eric's Test  | tqs6UXPA/Lm7W+0dX0+syw== |
        """);
  }

  @Test
  void every_table_of_salesforce_loads_in_history_mode() throws IOException {
    TestNight night =
        night(
            "salesforce",
            """
            accounts { path = "salesforce/sf_account_history_data.csv" }
            contacts { path = "salesforce/sf_contact_history_data.csv" }
            opportunities { path = "salesforce/sf_opportunity_history_data.csv" }
            """,
            "fivetran-history");
    assertRows(
        night.lake.read(RejectedRows.TABLE),
        """
        | file                            | line | column_name | value             | reason                 |
        | salesforce/sf_contact_history_data.csv | 2    | id          | 0033700000JmrFPAA | is not a Salesforce id |
        | salesforce/sf_contact_history_data.csv | 3    | id          | 0031G00000q9jPQAQ | is not a Salesforce id |
        """);
    // What is gone before it was ever seen leaves no trace, but for the merged, which is pointed
    // on.
    assertRows(
        night.lake.read(Accounts.TABLE).groupBy("is_deleted").count(),
        """
        | is_deleted | count |
        | true       | 1     |
        | false      | 1     |
        """);
  }

  @Test
  void every_table_of_stripe_loads() throws IOException {
    TestNight night =
        night(
            "stripe",
            """
            customers { path = "stripe/customer_data.csv" }
            products { path = "stripe/product_data.csv" }
            prices { path = "stripe/price_data.csv" }
            plans { path = "stripe/plan_data.csv" }
            subscriptions { path = "stripe/subscription_data.csv" }
            subscription_items { path = "stripe/subscription_item_data.csv" }
            subscription_discounts { path = "stripe/subscription_discount_data.csv" }
            coupons { path = "stripe/coupon_data.csv" }
            invoices { path = "stripe/invoice_data.csv" }
            """,
            "fivetran");
    assertRows(night.lake.read(RejectedRows.TABLE), NONE);
    assertRows(
        night.lake.read(SubscriptionLines.TABLE),
        """
        | subscription_id | quantity | unit_price | amount  | currency | interval_unit | interval_count | status |
        | sdgfs4536       | 1.00     | 1500.00    | 1500.00 | USD      | month         | 1              | active |
        | sfjytkyu876     | 2.00     | 1500.00    | 3000.00 | USD      | month         | 1              | active |
        """);
    assertRows(
        night.lake.read(Plans.TABLE).where("plan_id IN ('price_1', 'price_3', '5gh')"),
        """
        | plan_id | list_price | interval_unit | interval_count |
        | price_1 | 1000.00    | -             | -              |
        | price_3 | 299.90     | year          | 1              |
        | 5gh     | 1500.00    | month         | 6              |
        """);
  }

  @Test
  void the_history_of_subscriptions_loads() throws IOException {
    TestNight night =
        night(
            "stripe",
            """
            subscriptions { path = "stripe/subscription_history_data.csv" }
            subscription_items { path = "stripe/subscription_item_data.csv", layout = fivetran }
            plans { path = "stripe/plan_data.csv", layout = fivetran }
            """,
            "fivetran-history");
    assertRows(night.lake.read(RejectedRows.TABLE), NONE);
  }

  @Test
  void every_table_of_zendesk_loads() throws IOException {
    TestNight night =
        night(
            "zendesk",
            """
            organizations { path = "zendesk/organization_data.csv" }
            domain_names { path = "zendesk/domain_name_data.csv" }
            users { path = "zendesk/user_data.csv" }
            tickets { path = "zendesk/ticket_data.csv" }
            ticket_tags { path = "zendesk/ticket_tag_data.csv" }
            ticket_field_history { path = "zendesk/ticket_field_history_data.csv" }
            """,
            "fivetran");
    assertRows(night.lake.read(RejectedRows.TABLE), NONE);
    assertRows(
        night.lake.read(Tickets.TABLE).groupBy("status", "is_deleted").count(),
        """
        | status | is_deleted | count |
        | closed | false      | 7     |
        | solved | false      | 1     |
        """);
  }

  private static final String NONE = "| file | line | column_name | value | reason |";

  private TestNight night(String vendor, String objects, String layout) throws IOException {
    String lenient = objects.replace(" }", ", max-rejected-share = 0.5 }");
    return FivetranTables.night(folder, vendor, layout, lenient);
  }
}
