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

class ZuoraRatePlanChargesTest {
  @Test
  void a_charge_is_worth_what_zuora_says_a_month_and_use_is_worth_nothing_yet() {
    assertRows(
        lines(
            """
            | id | accountId | subscriptionId | ratePlanId | chargeNumber | segment | chargeType | chargeModel      | mrr      | quantity | uom  | transactionCurrency | effectiveStartDate | effectiveEndDate |
            | 1  | a1        | s1             | p1         | C-1          | 1       | Recurring  | Per Unit Pricing | 120.00   | 12       | User | USD                 | 2025-01-01         | 2026-01-01       |
            | 2  | a1        | s1             | -          | C-2          | 1       | Recurring  | Flat Fee Pricing | 2726666.67 | 1      | -    | JPY                 | 2025-01-01         | 2026-01-01       |
            | 3  | a1        | s1             | -          | C-3          | 1       | Usage      | Per Unit Pricing | -        | -        | Call | USD                 | 2025-01-01         | 2026-01-01       |
            | 4  | a1        | s1             | -          | C-4          | 1       | OneTime    | Flat Fee Pricing | -        | 1        | -    | USD                 | 2025-01-01         | 2025-01-02       |
            | 5  | a1        | s1             | -          | C-5          | 1       | Recurring  | Discount-Percentage | -24.00 | 1      | -    | USD                 | 2025-01-01         | 2026-01-01       |
            | 6  | a1        | s1             | -          | C-6          | 1       | Recurring  | Tiered Pricing   | -        | 3        | User | USD                 | 2025-01-01         | 2026-01-01       |
            """,
            Map.of(
                ZuoraRatePlans.TABLE,
                rows(
                    ZuoraRatePlans.TABLE,
                    """
                    | id | name | productId |
                    | p1 | Team | core      |
                    """))),
        """
        | subscription_line_id | source_account_key | product_id | plan | charge_kind | quantity | unit_price | amount     | currency | interval_unit | interval_count | status | problems |
        | C-1/1                | a1                 | core       | Team | seats       | 12.00    | 10.00      | 120.00     | USD      | month         | 1              | active | -        |
        | C-2/1                | a1                 | -          | -    | licence     | -        | -          | 2726666.67 | JPY      | month         | 1              | active | -        |
        | C-3/1                | a1                 | -          | -    | usage       | -        | -          | -          | USD      | month         | 1              | active | -        |
        | C-4/1                | a1                 | -          | -    | one_off     | -        | -          | -          | USD      | month         | 1              | active | -        |
        | C-5/1                | a1                 | -          | -    | licence     | -        | -          | -24.00     | USD      | month         | 1              | active | -        |
        | C-6/1                | a1                 | -          | -    | seats       | 3.00     | -          | -          | USD      | month         | 1              | active | -        |
        """);
  }

  @Test
  void an_amendment_closes_one_segment_and_opens_the_next_in_a_new_version() {
    Dataset<Row> subscriptions =
        rows(
            ZuoraSubscriptions.TABLE,
            """
            | id | name | version | status  | autoRenew | termStartDate | termEndDate |
            | v1 | S-1  | 1       | Expired | TRUE      | 2025-01-01    | 2026-01-01  |
            | v2 | S-1  | 2       | Active  | TRUE      | 2025-01-01    | 2026-01-01  |
            """);
    assertRows(
        lines(
            """
            | id | accountId | subscriptionId | chargeNumber | segment | isLastSegment | version | chargeType | mrr | effectiveStartDate | effectiveEndDate | createdDate |
            | 11 | a1        | v1             | C-1          | 1       | TRUE          | 1       | Recurring  | 100 | 2025-01-01         | 2026-01-01       | 2025-01-01  |
            | 21 | a1        | v2             | C-1          | 1       | FALSE         | 2       | Recurring  | 100 | 2025-01-01         | 2025-03-15       | 2025-03-15  |
            | 22 | a1        | v2             | C-1          | 2       | TRUE          | 2       | Recurring  | 160 | 2025-03-15         | 2026-01-01       | 2025-03-15  |
            """,
            Map.of(ZuoraSubscriptions.TABLE, subscriptions)),
        """
        | subscription_line_id | subscription_id | amount | status | service_start_date | service_end_date | term_end_date | is_auto_renew | problems |
        | C-1/1                | S-1             | 100.00 | active | 2025-01-01         | 2025-03-15       | 2026-01-01    | true          | -        |
        | C-1/2                | S-1             | 160.00 | active | 2025-03-15         | -                | 2026-01-01    | true          | -        |
        """);
  }

  @Test
  void the_latest_version_of_the_subscription_says_its_state() {
    Dataset<Row> subscriptions =
        rows(
            ZuoraSubscriptions.TABLE,
            """
            | id | name    | version | status    | autoRenew | termStartDate | termEndDate | cancelledDate | cancelReason |
            | d  | draft   | 1       | Draft     | TRUE      | -             | -           | -             | -            |
            | e  | ever    | 1       | Active    | FALSE     | 2025-01-01    | -           | -             | -            |
            | f  | fixed   | 1       | Active    | FALSE     | 2025-01-01    | 2026-01-01  | -             | -            |
            | c1 | gone    | 1       | Active    | TRUE      | 2025-01-01    | 2026-01-01  | -             | -            |
            | c2 | gone    | 2       | Cancelled | TRUE      | 2025-01-01    | 2026-01-01  | 2025-05-01    | price        |
            | p  | paused  | 3       | Suspended | TRUE      | 2025-01-01    | 2026-01-01  | -             | -            |
            | r  | removed | 2       | Active    | TRUE      | 2025-01-01    | 2026-01-01  | -             | -            |
            """);
    Dataset<Row> amendments =
        rows(
            ZuoraAmendments.TABLE,
            """
            | id | subscriptionId | type                | status    | suspendDate | createdDate |
            | 1  | c1             | Cancellation        | Completed | -           | 2025-04-10  |
            | 2  | p              | SuspendSubscription | Completed | 2025-06-01  | 2025-05-20  |
            | 3  | e              | Cancellation        | Draft     | -           | 2025-04-10  |
            """);
    assertRows(
        lines(
            """
            | id | accountId | subscriptionId | chargeNumber | segment | chargeType | mrr | effectiveStartDate | effectiveEndDate |
            | 1  | a         | d              | C-1          | 1       | Recurring  | 1   | 2025-01-01         | 2026-01-01       |
            | 2  | a         | e              | C-2          | 1       | Recurring  | 1   | 2025-01-01         | -                |
            | 3  | a         | f              | C-3          | 1       | Recurring  | 1   | 2025-01-01         | 2026-01-01       |
            | 4  | a         | c2             | C-4          | 1       | Recurring  | 1   | 2025-01-01         | 2025-05-01       |
            | 5  | a         | p              | C-5          | 1       | Recurring  | 1   | 2025-01-01         | 2025-06-01       |
            | 6  | a         | r              | C-6          | 1       | Recurring  | 1   | 2025-01-01         | 2025-03-01       |
            """,
            Map.of(ZuoraSubscriptions.TABLE, subscriptions, ZuoraAmendments.TABLE, amendments)),
        """
        | subscription_id | status     | service_end_date | term_end_date | cancel_requested_date | cancel_effective_date | cancel_reason | paused_date |
        | draft           | incomplete | 2026-01-01       | -             | -                     | -                     | -             | -           |
        | ever            | active     | -                | -             | -                     | -                     | -             | -           |
        | fixed           | active     | 2026-01-01       | 2026-01-01    | -                     | -                     | -             | -           |
        | gone            | cancelled  | 2025-05-01       | 2026-01-01    | 2025-04-10            | 2025-05-01            | price         | -           |
        | paused          | paused     | -                | 2026-01-01    | -                     | -                     | -             | 2025-06-01  |
        | removed         | active     | 2025-03-01       | 2026-01-01    | -                     | -                     | -             | -           |
        """);
  }

  @Test
  void a_state_that_comes_without_its_charges_is_told_of_them_all_the_same() {
    Dataset<Row> subscriptions =
        rows(
            ZuoraSubscriptions.TABLE,
            """
            | id | name | version | status | autoRenew | _file |
            | v1 | S-1  | 1       | Active | TRUE      | sub   |
            """);
    Dataset<Row> charges =
        rows(
            ZuoraRatePlanCharges.TABLE,
            """
            | id | accountId | subscriptionId | chargeNumber | segment | chargeType | mrr | effectiveStartDate | _file   |
            | 1  | a         | v1             | C-1          | 1       | Recurring  | 1   | 2025-01-01         | charges |
            | 2  | a         | v9             | C-2          | 1       | Recurring  | 1   | 2025-01-01         | charges |
            """);
    Map<Table, Dataset<Row>> all =
        Map.of(ZuoraSubscriptions.TABLE, subscriptions, ZuoraRatePlanCharges.TABLE, charges);
    assertRows(
        ZuoraSubscriptions.lines(subscriptions, delivered(all)),
        """
        | subscription_line_id | subscription_id | status | _file |
        | C-1/1                | S-1             | active | sub   |
        """);
  }

  private static Dataset<Row> lines(String charges, Map<Table, Dataset<Row>> others) {
    Dataset<Row> arrived = rows(ZuoraRatePlanCharges.TABLE, charges);
    Map<Table, Dataset<Row>> all = new HashMap<>(others);
    all.put(ZuoraRatePlanCharges.TABLE, arrived);
    return withProblems(ZuoraRatePlanCharges.lines(arrived, delivered(all)));
  }
}
