package tenure.features;

import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.none;
import static tenure.kit.TextTable.rows;

import java.time.LocalDate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import tenure.silver.Advocacy;
import tenure.silver.Touchpoints;

class AccountEngagementTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 31);

  @Test
  void the_last_review_counts_held_or_missed_and_none_to_come() {
    assertRows(
        measured(
            """
            | account_id | source | touchpoint_id | kind | scheduled_date | held_date  | is_attended | known_on   |
            | came       | c      | 1             | qbr  | 2026-01-10     | 2026-01-12 | true        | 2026-03-31 |
            | came       | c      | 2             | qbr  | 2025-10-10     | -          | false       | 2026-03-31 |
            | missed     | c      | 3             | qbr  | 2025-10-10     | 2025-10-10 | true        | 2026-03-31 |
            | missed     | c      | 4             | qbr  | 2026-03-31     | -          | false       | 2026-03-31 |
            | planned    | c      | 5             | qbr  | 2026-04-01     | -          | -           | 2026-03-31 |
            """,
            "came",
            "missed",
            "planned",
            "none"),
        """
        | account_id | last_qbr_date | is_last_qbr_attended | is_training_done | qbrs_365d | qbrs_attended_365d | qbr_attendance_share | touch_days |
        | came       | 2026-01-12    | true                 | false            | 2         | 1                  | 0.5                  | 78         |
        | missed     | 2026-03-31    | false                | false            | 2         | 1                  | 0.5                  | 0          |
        | planned    | -             | -                    | -                | 0         | 0                  | -                    | -          |
        | none       | -             | -                    | -                | 0         | 0                  | -                    | -          |
        """);
  }

  @Test
  void answers_count_for_90_days_where_they_are_known() {
    assertRows(
        measured(
            """
            | account_id | source | touchpoint_id | kind     | held_date  | is_attended | is_answered | known_on   |
            | A          | c      | outside       | email    | 2025-12-31 | -           | true        | 2026-03-01 |
            | A          | c      | first         | email    | 2026-01-01 | -           | true        | 2026-03-01 |
            | A          | c      | unknown       | call     | 2026-02-01 | -           | -           | 2026-03-01 |
            | A          | c      | silent        | call     | 2026-03-01 | -           | false       | 2026-03-01 |
            | A          | c      | silent_again  | email    | 2026-03-31 | -           | false       | 2026-03-01 |
            | A          | c      | webinar       | webinar  | 2024-03-31 | true        | -           | 2026-03-01 |
            | A          | c      | skipped       | training | 2026-03-31 | false       | -           | 2026-03-01 |
            """,
            "A"),
        """
        | account_id | touches_90d | answered_90d | response_rate_90d | unanswered_since_reply | is_training_done | last_training_date | engagement_freshness_days |
        | A          | 3           | 1            | 0.333333          | 2                      | true             | 2024-03-31         | 30                        |
        """);
  }

  @Test
  void acts_of_advocacy_count_for_a_year_and_those_in_the_community_for_90_days() {
    assertRows(
        AccountEngagement.from(
            rows(AccountProfile.TABLE, "| account_id |\n| A |\n| none |"),
            none(Touchpoints.TABLE),
            rows(
                Advocacy.TABLE,
                """
                | account_id | source | advocacy_id | kind      | done_date  | known_on   |
                | A          | s      | 1           | referral  | 2025-04-01 | 2026-03-21 |
                | A          | s      | 2           | referral  | 2025-03-31 | 2026-03-21 |
                | A          | s      | 3           | review    | 2026-03-31 | 2026-03-21 |
                | A          | s      | 4           | reference | 2026-03-31 | 2026-03-21 |
                | A          | s      | 5           | community | 2026-01-01 | 2026-03-21 |
                | A          | s      | 6           | community | 2025-12-31 | 2026-03-21 |
                | A          | s      | 7           | community | 2026-04-01 | 2026-03-21 |
                """),
            DAY),
        """
        | account_id | referrals_365d | references_365d | community_90d | advocacy_freshness_days |
        | A          | 1              | 2               | 1             | 10                      |
        | none       | 0              | 0               | 0             | 10                      |
        """);
  }

  private static Dataset<Row> measured(String touchpoints, String... accounts) {
    return AccountEngagement.from(
        rows(AccountProfile.TABLE, "| account_id |\n| " + String.join(" |\n| ", accounts) + " |"),
        rows(Touchpoints.TABLE, touchpoints),
        none(Advocacy.TABLE),
        DAY);
  }
}
