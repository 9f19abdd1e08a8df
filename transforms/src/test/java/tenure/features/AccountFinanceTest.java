package tenure.features;

import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.none;
import static tenure.kit.TextTable.rows;

import java.time.LocalDate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import tenure.ledger.AccountMrr;
import tenure.silver.Invoices;
import tenure.silver.Opportunities;

class AccountFinanceTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 31);
  private static final Dataset<Row> ACCOUNTS =
      rows(
          AccountProfile.TABLE,
          """
          | account_id | arr    |
          | A          | 100.00 |
          | B          | 50.00  |
          """);

  @Test
  void a_bill_is_overdue_from_the_day_after_it_is_due_until_it_is_paid() {
    Dataset<Row> invoices =
        rows(
            Invoices.TABLE,
            """
            | account_id | source | invoice_id | status        | issued_date | due_date   | paid_date  | has_failed | known_on   |
            | A          | b      | today      | open          | 2026-03-01  | 2026-03-31 | -          | false      | 2026-03-31 |
            | A          | b      | yesterday  | open          | 2026-03-01  | 2026-03-30 | -          | true       | 2026-03-31 |
            | A          | b      | paid_late  | paid          | 2026-01-01  | 2026-01-31 | 2026-02-01 | true       | 2026-03-31 |
            | A          | b      | in_time    | paid          | 2026-01-01  | 2026-01-31 | 2026-01-31 | false      | 2026-03-31 |
            | A          | b      | void       | void          | 2025-01-01  | 2025-06-30 | -          | true       | 2026-03-31 |
            | A          | b      | a_year_ago | paid          | 2025-01-01  | 2025-03-31 | 2025-03-31 | false      | 2026-03-31 |
            """);
    assertRows(
        finance(invoices, none(Opportunities.TABLE), none(AccountMrr.TABLE)),
        """
        | account_id | open_invoices | overdue_invoices | overdue_days_max | failed_payments | invoices_due_365d | paid_on_time_365d | on_time_share | last_invoice_date | arr_change_90d |
        | A          | 2             | 1                | 1                | 1               | 4                 | 1                 | 0.25          | 2026-03-01        | -              |
        | B          | 0             | 0                | 0                | 0               | 0                 | 0                 | -             | -                 | -              |
        """);
    assertRows(
        finance(invoices, none(Opportunities.TABLE), none(AccountMrr.TABLE)),
        """
        | account_id | paid_invoices_365d | payment_days_365d |
        | A          | 2                  | 30.5              |
        | B          | 0                  | -                 |
        """);
  }

  @Test
  void growth_is_against_90_days_ago_and_a_renewal_counts_for_120_days() {
    Dataset<Row> before =
        rows(
            AccountMrr.TABLE,
            """
            | account_id | arr    |
            | A          | 120.00 |
            """);
    Dataset<Row> deals =
        rows(
            Opportunities.TABLE,
            """
            | account_id | source | opportunity_id | kind    | is_won | close_date |
            | A          | c      | 1              | renewal | true   | 2025-12-01 |
            | B          | c      | 2              | renewal | true   | 2025-12-02 |
            | B          | c      | 3              | renewal | false  | 2026-03-02 |
            | B          | c      | 4              | upsell  | true   | 2026-03-02 |
            """);
    assertRows(
        finance(none(Invoices.TABLE), deals, before),
        """
        | account_id | arr_90d_ago | arr_change_90d | renewal_won_date | invoices_freshness_days |
        | A          | 120.00      | -20.00         | -                | -                       |
        | B          | -           | -              | 2025-12-02       | -                       |
        """);
  }

  private static Dataset<Row> finance(
      Dataset<Row> invoices, Dataset<Row> opportunities, Dataset<Row> before) {
    return AccountFinance.from(ACCOUNTS, invoices, opportunities, before, DAY);
  }
}
