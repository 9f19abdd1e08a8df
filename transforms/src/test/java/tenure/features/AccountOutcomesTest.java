package tenure.features;

import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.rows;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import tenure.silver.Milestones;
import tenure.silver.SuccessGoals;

class AccountOutcomesTest {
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
            LocalDate.of(2026, 3, 31)),
        """
        | account_id | goals | goals_reached | goals_overdue | goals_reached_share | value_realised | cost_avoided | milestones_done | milestones_overdue | goals_freshness_days |
        | A          | 2     | 1             | 1             | 0.5                 | 55.00          | 30.00        | 1               | 1                  | 0                    |
        | none       | 0     | 0             | 0             | -                   | 0.00           | 0.00         | 0               | 0                  | 0                    |
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
            LocalDate.of(2026, 3, 31)),
        """
        | account_id | value_realised | milestones | milestones_done | first_value_date | first_value_days | milestones_freshness_days |
        | had        | 100.15         | 2          | 2               | 2026-01-21       | 20               | 2                         |
        | early      | 0.00           | 1          | 1               | 2026-01-21       | 0                | 2                         |
        | waits      | 0.00           | 2          | 1               | -                | -                | 2                         |
        """);
  }
}
