package tenure.features;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.none;
import static tenure.kit.TextTable.rows;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import tenure.features.SegmentPolicy.Segment;
import tenure.ledger.AccountMrr;
import tenure.silver.Accounts;
import tenure.silver.SubscriptionLines;

class AccountProfileTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 31);
  private static final SegmentPolicy POLICY =
      new SegmentPolicy(
          List.of(
              new Segment("strategic", null, "high-touch"),
              new Segment("enterprise", new BigDecimal("100000"), "high-touch"),
              new Segment("mid_market", new BigDecimal("25000"), "pooled"),
              new Segment("smb", new BigDecimal("5000"), "tech-touch"),
              new Segment("self_serve", BigDecimal.ZERO, "digital-only")),
          "product_led",
          90,
          120,
          90);

  @Test
  void a_segment_is_set_by_hand_or_by_arr_and_kept_by_those_who_left() {
    Dataset<Row> accounts =
        rows(
            Accounts.TABLE,
            """
            | account_id | segment_override | is_test | merged_into_account_id |
            | at_100000  | -                | false   | -                      |
            | below      | -                | -       | -                      |
            | by_hand    | Strategic        | false   | -                      |
            | misspelt   | Jumbo            | false   | -                      |
            | test       | -                | true    | -                      |
            | merged     | -                | false   | below                  |
            | prospect   | -                | false   | -                      |
            """);
    Dataset<Row> mrr =
        rows(
            AccountMrr.TABLE,
            """
            | account_id  | mrr     | arr       | last_paid_arr | first_paid_date |
            | at_100000   | 8333.33 | 100000.00 | 100000.00     | 2020-01-01      |
            | below       | 8333.32 | 99999.99  | 99999.99      | 2020-01-01      |
            | by_hand     | 1.00    | 12.00     | 12.00         | 2020-01-01      |
            | misspelt    | 1.00    | 12.00     | 12.00         | 2020-01-01      |
            | test        | 1.00    | 12.00     | 12.00         | 2020-01-01      |
            | left        | 0.00    | 0.00      | 6000.00       | 2020-01-01      |
            | left_before | 0.00    | 0.00      | 30000.00      | 2020-01-01      |
            | went_free   | 0.00    | 0.00      | 4999.99       | 2020-01-01      |
            | unrated     | 0.00    | 0.00      | -             | 2020-01-01      |
            | trial       | 0.00    | 0.00      | -             | -               |
            | stripe:cus1 | 500.00  | 6000.00   | 6000.00       | 2020-01-01      |
            """);
    Dataset<Row> previous =
        rows(
            AccountProfile.TABLE,
            """
            | account_id | segment    |
            | left       | enterprise |
            | went_free  | product_led |
            | below      | smb        |
            """);
    assertRows(
        AccountProfile.from(accounts, mrr, none(SubscriptionLines.TABLE), previous, POLICY, DAY),
        """
        | account_id  | segment     | is_segment_overridden | lifecycle_stage | segment_basis | segment_reason |
        | at_100000   | enterprise  | false                 | adoption        | by_arr        | ARR of 100000.00 is at least 100000 |
        | below       | mid_market  | false                 | adoption        | by_arr        | ARR of 99999.99 is at least 25000 and below 100000 |
        | by_hand     | strategic   | true                  | adoption        | by_hand       | set by hand; ARR of 12.00 would make it self_serve |
        | misspelt    | self_serve  | false                 | adoption        | by_arr        | ARR of 12.00 is below 5000; what was set by hand is none that can be |
        | prospect    | product_led | false                 | prospect        | unpaid        | never paid |
        | left        | enterprise  | false                 | churned         | last_paid     | pays nothing now; as when it last paid |
        | left_before | mid_market  | false                 | churned         | last_paid     | pays nothing now; ARR of 30000.00 when it last paid is at least 25000 and below 100000 |
        | went_free   | self_serve  | false                 | churned         | last_paid     | pays nothing now; ARR of 4999.99 when it last paid is below 5000 |
        | unrated     | product_led | false                 | churned         | unpaid        | pays nothing now; what it paid before is not known |
        | trial       | product_led | false                 | trial           | unpaid        | never paid |
        | stripe:cus1 | smb         | false                 | adoption        | by_arr        | ARR of 6000.00 is at least 5000 and below 25000 |
        """);
  }

  @Test
  void the_first_stage_that_fits_is_the_stage() {
    Dataset<Row> mrr =
        rows(
            AccountMrr.TABLE,
            """
            | account_id | mrr  | arr   | first_paid_date | is_paused | scheduled_churn_date | term_end_date |
            | day_90     | 1.00 | 12.00 | 2025-12-31      | false     | -                    | -             |
            | day_91     | 1.00 | 12.00 | 2025-12-30      | false     | -                    | -             |
            | paused     | 0.00 | 0.00  | 2025-01-01      | true      | -                    | -             |
            | announced  | 1.00 | 12.00 | 2026-03-01      | false     | 2026-06-30           | 2026-06-30    |
            | day_120    | 1.00 | 12.00 | 2020-01-01      | false     | -                    | 2026-07-29    |
            | day_121    | 1.00 | 12.00 | 2020-01-01      | false     | -                    | 2026-07-30    |
            | monthly    | 1.00 | 12.00 | 2020-01-01      | false     | -                    | 2026-04-01    |
            | came_back  | 1.00 | 12.00 | 2020-01-01      | false     | -                    | -             |
            | seamless   | 1.00 | 12.00 | 2020-01-01      | false     | -                    | -             |
            """);
    Dataset<Row> lines =
        rows(
            SubscriptionLines.TABLE,
            """
            | account_id | subscription_line_id | charge_kind | status    | amount | service_start_date | service_end_date | term_start_date | term_end_date | trial_end_date |
            | day_120    | 1                    | seats       | active    | 1.00   | 2020-01-01         | -                | 2025-07-29      | 2026-07-29    | -              |
            | day_121    | 2                    | seats       | active    | 1.00   | 2020-01-01         | -                | 2025-07-30      | 2026-07-30    | -              |
            | monthly    | 3                    | seats       | active    | 1.00   | 2020-01-01         | -                | 2026-03-01      | 2026-04-01    | -              |
            | came_back  | 4                    | seats       | cancelled | 1.00   | 2020-01-01         | 2025-06-01       | -               | -             | -              |
            | came_back  | 5                    | seats       | active    | 1.00   | 2025-12-01         | -                | -               | -             | 2025-12-31     |
            | came_back  | 6                    | services    | active    | 1.00   | 2025-07-01         | -                | -               | -             | -              |
            | seamless   | 7                    | seats       | cancelled | 1.00   | 2020-01-01         | 2026-01-15       | -               | -             | -              |
            | seamless   | 8                    | seats       | active    | 1.00   | 2026-01-15         | -                | -               | -             | -              |
            """);
    assertRows(
        AccountProfile.from(
            none(Accounts.TABLE), mrr, lines, none(AccountProfile.TABLE), POLICY, DAY),
        """
        | account_id | lifecycle_stage | tenure_days | days_to_renewal | paying_since_date | paying_periods |
        | day_90     | onboarding      | 90          | -               | -                 | -              |
        | day_91     | adoption        | 91          | -               | -                 | -              |
        | paused     | at_risk         | 454         | -               | -                 | -              |
        | announced  | at_risk         | 30          | 91              | -                 | -              |
        | day_120    | renewal         | 2281        | 120             | 2020-01-01        | 1              |
        | day_121    | adoption        | 2281        | 121             | 2020-01-01        | 1              |
        | monthly    | adoption        | 2281        | 1               | 2020-01-01        | 1              |
        | came_back  | won_back        | 2281        | -               | 2025-12-31        | 2              |
        | seamless   | adoption        | 2281        | -               | 2020-01-01        | 1              |
        """);
  }

  @Test
  void a_trial_that_ended_without_a_payment_is_over_and_who_tries_again_or_for_free_still_tries() {
    Dataset<Row> lines =
        rows(
            SubscriptionLines.TABLE,
            """
            | account_id | subscription_line_id | charge_kind | status    | amount | service_start_date | service_end_date | trial_end_date |
            | ends_today | 1                    | seats       | cancelled | 1.00   | 2026-03-01         | 2026-03-31       | 2026-03-31     |
            | tomorrow   | 2                    | seats       | trialing  | 1.00   | 2026-03-02         | 2026-04-01       | 2026-04-01     |
            | untold     | 3                    | seats       | expired   | 1.00   | 2026-03-01         | -                | 2026-03-15     |
            | again      | 4                    | seats       | cancelled | 1.00   | 2026-01-01         | 2026-01-15       | 2026-01-15     |
            | again      | 5                    | seats       | trialing  | 1.00   | 2026-03-20         | -                | 2026-04-03     |
            | for_free   | 6                    | seats       | active    | 0.00   | 2026-01-01         | -                | -              |
            | not_begun  | 7                    | seats       | trialing  | 1.00   | 2026-04-01         | -                | 2026-04-15     |
            """);
    Dataset<Row> mrr =
        rows(
            AccountMrr.TABLE,
            """
            | account_id | mrr  | arr  | first_paid_date |
            | ends_today | 0.00 | 0.00 | -               |
            | tomorrow   | 0.00 | 0.00 | -               |
            | untold     | 0.00 | 0.00 | -               |
            | again      | 0.00 | 0.00 | -               |
            | for_free   | 0.00 | 0.00 | -               |
            | not_begun  | 0.00 | 0.00 | -               |
            """);
    assertRows(
        AccountProfile.from(
            none(Accounts.TABLE), mrr, lines, none(AccountProfile.TABLE), POLICY, DAY),
        """
        | account_id | lifecycle_stage | segment     | service_end_date |
        | ends_today | churned         | product_led | 2026-03-31       |
        | tomorrow   | trial           | product_led | -                |
        | untold     | churned         | product_led | -                |
        | again      | trial           | product_led | -                |
        | for_free   | trial           | product_led | -                |
        | not_begun  | trial           | product_led | -                |
        """);
  }

  @Test
  void age_counts_from_the_first_service_and_tenure_from_the_first_paid_day() {
    Dataset<Row> mrr =
        rows(
            AccountMrr.TABLE,
            """
            | account_id | mrr  | arr   | first_paid_date |
            | tries      | 0.00 | 0.00  | -               |
            | stayed     | 1.00 | 12.00 | 2026-03-15      |
            """);
    Dataset<Row> lines =
        rows(
            SubscriptionLines.TABLE,
            """
            | account_id | subscription_line_id | charge_kind | status     | amount | service_start_date | trial_end_date |
            | tries      | 1                    | seats       | trialing   | 1.00   | 2026-03-17         | 2026-04-17     |
            | tries      | 2                    | seats       | incomplete | 1.00   | 2026-01-01         | -              |
            | stayed     | 3                    | seats       | active     | 1.00   | 2026-03-01         | 2026-03-15     |
            | stayed     | 4                    | services    | active     | 1.00   | 2026-04-01         | -              |
            """);
    assertRows(
        AccountProfile.from(
            none(Accounts.TABLE), mrr, lines, none(AccountProfile.TABLE), POLICY, DAY),
        """
        | account_id | lifecycle_stage | service_since_date | age_days | tenure_days | paying_since_date | paying_periods |
        | tries      | trial           | 2026-03-17         | 14       | -           | -                 | -              |
        | stayed     | onboarding      | 2026-03-01         | 30       | 16          | 2026-03-15        | 1              |
        """);
  }

  @Test
  void service_has_ended_once_no_line_is_served_any_more() {
    Dataset<Row> lines =
        rows(
            SubscriptionLines.TABLE,
            """
            | account_id | subscription_line_id | charge_kind | status    | amount | service_start_date | service_end_date |
            | today      | 1                    | seats       | cancelled | 1.00   | 2026-01-01         | 2026-03-31       |
            | today      | 2                    | seats       | cancelled | 1.00   | 2026-01-01         | 2026-02-28       |
            | tomorrow   | 3                    | seats       | active    | 1.00   | 2026-01-01         | 2026-04-01       |
            | goes_on    | 4                    | seats       | cancelled | 1.00   | 2026-01-01         | 2026-02-28       |
            | goes_on    | 5                    | seats       | active    | 1.00   | 2026-03-01         | -                |
            | untold     | 6                    | seats       | cancelled | 1.00   | 2026-01-01         | -                |
            """);
    Dataset<Row> mrr =
        rows(AccountMrr.TABLE, "| account_id |\n| today |\n| tomorrow |\n| goes_on |\n| untold |");
    assertRows(
        AccountProfile.from(
            none(Accounts.TABLE), mrr, lines, none(AccountProfile.TABLE), POLICY, DAY),
        """
        | account_id | service_since_date | service_end_date |
        | today      | 2026-01-01         | 2026-03-31       |
        | tomorrow   | 2026-01-01         | -                |
        | goes_on    | 2026-01-01         | -                |
        | untold     | 2026-01-01         | -                |
        """);
  }

  @Test
  void segments_must_cover_every_arr_and_fall() {
    assertThrows(
        IllegalArgumentException.class,
        () -> policy(new Segment("large", new BigDecimal("10"), "x")));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            policy(
                new Segment("a", new BigDecimal("10"), "x"),
                new Segment("b", new BigDecimal("10"), "x"),
                new Segment("c", BigDecimal.ZERO, "x")));
  }

  private static SegmentPolicy policy(Segment... segments) {
    return new SegmentPolicy(List.of(segments), "free", 90, 120, 90);
  }
}
