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

/** Bills of Chargebee, Recurly and Zuora: each vendor's words for the same few states. */
class BillingInvoicesTest {
  @Test
  void chargebee_bills_in_minor_units_net_of_the_discounts_of_its_lines() {
    assertRows(
        withProblems(
            ChargebeeInvoices.invoices(
                rows(
                    ChargebeeInvoices.TABLE,
                    """
                    | id | customer_id | status      | currency_code | total | amount_paid | date       | due_date   | paid_at    | dunning_status | linked_payments | deleted |
                    | 1  | c1          | paid        | USD           | 8000  | 8000        | 1735689600 | 1738368000 | 1736899200 | -              | [{"txn_id":"t1","txn_status":"failure"},{"txn_id":"t2","txn_status":"success"}] | false |
                    | 2  | c1          | payment_due | JPY           | 8000  | 0           | 1735689600 | -          | -          | -              | [{"txn_id":"t1","txn_status":"failure"}] | false |
                    | 3  | c1          | not_paid    | USD           | 8000  | 0           | 1735689600 | -          | -          | exhausted      | [] | false |
                    | 4  | c1          | posted      | USD           | 8000  | 0           | 1735689600 | 1738368000 | -          | -              | -  | false |
                    | 5  | c1          | voided      | USD           | 8000  | 0           | 1735689600 | -          | -          | -              | -  | true |
                    """))),
        """
        | invoice_id | amount_due | amount_paid | currency | issued_date | due_date   | paid_date  | status        | attempts | has_failed | is_deleted | problems |
        | 1          | 80.00      | 80.00       | USD      | 2025-01-01  | 2025-02-01 | 2025-01-15 | paid          | 2        | false      | false      | -        |
        | 2          | 8000.00    | 0.00        | JPY      | 2025-01-01  | 2025-01-01 | -          | open          | 1        | true       | false      | -        |
        | 3          | 80.00      | 0.00        | USD      | 2025-01-01  | 2025-01-01 | -          | uncollectible | 0        | true       | false      | -        |
        | 4          | 80.00      | 0.00        | USD      | 2025-01-01  | 2025-02-01 | -          | open          | 0        | false      | false      | -        |
        | 5          | 80.00      | 0.00        | USD      | 2025-01-01  | 2025-01-01 | -          | void          | 0        | false      | true       | -        |
        """);
  }

  @Test
  void recurly_bills_in_major_units_and_tells_payments_inside_or_apart() {
    Dataset<Row> bills =
        rows(
            RecurlyInvoices.TABLE,
            """
            | id | account            | account_id | subscription_ids | type   | state    | currency | total | paid | created_at           | due_at               | closed_at            | transactions |
            | 1  | {"id":"a1"}        | -          | ["s1","s2"]      | charge | paid     | USD      | 80.00 | 80   | 2025-01-01T00:00:00Z | 2025-01-31T00:00:00Z | 2025-01-15T00:00:00Z | [{"type":"purchase","status":"declined","collected_at":"2025-01-10T00:00:00Z"},{"type":"purchase","status":"success","collected_at":"2025-01-15T00:00:00Z"},{"type":"verify","status":"success"}] |
            | 2  | -                  | a2         | -                | legacy | past_due | JPY      | 8000  | 0    | 2025-01-01 00:00:00  | -                    | -                    | - |
            | 3  | -                  | a2         | -                | credit | open     | USD      | -5    | 0    | 2025-01-01 00:00:00  | -                    | -                    | - |
            | 4  | -                  | a2         | -                | charge | failed   | USD      | 5     | 0    | 2025-01-01 00:00:00  | -                    | 2025-03-01 00:00:00  | - |
            """);
    Dataset<Row> transactions =
        rows(
            RecurlyTransactions.TABLE,
            """
            | id | invoice_id | type     | status   | collected_at        | _file |
            | t1 | 2          | purchase | success  | 2025-01-05 00:00:00 | t     |
            | t2 | 2          | purchase | declined | 2025-02-05 00:00:00 | t     |
            | t3 | -          | verify   | declined | 2025-02-05 00:00:00 | t     |
            """);
    Map<Table, Dataset<Row>> all =
        Map.of(RecurlyTransactions.TABLE, transactions, RecurlyInvoices.TABLE, bills);
    assertRows(
        withProblems(RecurlyInvoices.invoices(bills, delivered(all))),
        """
        | invoice_id | source_account_key | subscription_id | amount_due | amount_paid | issued_date | due_date   | paid_date  | status        | attempts | has_failed | problems |
        | 1          | a1                 | s1              | 80.00      | 80.00       | 2025-01-01  | 2025-01-31 | 2025-01-15 | paid          | 2        | false      | -        |
        | 2          | a2                 | -               | 8000.00    | 0.00        | 2025-01-01  | 2025-01-01 | -          | open          | 2        | true       | -        |
        | 4          | a2                 | -               | 5.00       | 0.00        | 2025-01-01  | 2025-01-01 | -          | uncollectible | 0        | true       | -        |
        """);
    assertRows(
        RecurlyTransactions.invoices(transactions, delivered(all)),
        """
        | invoice_id | attempts | _file |
        | 2          | 2        | t     |
        """);
  }

  @Test
  void zuora_bills_are_settled_by_payments_and_by_credit_memos() {
    Dataset<Row> bills =
        rows(
            ZuoraInvoices.TABLE,
            """
            | id | accountId | status   | amount | balance | paymentAmount | creditMemoAmount | transactionCurrency | invoiceDate | dueDate    | reversed |
            | 1  | a1        | Posted   | 70.36  | 0       | 70.36         | 0                | USD                 | 2025-01-01  | 2025-01-31 | FALSE    |
            | 2  | a1        | Posted   | 70.36  | 0       | 0             | 70.36            | USD                 | 2025-01-01  | 2025-01-31 | FALSE    |
            | 3  | a1        | Posted   | 70.36  | 70.36   | 0             | 0                | EUR                 | 2025-01-01  | 2025-01-31 | FALSE    |
            | 4  | a1        | Draft    | 70.36  | 70.36   | 0             | 0                | USD                 | 2025-01-01  | 2025-01-31 | FALSE    |
            | 5  | a1        | Posted   | 70.36  | 0       | 0             | 0                | USD                 | 2025-01-01  | 2025-01-31 | TRUE     |
            | 6  | a1        | Canceled | 70.36  | 0       | 0             | 0                | USD                 | 2025-01-01  | 2025-01-31 | FALSE    |
            """);
    Dataset<Row> applied =
        rows(
            ZuoraInvoicePayments.TABLE,
            """
            | id | invoiceId | paymentId | createdDate         | _file |
            | 1  | 1         | p1        | 2025-01-20 10:00:00 | a     |
            | 2  | 3         | p2        | 2025-01-20 10:00:00 | a     |
            """);
    Dataset<Row> payments =
        rows(
            ZuoraPayments.TABLE,
            """
            | id | status    | effectiveDate |
            | p1 | Processed | 2025-01-17    |
            | p2 | Error     | 2025-01-18    |
            """);
    Map<Table, Dataset<Row>> all =
        Map.of(
            ZuoraInvoices.TABLE, bills,
            ZuoraInvoicePayments.TABLE, applied,
            ZuoraPayments.TABLE, payments);
    assertRows(
        withProblems(ZuoraInvoices.invoices(bills, delivered(all))),
        """
        | invoice_id | amount_due | amount_paid | currency | due_date   | paid_date  | status | attempts | has_failed | problems |
        | 1          | 70.36      | 70.36       | USD      | 2025-01-31 | 2025-01-17 | paid   | 1        | false      | -        |
        | 2          | 70.36      | 0.00        | USD      | 2025-01-31 | -          | paid   | 0        | false      | -        |
        | 3          | 70.36      | 0.00        | EUR      | 2025-01-31 | -          | open   | 1        | true       | -        |
        | 4          | 70.36      | 0.00        | USD      | 2025-01-31 | -          | draft  | 0        | false      | -        |
        | 5          | 70.36      | 0.00        | USD      | 2025-01-31 | -          | void   | 0        | false      | -        |
        | 6          | 70.36      | 0.00        | USD      | 2025-01-31 | -          | void   | 0        | false      | -        |
        """);
    assertRows(
        ZuoraInvoicePayments.invoices(applied, delivered(all)),
        """
        | invoice_id | _file |
        | 1          | a     |
        | 3          | a     |
        """);
  }
}
