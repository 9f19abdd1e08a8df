package tenure.bronze;

import static tenure.kit.StagedRows.withProblems;
import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.rows;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class StripeInvoicesTest {
  @Test
  void a_bill_is_read_in_both_layouts_and_in_major_units() {
    assertRows(
        staged(
            """
            | id | customer | status | currency | amount_due | amount_paid | attempt_count | collection_method | created | due_date | status_transitions | subscription | parent | livemode |
            | in_1 | cus_1 | paid | usd | 91890 | 91890 | 1 | charge_automatically | 1736180528 | - | {"finalized_at":1736180528,"paid_at":1736267000} | sub_1 | - | true |
            | in_2 | cus_1 | open | jpy | 5000 | 0 | 0 | send_invoice | 1736180528 | 1738858928 | {"finalized_at":1736180528,"paid_at":null} | - | {"type":"subscription_details","subscription_details":{"subscription":"sub_2"}} | true |
            """),
        """
        | source | invoice_id | source_account_key | subscription_id | amount_due | amount_paid | currency | issued_date | due_date | paid_date | status | attempts | has_failed | problems |
        | stripe | in_1 | cus_1 | sub_1 | 918.90 | 918.90 | USD | 2025-01-06 | 2025-01-06 | 2025-01-07 | paid | 1 | false | - |
        | stripe | in_2 | cus_1 | sub_2 | 5000.00 | 0.00 | JPY | 2025-01-06 | 2025-02-06 | - | open | 0 | false | - |
        """);
  }

  @Test
  void payment_has_failed_while_a_tried_bill_is_not_paid() {
    assertRows(
        staged(
            """
            | id | status | attempt_count |
            | open | open | 2 |
            | untried | open | 0 |
            | uncollectible | uncollectible | 4 |
            | paid | paid | 3 |
            | void | void | 1 |
            """),
        """
        | invoice_id | has_failed |
        | open | true |
        | untried | false |
        | uncollectible | true |
        | paid | false |
        | void | false |
        """);
  }

  @Test
  void milliseconds_are_refused_test_mode_is_left_out_deletion_is_kept() {
    assertRows(
        staged(
            """
            | id | created | livemode | deleted | status |
            | ms | 1736180528000 | true | - | open |
            | test | 1736180528 | false | - | open |
            | gone | - | - | true | - |
            """),
        """
        | invoice_id | is_deleted | problems |
        | ms | false | created 1736180528000 is in milliseconds where seconds are due |
        | gone | true | - |
        """);
  }

  private static Dataset<Row> staged(String text) {
    return withProblems(StripeInvoices.invoices(rows(StripeInvoices.TABLE, text)));
  }
}
