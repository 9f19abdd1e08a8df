package tenure.features;

import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.none;
import static tenure.kit.TextTable.rows;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import tenure.silver.Milestones;
import tenure.silver.SuccessGoals;

class AccountOutcomesTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 31);

  @Test
  void a_goal_is_overdue_after_its_day_and_counts_once_due_or_reached() {
    assertRows(
        AccountOutcomes.from(
            rows(
                AccountProfile.TABLE,
                """
                | account_id |
                | A          |
                | none       |
                """),
            rows(
                SuccessGoals.TABLE,
                """
                | account_id | source | goal_id | due_date   | reached_date | baseline | target | value_realised | known_on   |
                | A          | p      | reached | 2026-06-30 | 2026-03-31   | 10.0     | 8.0    | 30.00          | 2026-03-31 |
                | A          | p      | ahead   | 2026-06-30 | 2026-04-01   | 10.0     | 12.0   | 20.00          | 2026-03-31 |
                | A          | p      | today   | 2026-03-31 | -            | 10.0     | -      | 5.00           | 2026-03-31 |
                | A          | p      | past    | 2026-03-30 | -            | -        | -      | -              | 2026-03-31 |
                | A          | p      | open    | -          | -            | 10.0     | 8.0    | -              | 2026-03-31 |
                """),
            rows(
                Milestones.TABLE,
                """
                | account_id | source | milestone   | due_date   | done_date  | known_on   |
                | A          | p      | kick-off    | 2026-01-01 | 2026-01-09 | 2026-03-31 |
                | A          | p      | first value | 2026-03-30 | -          | 2026-03-31 |
                | A          | p      | go-live     | 2026-03-31 | -          | 2026-03-31 |
                """),
            DAY),
        """
        | account_id | goals | goals_reached | goals_overdue | goals_reached_share | value_realised | cost_avoided | milestones_done | milestones_overdue | goals_freshness_days |
        | A          | 2     | 1             | 1             | 0.5                 | 55.00          | 30.00        | 1               | 1                  | 0                    |
        | none       | 0     | 0             | 0             | -                   | 0.00           | 0.00         | 0               | 0                  | 0                    |
        """);
  }

  @Test
  void rule_4_19_a_step_is_late_after_its_day_and_any_spelling_is_the_same_step() {
    assertRows(
        AccountOutcomes.from(
            rows(
                AccountProfile.TABLE,
                "| account_id |\n| late |\n| timely |\n| ahead |\n| undated |\n| unplanned |"),
            none(SuccessGoals.TABLE),
            rows(
                Milestones.TABLE,
                """
                | account_id | source | milestone     | due_date   | done_date  | known_on   |
                | late       | p      | Kick-off      | 2026-01-01 | 2026-01-02 | 2026-03-31 |
                | late       | p      | first value   | 2026-03-30 | -          | 2026-03-31 |
                | late       | p      | Day-30 Moment | 2026-03-30 | 2026-04-01 | 2026-03-31 |
                | timely     | p      | kickoff       | 2026-01-01 | 2026-01-01 | 2026-03-31 |
                | timely     | p      | first_value   | 2026-03-31 | -          | 2026-03-31 |
                | timely     | p      | day 30 moment | 2026-03-31 | 2026-03-31 | 2026-03-31 |
                | ahead      | p      | KICK OFF      | 2026-04-01 | -          | 2026-03-31 |
                | undated    | p      | kick-off      | -          | 2026-01-02 | 2026-03-31 |
                | undated    | p      | first value   | -          | -          | 2026-03-31 |
                | undated    | p      | day-60 moment | 2026-01-01 | -          | 2026-03-31 |
                """),
            DAY),
        """
        | account_id | kick_off_state | first_value_state | day_30_moment_state | day_30_moment_date |
        | late       | done_late      | overdue           | overdue             | -                  |
        | timely     | done           | open              | done                | 2026-03-31         |
        | ahead      | open           | -                 | -                   | -                  |
        | undated    | done           | open              | -                   | -                  |
        | unplanned  | -              | -                 | -                   | -                  |
        """);
  }

  @Test
  void rule_2_13_who_waits_is_watched_until_tonight_or_the_end_of_service() {
    assertRows(
        AccountOutcomes.from(
            rows(
                AccountProfile.TABLE,
                """
                | account_id | service_since_date | service_end_date |
                | had        | 2026-01-01         | 2026-03-01       |
                | waits      | 2026-01-01         | -                |
                | left       | 2026-01-01         | 2026-02-01       |
                | untracked  | 2026-01-01         | -                |
                """),
            none(SuccessGoals.TABLE),
            rows(
                Milestones.TABLE,
                """
                | account_id | source | milestone   | done_date  | known_on   |
                | had        | p      | first value | 2026-01-21 | 2026-03-29 |
                | waits      | p      | kick-off    | 2026-01-02 | 2026-03-29 |
                | left       | p      | first value | -          | 2026-03-29 |
                """),
            DAY),
        """
        | account_id | first_value_days | first_value_wait_days |
        | had        | 20               | 20                    |
        | waits      | -                | 89                    |
        | left       | -                | 31                    |
        | untracked  | -                | -                     |
        """);
  }

  @Test
  void the_day_30_moment_comes_in_time_until_day_30_and_is_missed_after_it() {
    assertRows(
        AccountOutcomes.from(
            rows(
                AccountProfile.TABLE,
                """
                | account_id | service_since_date |
                | on_day_30  | 2026-01-01         |
                | on_day_31  | 2026-01-01         |
                | day_30     | 2026-03-01         |
                | day_31     | 2026-02-28         |
                | untracked  | 2026-01-01         |
                """),
            none(SuccessGoals.TABLE),
            rows(
                Milestones.TABLE,
                """
                | account_id | source | milestone     | done_date  | known_on   |
                | on_day_30  | p      | day-30 moment | 2026-01-31 | 2026-03-29 |
                | on_day_31  | p      | day-30 moment | 2026-02-01 | 2026-03-29 |
                | day_30     | p      | kick-off      | -          | 2026-03-29 |
                | day_31     | p      | kick-off      | -          | 2026-03-29 |
                """),
            DAY),
        """
        | account_id | is_day_30_moment_reached |
        | on_day_30  | true                     |
        | on_day_31  | false                    |
        | day_30     | -                        |
        | day_31     | false                    |
        | untracked  | -                        |
        """);
  }

  @Test
  void value_is_added_up_and_the_first_one_is_waited_for() {
    assertRows(
        AccountOutcomes.from(
            rows(
                AccountProfile.TABLE,
                """
                | account_id | service_since_date |
                | had        | 2026-01-01         |
                | early      | 2026-02-01         |
                | waits      | 2026-01-01         |
                """),
            rows(
                SuccessGoals.TABLE,
                """
                | account_id | source | goal_id | value_realised | known_on   |
                | had        | p      | 1       | 100.10         | 2026-03-31 |
                | had        | p      | 2       | 0.05           | 2026-03-31 |
                | had        | p      | 3       | -              | 2026-03-31 |
                """),
            rows(
                Milestones.TABLE,
                """
                | account_id | source | milestone   | done_date  | known_on   |
                | had        | p      | First-Value | 2026-01-21 | 2026-03-29 |
                | had        | q      | first value | 2026-02-21 | 2026-03-29 |
                | early      | p      | first value | 2026-01-21 | 2026-03-29 |
                | waits      | p      | first value | 2026-04-01 | 2026-03-29 |
                | waits      | p      | kick-off    | 2026-01-02 | 2026-03-29 |
                """),
            DAY),
        """
        | account_id | value_realised | milestones | milestones_done | first_value_date | first_value_days | milestones_freshness_days |
        | had        | 100.15         | 2          | 2               | 2026-01-21       | 20               | 2                         |
        | early      | 0.00           | 1          | 1               | 2026-01-21       | 0                | 2                         |
        | waits      | 0.00           | 2          | 1               | -                | -                | 2                         |
        """);
  }
}
