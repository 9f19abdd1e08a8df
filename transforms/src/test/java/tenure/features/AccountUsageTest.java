package tenure.features;

import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.none;
import static tenure.kit.TextTable.rows;

import java.time.LocalDate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import tenure.silver.DailyUsage;
import tenure.silver.Plans;
import tenure.silver.SubscriptionLines;

class AccountUsageTest {
  /** A Tuesday: the 28 days begin on 2026-03-04, the 28 before on 2026-02-04. */
  private static final LocalDate DAY = LocalDate.of(2026, 3, 31);

  private static final Dataset<Row> A =
      rows(
          AccountProfile.TABLE,
          """
          | account_id | seats |
          | A          | 10.0  |
          """);

  @Test
  void a_window_counts_its_first_and_last_day_and_no_day_outside() {
    Dataset<Row> usage =
        usage(
            """
            | account_id | source | user_id | feature | usage_date | events | minutes | denied | known_on   |
            | A          | s      | last    | f       | 2026-03-31 | 1      | 1.0     | 0      | 2026-03-31 |
            | A          | s      | first   | f       | 2026-03-04 | 1      | 1.0     | 0      | 2026-03-04 |
            | A          | s      | before  | f       | 2026-03-03 | 1      | 1.0     | 0      | 2026-03-03 |
            | A          | s      | oldest  | f       | 2026-02-04 | 1      | 1.0     | 0      | 2026-02-04 |
            | A          | s      | gone    | f       | 2026-02-03 | 1      | 1.0     | 0      | 2026-02-03 |
            | A          | s      | ahead   | f       | 2026-04-01 | 1      | 1.0     | 0      | 2026-03-31 |
            """);
    assertRows(
        measured(A, usage),
        """
        | account_id | active_users_28d | active_users_prior_28d | events_28d | minutes_28d | last_active_date |
        | A          | 2                | 2                      | 2          | 2.0         | 2026-03-31       |
        """);
  }

  @Test
  void what_was_not_known_by_the_day_does_not_count() {
    Dataset<Row> usage =
        usage(
            """
            | account_id | source | user_id | feature | usage_date | events | minutes | denied | known_on   |
            | A          | s      | u       | f       | 2026-03-30 | 1      | 1.0     | 0      | 2026-03-31 |
            | A          | s      | late    | f       | 2026-03-30 | 1      | 1.0     | 0      | 2026-04-01 |
            """);
    assertRows(
        measured(A, usage),
        """
        | account_id | active_users_28d | events_28d | usage_freshness_days |
        | A          | 1                | 1          | 0                    |
        """);
  }

  @Test
  void nobody_there_is_a_row_of_zeros_and_no_seats_give_no_share() {
    Dataset<Row> accounts =
        rows(
            AccountProfile.TABLE,
            """
            | account_id | seats |
            | A          | 10.0  |
            | none       | -     |
            | zero       | 0.0   |
            """);
    assertRows(
        measured(accounts, none(DailyUsage.TABLE)),
        """
        | account_id | active_users_28d | daily_active_users_28d | dau_share | adoption_share | logins_week_1 | last_active_date | usage_freshness_days |
        | A          | 0                | 0.0                    | 0.0       | -              | 0             | -                | -                    |
        | none       | 0                | 0.0                    | -         | -              | 0             | -                | -                    |
        | zero       | 0                | 0.0                    | -         | -              | 0             | -                | -                    |
        """);
  }

  @Test
  void daily_users_are_the_mean_of_business_days_and_a_user_counts_once_a_day() {
    Dataset<Row> usage =
        usage(
            """
            | account_id | source | user_id | feature | usage_date | events | minutes | denied | known_on   |
            | A          | s      | u       | f       | 2026-03-30 | 5      | 1.0     | 0      | 2026-03-30 |
            | A          | s      | u       | g       | 2026-03-30 | 5      | 1.0     | 0      | 2026-03-30 |
            | A          | s      | u       | f       | 2026-03-30 | 1      | 1.0     | 0      | 2026-03-31 |
            | A          | s      | v       | f       | 2026-03-30 | 1      | 1.0     | 0      | 2026-03-31 |
            | A          | s      | u       | f       | 2026-03-29 | 1      | 1.0     | 0      | 2026-03-30 |
            """);
    assertRows(
        measured(A, usage),
        """
        | account_id | business_days_28d | business_user_days_28d | daily_active_users_28d | dau_share | logins_week_1 | active_share_28d |
        | A          | 20                | 2                      | 0.1                    | 0.01      | 3             | 0.2              |
        """);
  }

  @Test
  void a_user_who_comes_under_two_keys_of_an_account_is_one_user_and_a_feature_one_feature() {
    Dataset<Row> usage =
        usage(
            """
            | account_id | source | source_account_key | user_id | feature | usage_date | events | minutes | denied | known_on   |
            | A          | s      | one                | u       | f       | 2026-03-30 | 5      | 1.0     | 0      | 2026-03-30 |
            | A          | s      | two                | u       | f       | 2026-03-30 | 5      | 1.0     | 0      | 2026-03-30 |
            | A          | s      | user:u             | u       | f       | 2026-03-28 | 1      | 1.0     | 0      | 2026-03-31 |
            | A          | t      | two                | u       | g       | 2026-03-30 | 1      | 1.0     | 0      | 2026-03-31 |
            """);
    assertRows(
        measured(A, usage),
        """
        | account_id | active_users_28d | business_user_days_28d | logins_week_1 | events_28d | features_used_28d |
        | A          | 2                | 2                      | 3             | 12         | 2                 |
        """);
  }

  @Test
  void a_refused_attempt_is_not_use() {
    Dataset<Row> usage =
        usage(
            """
            | account_id | source | user_id | feature | usage_date | is_core | events | minutes | denied | known_on   |
            | A          | s      | u       | f       | 2026-03-30 | true    | 0      | 0.0     | 3      | 2026-03-30 |
            | A          | s      | v       | g       | 2026-03-30 | true    | 2      | 0.0     | 0      | 2026-03-30 |
            | A          | s      | v       | h       | 2026-03-30 | -       | 4      | 0.0     | 0      | 2026-03-30 |
            | A          | s      | v       | g       | 2026-02-10 | true    | 7      | 0.0     | 0      | 2026-03-30 |
            """);
    assertRows(
        measured(A, usage),
        """
        | account_id | active_users_28d | denied_28d | core_events_28d | core_events_prior_28d | features_used_28d |
        | A          | 1                | 3          | 2               | 7                     | 2                 |
        """);
  }

  @Test
  void adoption_is_of_the_included_features_and_of_all_features_where_plans_name_none() {
    Dataset<Row> accounts =
        rows(
            AccountProfile.TABLE,
            """
            | account_id | seats |
            | planned    | 10.0  |
            | unplanned  | 10.0  |
            | ended      | 10.0  |
            """);
    Dataset<Row> usage =
        usage(
            """
            | account_id | source | user_id | feature | usage_date | events | minutes | denied | known_on   |
            | planned    | s      | u       | f       | 2026-03-30 | 1      | 0.0     | 0      | 2026-03-30 |
            | planned    | s      | u       | x       | 2026-03-30 | 1      | 0.0     | 0      | 2026-03-30 |
            | planned    | s      | u       | g       | 2026-03-03 | 1      | 0.0     | 0      | 2026-03-30 |
            | unplanned  | s      | u       | f       | 2026-03-30 | 1      | 0.0     | 0      | 2026-03-30 |
            """);
    Dataset<Row> lines =
        rows(
            SubscriptionLines.TABLE,
            """
            | account_id | source | subscription_line_id | product_id | status | service_start_date | service_end_date |
            | planned    | b      | 1                    | P          | active | 2025-01-01         | -                |
            | planned    | b      | 2                    | P          | active | 2025-01-01         | 2027-01-01       |
            | ended      | b      | 3                    | P          | active | 2025-01-01         | 2026-03-31       |
            """);
    Dataset<Row> plans =
        rows(
            Plans.TABLE,
            """
            | source | plan_id | product_id | included_features |
            | b      | month   | P          | f, g,h , i        |
            | b      | year    | P          | f,g,h,i           |
            | other  | year    | P          | z                 |
            """);
    assertRows(
        AccountUsage.from(accounts, usage, lines, plans, DAY),
        """
        | account_id | included_features | features_used_28d | adoption_share |
        | planned    | 4                 | 1                 | 0.25           |
        | unplanned  | 2                 | 1                 | 0.5            |
        | ended      | 2                 | 0                 | 0.0            |
        """);
  }

  @Test
  void weeks_and_quarters_count_users_on_days_that_lie_in_them() {
    Dataset<Row> usage =
        usage(
            """
            | account_id | source | user_id | feature | usage_date | events | minutes | denied | known_on   |
            | A          | s      | u       | f       | 2026-03-25 | 2      | 3.0     | 1      | 2026-03-31 |
            | A          | s      | u       | f       | 2026-03-24 | 4      | 5.0     | 1      | 2026-03-31 |
            | A          | s      | day_55  | f       | 2026-02-04 | 1      | 1.0     | 0      | 2026-03-31 |
            | A          | s      | day_56  | f       | 2026-02-03 | 1      | 1.0     | 0      | 2026-03-31 |
            | A          | s      | day_89  | f       | 2026-01-01 | 1      | 1.0     | 5      | 2026-03-31 |
            | A          | s      | day_90  | f       | 2025-12-31 | 1      | 1.0     | 0      | 2026-03-31 |
            | A          | s      | day_91  | f       | 2025-12-30 | 1      | 1.0     | 0      | 2026-03-31 |
            """);
    assertRows(
        measured(A, usage),
        """
        | logins_week_1 | logins_week_2 | logins_week_8 | logins_week_9 | logins_week_13 | active_users_7d | active_users_90d | active_share_90d | events_7d | events_90d | minutes_90d | denied_7d | denied_90d |
        | 1             | 1             | 1             | 1             | 2              | 1               | 4                | 0.4              | 2         | 9          | 11.0        | 1         | 7          |
        """);
    assertRows(
        measured(A, usage),
        """
        | events_per_user_28d | minutes_per_user_28d | quiet_days | usage_history_days | usage_gap_days_28d |
        | 6.0                 | 8.0                  | 6          | 91                 | 18                 |
        """);
  }

  @Test
  void the_feed_is_judged_by_everybodys_use_also_that_of_nobody_known() {
    Dataset<Row> usage =
        usage(
            """
            | account_id | source | user_id | feature | usage_date | events | minutes | denied | known_on   |
            | -          | s      | u       | f       | 2026-03-27 | 1      | 1.0     | 0      | 2026-03-28 |
            | gone       | s      | u       | f       | 2026-03-26 | 1      | 1.0     | 0      | 2026-03-27 |
            """);
    assertRows(
        measured(A, usage),
        """
        | account_id | active_users_28d | quiet_days | usage_freshness_days | usage_gap_days_28d | usage_history_days |
        | A          | 0                | 91         | 3                    | 18                 | 6                  |
        """);
  }

  @Test
  void core_and_premium_features_are_adopted_apart() {
    Dataset<Row> usage =
        usage(
            """
            | account_id | source | user_id | feature | usage_date | is_core | is_premium | events | minutes | denied | known_on   |
            | A          | s      | u       | core    | 2026-03-30 | true    | false      | 1      | 0.0     | 0      | 2026-03-30 |
            | other      | s      | u       | second  | 2026-03-30 | true    | false      | 1      | 0.0     | 0      | 2026-03-30 |
            | other      | s      | u       | gold    | 2026-03-30 | false   | true       | 1      | 0.0     | 0      | 2026-03-30 |
            """);
    Dataset<Row> lines =
        rows(
            SubscriptionLines.TABLE,
            """
            | account_id | source | subscription_line_id | product_id | status | service_start_date |
            | A          | b      | 1                    | P          | active | 2025-01-01         |
            """);
    Dataset<Row> plans =
        rows(
            Plans.TABLE,
            """
            | source | plan_id | product_id | included_features         |
            | b      | month   | P          | core,second,gold,unheard  |
            """);
    assertRows(
        AccountUsage.from(A, usage, lines, plans, DAY),
        """
        | included_features | adoption_share | included_core_features | core_features_used_28d | core_adoption_share | included_premium_features | premium_features_used_28d | premium_adoption_share |
        | 4                 | 0.25           | 2                      | 1                      | 0.5                 | 1                         | 0                         | 0.0                    |
        """);
  }

  private static Dataset<Row> usage(String text) {
    return rows(DailyUsage.TABLE, text);
  }

  private static Dataset<Row> measured(Dataset<Row> accounts, Dataset<Row> usage) {
    return AccountUsage.from(
        accounts, usage, none(SubscriptionLines.TABLE), none(Plans.TABLE), DAY);
  }
}
