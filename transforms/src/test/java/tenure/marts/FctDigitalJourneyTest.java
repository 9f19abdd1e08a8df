package tenure.marts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.none;
import static tenure.kit.TextTable.rows;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import tenure.plays.DigitalJourney;
import tenure.plays.DigitalJourney.Step;
import tenure.plays.Playbooks;
import tenure.signals.Figures;
import tenure.signals.Signals;

class FctDigitalJourneyTest {
  private static final LocalDate NIGHT = LocalDate.of(2026, 3, 31);
  private static final DigitalJourney JOURNEY =
      new DigitalJourney(
          List.of("smb"),
          List.of(
              new Step(0, List.of()),
              new Step(14, List.of("low_adoption_trial")),
              new Step(30, List.of("low_adoption_day_30", "quiet"))));

  private static Dataset<Row> of(String figures, String signals, Dataset<Row> previous) {
    return of(figures, signals, previous, NIGHT);
  }

  private static Dataset<Row> of(
      String figures, String signals, Dataset<Row> previous, LocalDate night) {
    return FctDigitalJourney.from(
        Figures.of(figures),
        rows(Signals.TABLE, signals),
        previous,
        JOURNEY,
        Playbooks.SIGNALS,
        90,
        night);
  }

  @Test
  void trials_and_customers_without_a_manager_are_looked_at_day_by_day() {
    assertRows(
        of(
            """
            | account_id | segment     | lifecycle_stage | service_since_date | service_end_date | first_paid_date | adoption_share | active_users_28d | milestones_done |
            | tries      | product_led | trial           | 2026-03-17         | -                | -               | 0.25           | 2                | 1               |
            | tried      | product_led | trial           | 2026-03-17         | 2026-03-30       | -               | 0.25           | 2                | 0               |
            | bought     | smb         | onboarding      | 2026-03-01         | -                | 2026-03-31      | 0.5            | 3                | 0               |
            | high_touch | enterprise  | onboarding      | 2026-03-31         | -                | 2026-03-31      | 0.5            | 3                | 0               |
            | settled    | smb         | adoption        | 2025-12-30         | -                | 2025-12-30      | 0.5            | 3                | 0               |
            """,
            """
            | account_id | signal             | state | last_seen_date |
            | tries      | low_adoption_trial | open  | 2026-03-31     |
            | tries      | quiet              | open  | 2026-03-31     |
            | tried      | low_adoption_trial | open  | 2026-03-31     |
            """,
            none(FctDigitalJourney.TABLE)),
        """
        | account_id | track    | step_day | state      | shortfall          | adoption_share | active_users_28d | milestones_done | due_date   | measured_date |
        | tries      | trial    | 0        | unmeasured | -                  | -              | -                | -               | 2026-03-17 | -             |
        | tries      | trial    | 14       | short      | low_adoption_trial | 0.25           | 2                | 1               | 2026-03-31 | 2026-03-31    |
        | tries      | trial    | 30       | ahead      | -                  | -              | -                | -               | 2026-04-16 | -             |
        | tried      | trial    | 0        | unmeasured | -                  | -              | -                | -               | 2026-03-17 | -             |
        | tried      | trial    | 14       | unmeasured | -                  | -              | -                | -               | 2026-03-31 | -             |
        | tried      | trial    | 30       | unmeasured | -                  | -              | -                | -               | 2026-04-16 | -             |
        | bought     | trial    | 0        | unmeasured | -                  | -              | -                | -               | 2026-03-01 | -             |
        | bought     | trial    | 14       | unmeasured | -                  | -              | -                | -               | 2026-03-15 | -             |
        | bought     | trial    | 30       | unmeasured | -                  | -              | -                | -               | 2026-03-31 | -             |
        | bought     | customer | 0        | reached    | -                  | 0.5            | 3                | 0               | 2026-03-31 | 2026-03-31    |
        | bought     | customer | 14       | ahead      | -                  | -              | -                | -               | 2026-04-14 | -             |
        | bought     | customer | 30       | ahead      | -                  | -              | -                | -               | 2026-04-30 | -             |
        """);
  }

  @Test
  void what_was_told_is_kept_and_a_silent_feed_is_waited_for_a_week() {
    String previous =
        """
        | account_id | track    | step_day | state   | shortfall | adoption_share | active_users_28d | milestones_done | measured_date |
        | told       | customer | 30       | short   | quiet     | 0.1            | 1                | 0               | 2026-03-30    |
        | gone       | customer | 30       | reached | -         | 0.3            | 1                | 0               | 2026-03-30    |
        """;
    assertRows(
        of(
                """
                | account_id | segment | lifecycle_stage | service_since_date | first_paid_date | adoption_share | active_users_28d | milestones_done | usage_freshness_days |
                | told       | smb     | onboarding      | 2026-02-28         | 2026-02-28      | 0.9            | 9                | 9               | 0                    |
                | gone       | smb     | churned         | 2026-02-28         | 2026-02-28      | 0.9            | 9                | 9               | 0                    |
                | silent     | smb     | onboarding      | 2026-02-23         | 2026-02-23      | 0.9            | 9                | 9               | 4                    |
                | too_late   | smb     | onboarding      | 2026-02-22         | 2026-02-22      | 0.9            | 9                | 9               | 0                    |
                | in_time    | smb     | onboarding      | 2026-02-23         | 2026-02-23      | 0.9            | 9                | 9               | 0                    |
                """,
                "| account_id |\n",
                rows(FctDigitalJourney.TABLE, previous))
            .where("step_day = 30"),
        """
        | account_id | state      | shortfall | adoption_share | active_users_28d | measured_date |
        | told       | short      | quiet     | 0.1            | 1                | 2026-03-30    |
        | gone       | reached    | -         | 0.3            | 1                | 2026-03-30    |
        | silent     | due        | -         | -              | -                | -             |
        | too_late   | unmeasured | -         | -              | -                | -             |
        | in_time    | reached    | -         | 0.9            | 9                | 2026-03-31    |
        """);
  }

  /** Night by night, with the nights of some days missing. */
  @Test
  void over_its_nights_a_step_is_told_once_by_the_first_night_from_its_day_on() {
    LocalDate start = LocalDate.of(2026, 3, 1);
    Dataset<Row> night = none(FctDigitalJourney.TABLE);
    Map<Integer, Integer> toldOn = new TreeMap<>();
    for (int day : new int[] {2, 13, 16, 25, 29, 30, 31}) {
      String figures =
          "| account_id | segment | lifecycle_stage | service_since_date | first_paid_date | adoption_share |\n"
              + "| A | smb | onboarding | 2026-03-01 | 2026-03-01 | 0.%02d |".formatted(day);
      night = kept(of(figures, "| account_id |\n", night, start.plusDays(day)));
    }
    for (Row row : night.collectAsList()) {
      LocalDate told = row.<java.sql.Date>getAs("measured_date").toLocalDate();
      int day = (int) (told.toEpochDay() - start.toEpochDay());
      toldOn.put((int) (long) row.<Long>getAs("step_day"), day);
      assertEquals(day / 100.0, row.<Double>getAs("adoption_share"), 1e-9);
    }
    assertEquals(Map.of(0, 2, 14, 16, 30, 30), toldOn);
  }

  @Test
  void without_a_journey_nobody_is_on_it() {
    Dataset<Row> rows =
        FctDigitalJourney.from(
            Figures.of("| account_id | segment | lifecycle_stage |\n| A | smb | trial |"),
            none(Signals.TABLE),
            none(FctDigitalJourney.TABLE),
            DigitalJourney.none(),
            Playbooks.SIGNALS,
            90,
            NIGHT);
    assertTrue(rows.isEmpty());
  }

  @Test
  void days_must_rise() {
    List<Step> twice = List.of(new Step(3, List.of()), new Step(3, List.of()));
    assertThrows(IllegalArgumentException.class, () -> new DigitalJourney(List.of(), twice));
    assertThrows(IllegalArgumentException.class, () -> new Step(-1, List.of()));
  }

  /** The rows as a night leaves them, without the plan that made them. */
  private static Dataset<Row> kept(Dataset<Row> rows) {
    SparkSession spark = rows.sparkSession();
    return spark.createDataFrame(rows.collectAsList(), FctDigitalJourney.TABLE.schema());
  }
}
