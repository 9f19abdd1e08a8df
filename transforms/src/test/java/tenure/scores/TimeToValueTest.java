package tenure.scores;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tenure.kit.TextTable.assertRows;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import tenure.marts.FctTimeToValue;
import tenure.signals.Figures;

class TimeToValueTest {
  private static final LocalDate NIGHT = LocalDate.of(2026, 3, 31);

  /** So many days watched, and whether first value ended the wait. */
  private record Wait(int days, boolean isReached) {}

  @Test
  void rule_2_13_the_median_is_of_all_who_wait_and_not_of_the_finishers() {
    assertRows(
        FctTimeToValue.from(
            Figures.of(
                """
                | account_id | segment | service_since_date | first_value_date | first_value_wait_days | is_day_30_moment_reached |
                | fast       | smb     | 2026-01-01         | 2026-01-11       | 10                    | true                     |
                | slow       | smb     | 2026-01-01         | 2026-01-21       | 20                    | false                    |
                | waits      | large   | 2026-01-01         | -                | 89                    | false                    |
                | waits_too  | large   | 2025-12-31         | -                | 90                    | false                    |
                | new        | large   | 2026-03-30         | -                | 1                     | -                        |
                | untracked  | large   | 2026-01-01         | -                | -                     | -                        |
                """),
            NIGHT),
        """
        | slice_kind | slice_value | days_since_start | waiting_accounts | reached_accounts | censored_accounts | waiting_share | median_days | day_30_accounts | day_30_moments | day_30_moment_rate |
        | total      | total       | 1                | 5                | 0                | 1                 | 1.0           | 20          | 4               | 1              | 0.25               |
        | total      | total       | 10               | 4                | 1                | 0                 | 0.75          | 20          | 4               | 1              | 0.25               |
        | total      | total       | 20               | 3                | 1                | 0                 | 0.5           | 20          | 4               | 1              | 0.25               |
        | total      | total       | 89               | 2                | 0                | 1                 | 0.5           | 20          | 4               | 1              | 0.25               |
        | total      | total       | 90               | 1                | 0                | 1                 | 0.5           | 20          | 4               | 1              | 0.25               |
        | segment    | smb         | 10               | 2                | 1                | 0                 | 0.5           | 10          | 2               | 1              | 0.5                |
        | segment    | smb         | 20               | 1                | 1                | 0                 | 0.0           | 10          | 2               | 1              | 0.5                |
        | segment    | large       | 1                | 3                | 0                | 1                 | 1.0           | -           | 2               | 0              | 0.0                |
        | segment    | large       | 89               | 2                | 0                | 1                 | 1.0           | -           | 2               | 0              | 0.0                |
        | segment    | large       | 90               | 1                | 0                | 1                 | 1.0           | -           | 2               | 0              | 0.0                |
        | cohort     | 2026-Q1     | 1                | 4                | 0                | 1                 | 1.0           | 20          | 3               | 1              | 0.333333           |
        | cohort     | 2026-Q1     | 10               | 3                | 1                | 0                 | 0.666667      | 20          | 3               | 1              | 0.333333           |
        | cohort     | 2026-Q1     | 20               | 2                | 1                | 0                 | 0.333333      | 20          | 3               | 1              | 0.333333           |
        | cohort     | 2026-Q1     | 89               | 1                | 0                | 1                 | 0.333333      | 20          | 3               | 1              | 0.333333           |
        | cohort     | 2025-Q4     | 90               | 1                | 0                | 1                 | 1.0           | -           | 1               | 0              | 0.0                |
        """);
  }

  @Test
  void without_anybody_old_enough_there_is_no_rate() {
    assertRows(
        FctTimeToValue.from(
                Figures.of(
                    """
                    | account_id | segment | service_since_date | first_value_wait_days |
                    | new        | smb     | 2026-03-30         | 1                     |
                    """),
                NIGHT)
            .where("slice_kind = 'total'"),
        """
        | days_since_start | waiting_share | waiting_low_share | median_days | day_30_accounts | day_30_moment_rate |
        | 1                | 1.0           | 1.0               | -           | 0               | -                  |
        """);
  }

  @Test
  void of_random_waits_the_curve_is_the_naive_one() {
    Random random = new Random(13);
    List<Wait> waits = new ArrayList<>();
    StringBuilder text =
        new StringBuilder(
            "| account_id | segment | service_since_date | first_value_date | first_value_wait_days |\n");
    for (int i = 0; i < 300; i++) {
      Wait wait = new Wait(random.nextInt(60), random.nextInt(3) > 0);
      waits.add(wait);
      text.append(
          "| A%d | s | 2026-01-01 | %s | %d |\n"
              .formatted(i, wait.isReached ? "2026-01-02" : "-", wait.days));
    }
    List<Row> rows =
        FctTimeToValue.from(Figures.of(text.toString()), NIGHT)
            .where("slice_kind = 'total'")
            .orderBy("days_since_start")
            .collectAsList();
    TreeSet<Integer> days = new TreeSet<>();
    waits.forEach(w -> days.add(w.days));
    assertEquals(days.size(), rows.size());
    double waiting = 1;
    for (Row row : rows) {
      long day = row.<Long>getAs("days_since_start");
      long left = waits.stream().filter(w -> w.days >= day).count();
      long reached = waits.stream().filter(w -> w.days == day && w.isReached).count();
      waiting *= 1 - (double) reached / left;
      assertEquals(left, row.<Long>getAs("waiting_accounts"));
      assertEquals(reached, row.<Long>getAs("reached_accounts"));
      assertEquals(waiting, row.<Double>getAs("waiting_share"), 1e-9);
    }
    long median = rows.get(0).<Long>getAs("median_days");
    assertTrue(share(rows, median) <= 0.5 && share(rows, median - 1) > 0.5);
  }

  /** The share that still waits after a day, that of the last day at or before it. */
  private static double share(List<Row> rows, long day) {
    return rows.stream()
        .filter(r -> r.<Long>getAs("days_since_start") <= day)
        .reduce((a, b) -> b)
        .map(r -> r.<Double>getAs("waiting_share"))
        .orElse(1.0);
  }
}
