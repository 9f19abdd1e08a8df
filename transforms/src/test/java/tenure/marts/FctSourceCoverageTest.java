package tenure.marts;

import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.none;
import static tenure.kit.TextTable.rows;

import java.time.LocalDate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import tenure.ledger.AccountMrr;
import tenure.silver.AccountLinks;
import tenure.silver.DailyUsage;

class FctSourceCoverageTest {
  private static final LocalDate NIGHT = LocalDate.of(2026, 1, 31);

  @Test
  void each_source_shows_by_which_way_its_keys_resolved_and_what_did_not() {
    Dataset<Row> links =
        rows(
            AccountLinks.TABLE,
            """
            | source     | source_account_key | account_id          | method      |
            | salesforce | A                  | A                   | self        |
            | salesforce | B                  | B                   | self        |
            | salesforce | old                | A                   | merge       |
            | stripe     | cus_1              | A                   | explicit_id |
            | stripe     | cus_2              | B                   | crosswalk   |
            | stripe     | cus_3              | stripe:cus_3        | unresolved  |
            | stripe     | cus_4              | stripe:cus_4        | unresolved  |
            | zendesk    | user:1             | zendesk:unresolved  | unresolved  |
            | segment    | grp_1              | A                   | crosswalk   |
            """);
    Dataset<Row> usage =
        rows(
            DailyUsage.TABLE,
            """
            | source  | source_account_key | account_id     | user_id | usage_date | events |
            | segment | grp_1              | A              | u1      | 2026-01-31 | 5      |
            | segment | grp_1              | A              | u2      | 2026-01-04 | 6      |
            | segment | grp_1              | A              | u2      | 2026-01-03 | 100    |
            | segment | grp_1              | A              | u2      | 2026-02-01 | 100    |
            | segment | B                  | B              | u3      | 2026-01-31 | 7      |
            | segment | grp_2              | segment:grp_2  | u4      | 2026-01-31 | 8      |
            """);
    Dataset<Row> mrr =
        rows(
            AccountMrr.TABLE,
            """
            | account_id   | mrr    |
            | A            | 100.00 |
            | stripe:cus_3 | 20.00  |
            | stripe:cus_4 | 3.50   |
            | chargebee:c1 | 9.00   |
            """);
    assertRows(
        FctSourceCoverage.from(links, usage, mrr, NIGHT),
        """
        | source     | method      | as_of_date | account_keys | account_keys_share | events_28d | mrr   |
        | salesforce | self        | 2026-01-31 | 2            | 0.666667           | 0      | 0.00  |
        | salesforce | merge       | 2026-01-31 | 1            | 0.333333           | 0      | 0.00  |
        | stripe     | explicit_id | 2026-01-31 | 1            | 0.25               | 0      | 0.00  |
        | stripe     | crosswalk   | 2026-01-31 | 1            | 0.25               | 0      | 0.00  |
        | stripe     | unresolved  | 2026-01-31 | 2            | 0.5                | 0      | 23.50 |
        | zendesk    | unresolved  | 2026-01-31 | 1            | 1.0                | 0      | 0.00  |
        | segment    | crosswalk   | 2026-01-31 | 1            | 0.333333           | 11     | 0.00  |
        | segment    | self        | 2026-01-31 | 1            | 0.333333           | 7      | 0.00  |
        | segment    | unresolved  | 2026-01-31 | 1            | 0.333333           | 8      | 0.00  |
        | chargebee  | unresolved  | 2026-01-31 | 0            | -                  | 0      | 9.00  |
        """);
  }

  @Test
  void without_sources_there_is_nothing_to_understand() {
    assertRows(
        FctSourceCoverage.from(
            none(AccountLinks.TABLE), none(DailyUsage.TABLE), none(AccountMrr.TABLE), NIGHT),
        """
        | source | method | account_keys |
        """);
  }
}
