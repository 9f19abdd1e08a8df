package tenure.marts;

import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.none;
import static tenure.kit.TextTable.rows;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import tenure.features.SegmentPolicy;
import tenure.features.SegmentPolicy.Segment;
import tenure.plays.Playbooks;
import tenure.scores.HealthScores;
import tenure.signals.Figures;
import tenure.signals.Signals;

class FctOnboardingTest {
  private static final LocalDate NIGHT = LocalDate.of(2026, 3, 31);
  private static final SegmentPolicy SEGMENTS =
      new SegmentPolicy(
          List.of(new Segment("smb", BigDecimal.ZERO, "tech-touch")), "product_led", 90, 120, 90);

  private static Dataset<Row> of(String figures, Dataset<Row> signals, String previous) {
    return FctOnboarding.from(
        Figures.of(figures),
        rows(HealthScores.TABLE, "| account_id | lifecycle_stage |\n| red | at_risk |"),
        signals,
        rows(FctOnboarding.TABLE, previous),
        List.of("low_adoption_trial", "low_adoption_day_30"),
        Playbooks.SIGNALS,
        SEGMENTS,
        NIGHT);
  }

  @Test
  void a_stage_begins_by_its_dates_and_else_on_the_night_that_found_it() {
    assertRows(
        of(
            """
            | account_id | lifecycle_stage | service_since_date | service_end_date | first_paid_date | paying_since_date | contract_end_date |
            | tries      | trial           | 2026-03-20         | -                | -               | -                 | -                 |
            | begins     | onboarding      | 2026-03-01         | -                | 2026-03-15      | -                 | -                 |
            | returned   | won_back        | 2020-01-01         | -                | 2020-01-01      | 2026-02-01        | -                 |
            | renews     | renewal         | 2020-01-01         | -                | 2020-01-01      | -                 | 2026-06-30        |
            | renews_now | renewal         | 2025-12-01         | -                | 2025-12-20      | -                 | 2026-04-01        |
            | left       | churned         | 2020-01-01         | 2026-03-01       | 2020-01-01      | -                 | -                 |
            | settled    | adoption        | 2025-01-01         | -                | 2025-01-01      | -                 | -                 |
            | grew_up    | adoption        | 2025-12-30         | -                | 2025-12-30      | -                 | -                 |
            | renewed    | adoption        | 2025-01-01         | -                | 2025-01-01      | -                 | -                 |
            | goes_on    | adoption        | 2025-01-01         | -                | 2025-01-01      | -                 | -                 |
            | red        | adoption        | 2025-01-01         | -                | 2025-01-01      | -                 | -                 |
            | to_come    | trial           | -                  | -                | -               | -                 | -                 |
            """,
            none(Signals.TABLE),
            """
            | account_id | lifecycle_stage | stage_since_date |
            | grew_up    | onboarding      | 2025-12-30       |
            | renewed    | renewal         | 2025-12-01       |
            | goes_on    | adoption        | 2026-02-02       |
            | red        | adoption        | 2025-04-02       |
            """),
        """
        | account_id | lifecycle_stage | stage_since_date |
        | tries      | trial           | 2026-03-20       |
        | begins     | onboarding      | 2026-03-15       |
        | returned   | won_back        | 2026-02-01       |
        | renews     | renewal         | 2026-03-02       |
        | renews_now | renewal         | 2026-03-21       |
        | left       | churned         | 2026-03-01       |
        | settled    | adoption        | 2025-04-02       |
        | grew_up    | adoption        | 2026-03-31       |
        | renewed    | adoption        | 2026-03-31       |
        | goes_on    | adoption        | 2026-02-02       |
        | red        | at_risk         | 2026-03-31       |
        """);
  }

  @Test
  void adoption_is_told_on_the_first_night_that_can_and_kept() {
    assertRows(
        of(
            """
            | account_id | service_since_date | service_end_date | age_days | adoption_share | usage_freshness_days |
            | day_13     | 2026-03-18         | -                | 13       | 0.1            | 0                    |
            | day_14     | 2026-03-17         | -                | 14       | 0.2            | 0                    |
            | silent     | 2026-03-17         | -                | 14       | 0.2            | 4                    |
            | caught_up  | 2026-03-11         | -                | 20       | 0.3            | 3                    |
            | too_late   | 2026-03-10         | -                | 21       | 0.3            | 0                    |
            | left       | 2026-03-17         | 2026-03-20       | 14       | 0.3            | 0                    |
            | day_30     | 2026-03-01         | -                | 30       | 0.5            | 0                    |
            """,
            none(Signals.TABLE),
            """
            | account_id | adoption_day_14_share | adoption_day_30_share |
            | caught_up  | -                     | -                     |
            | day_30     | 0.4                   | -                     |
            """),
        """
        | account_id | adoption_day_14_share | adoption_day_30_share |
        | day_13     | -                     | -                     |
        | day_14     | 0.2                   | -                     |
        | silent     | -                     | -                     |
        | caught_up  | 0.3                   | -                     |
        | too_late   | -                     | -                     |
        | left       | -                     | -                     |
        | day_30     | 0.4                   | 0.5                   |
        """);
  }

  @Test
  void adoption_is_slow_where_tonight_saw_a_signal_of_it() {
    assertRows(
        of(
            """
            | account_id | service_since_date |
            | slow       | 2026-03-01         |
            | no_longer  | 2026-03-01         |
            | other      | 2026-03-01         |
            | fine       | 2026-03-01         |
            """,
            rows(
                Signals.TABLE,
                """
                | account_id | signal              | state | last_seen_date |
                | slow       | low_adoption_day_30 | open  | 2026-03-31     |
                | slow       | payment             | open  | 2026-03-31     |
                | no_longer  | low_adoption_day_30 | open  | 2026-03-30     |
                | other      | payment             | open  | 2026-03-31     |
                """),
            "| account_id |\n"),
        """
        | account_id | is_adoption_slow |
        | slow       | true             |
        | no_longer  | false            |
        | other      | false            |
        | fine       | false            |
        """);
  }

  @Test
  void who_still_waits_for_first_value_is_marked_and_who_is_not_watched_is_left_out() {
    assertRows(
        of(
            """
            | account_id | service_since_date | first_value_date | first_value_wait_days |
            | had        | 2026-03-01         | 2026-03-11       | 10                    |
            | waits      | 2026-03-01         | -                | 30                    |
            | untracked  | 2026-03-01         | -                | -                     |
            """,
            none(Signals.TABLE),
            "| account_id |\n"),
        """
        | account_id | first_value_wait_days | is_first_value_censored |
        | had        | 10                    | false                   |
        | waits      | 30                    | true                    |
        | untracked  | -                     | -                       |
        """);
  }
}
