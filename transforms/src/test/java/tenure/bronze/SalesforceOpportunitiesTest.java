package tenure.bronze;

import static tenure.kit.StagedRows.withProblems;
import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.rows;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class SalesforceOpportunitiesTest {
  @Test
  void a_deal_keeps_its_stage_and_gets_one_of_four_kinds() {
    assertRows(
        staged(
            """
            | Id | AccountId | Type | StageName | Amount | CurrencyIsoCode | CloseDate | IsClosed | IsWon | IsDeleted |
            | 0065g00000Xyy01 | 0015500000Xyy06 | New Business | Closed Won | 1200.0 | usd | 2026-01-31 | true | true | false |
            | 0065g00000Xyy02 | 0015500000Xyy06 | Renewal | Open | - | EUR | 2026-01-31 | false | false | false |
            | 0065g00000Xyy03 | 0015500000Xyy06 | Cross-sell | Open | 5 | EUR | 2026-01-31 | false | false | false |
            | 0065g00000Xyy04 | 0015500000Xyy06 | UPSELL | Open | 5 | EUR | 2026-01-31 | false | false | true |
            | 0065g00000Xyy05 | 0015500000Xyy06 | Partnership | Open | 5 | EUR | - | false | false | false |
            """),
        """
        | opportunity_id | source_account_key | kind | stage | amount | currency | close_date | is_closed | is_won | is_deleted | problems |
        | 0065g00000Xyy01AAB | 0015500000Xyy06AAB | new | Closed Won | 1200.00 | USD | 2026-01-31 | true | true | false | - |
        | 0065g00000Xyy02AAB | 0015500000Xyy06AAB | renewal | Open | - | EUR | 2026-01-31 | false | false | false | - |
        | 0065g00000Xyy03AAB | 0015500000Xyy06AAB | cross_sell | Open | 5.00 | EUR | 2026-01-31 | false | false | false | - |
        | 0065g00000Xyy04AAB | 0015500000Xyy06AAB | upsell | Open | 5.00 | EUR | 2026-01-31 | false | false | true | - |
        | 0065g00000Xyy05AAB | 0015500000Xyy06AAB | - | Open | 5.00 | EUR | - | false | false | false | - |
        """);
  }

  private static Dataset<Row> staged(String text) {
    return withProblems(
        SalesforceOpportunities.opportunities(rows(SalesforceOpportunities.TABLE, text)));
  }
}
