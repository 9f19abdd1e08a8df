package tenure.features;

import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.none;
import static tenure.kit.TextTable.rows;

import java.time.LocalDate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import tenure.silver.DailyMeters;

class MeterUseTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 31);

  private static final Dataset<Row> ACCOUNTS =
      rows(
          AccountProfile.TABLE,
          """
          | account_id |
          | A          |
          | B          |
          | none       |
          """);

  @Test
  void a_monthly_allowance_is_held_against_all_of_it_and_a_daily_one_against_the_busiest_day() {
    assertRows(
        measured(
            """
            | account_id | source | meter       | usage_date | quantity | allowance | allowance_days | known_on   |
            | A          | s      | data_volume | 2026-03-31 | 40.0     | 100.0     | 28             | 2026-03-31 |
            | A          | s      | data_volume | 2026-03-04 | 80.0     | 100.0     | 28             | 2026-03-05 |
            | A          | s      | data_volume | 2026-03-03 | 500.0    | 100.0     | 28             | 2026-03-04 |
            | A          | s      | api_calls   | 2026-03-31 | 10.0     | 100.0     | 1              | 2026-03-31 |
            | A          | s      | api_calls   | 2026-03-25 | 90.0     | 100.0     | 1              | 2026-03-26 |
            | A          | s      | api_calls   | 2026-03-24 | 700.0    | 100.0     | 1              | 2026-03-25 |
            | B          | s      | exports     | 2026-03-29 | 3.0      | 4.0       | -              | 2026-03-29 |
            | B          | s      | data_volume | 2026-03-29 | 3.0      | -         | -              | 2026-03-29 |
            """),
        """
        | account_id | meters_limited | meter_share | fullest_meter | data_volume_share | api_calls_share | meters_freshness_days |
        | A          | 2              | 1.2         | data_volume   | 1.2               | 0.9             | 0                     |
        | B          | 1              | 0.75        | exports       | -                 | -               | 0                     |
        | none       | -              | -           | -             | -                 | -               | -                     |
        """);
  }

  @Test
  void the_allowance_last_told_counts_and_one_of_nothing_limits_nothing() {
    assertRows(
        measured(
            """
            | account_id | source | meter       | usage_date | quantity | allowance | allowance_days | known_on   |
            | A          | s      | data_volume | 2026-03-10 | 40.0     | 100.0     | 28             | 2026-03-10 |
            | A          | s      | data_volume | 2026-03-20 | 40.0     | 200.0     | 28             | 2026-03-20 |
            | A          | s      | data_volume | 2026-03-21 | 40.0     | -         | 28             | 2026-03-28 |
            | B          | s      | data_volume | 2026-03-20 | 40.0     | 0.0       | 28             | 2026-03-20 |
            """),
        """
        | account_id | meters_limited | meter_share | fullest_meter | meters_freshness_days |
        | A          | 1              | 0.6         | data_volume   | 3                     |
        | B          | 0              | -           | -             | 3                     |
        | none       | -              | -           | -             | -                     |
        """);
  }

  @Test
  void without_meters_nothing_is_said() {
    assertRows(
        MeterUse.attach(ACCOUNTS, none(DailyMeters.TABLE), DAY)
            .select("account_id", "meters_limited", "meter_share"),
        """
        | account_id | meters_limited | meter_share |
        | A          | -              | -           |
        | B          | -              | -           |
        | none       | -              | -           |
        """);
  }

  private static Dataset<Row> measured(String meters) {
    return MeterUse.attach(ACCOUNTS, rows(DailyMeters.TABLE, meters), DAY);
  }
}
