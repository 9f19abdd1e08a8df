package tenure.scores;

import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.none;
import static tenure.kit.TextTable.rows;

import java.time.LocalDate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import tenure.features.AccountProfile;

class HealthScoresTest {
  private static final LocalDate NIGHT = LocalDate.of(2026, 3, 31);

  @Test
  void bands_begin_at_their_edges_and_need_60_percent_coverage() {
    assertRows(
        scored(
            """
            | account_id | measure | weight | contribution | proven_contribution | missing_kind   |
            | green      | a       | 100.0  | 80.0         | 80.0                | -              |
            | yellow_top | a       | 100.0  | 79.999       | 79.999              | -              |
            | yellow     | a       | 100.0  | 50.0         | 50.0                | -              |
            | red        | a       | 100.0  | 49.999       | 49.999              | -              |
            | covered    | a       | 60.0   | 60.0         | 60.0                | -              |
            | covered    | b       | 40.0   | 30.0         | 30.0                | feed_late      |
            | uncovered  | a       | 59.9   | 59.9         | 59.9                | -              |
            | uncovered  | b       | 40.1   | 40.1         | 40.1                | aged_out       |
            | unproven   | a       | 70.0   | 70.0         | 70.0                | -              |
            | unproven   | b       | 30.0   | 20.0         | 0.0                 | never_observed |
            """,
            none(HealthScores.TABLE)),
        """
        | account_id | health_score | proven_score | health_coverage | raw_band          | health_band       | biggest_gap | biggest_gap_points |
        | green      | 80.0         | 80.0         | 1.0             | green             | green             | a           | 20.0               |
        | yellow_top | 79.999       | 79.999       | 1.0             | yellow            | yellow            | a           | 20.001             |
        | yellow     | 50.0         | 50.0         | 1.0             | yellow            | yellow            | a           | 50.0               |
        | red        | 49.999       | 49.999       | 1.0             | red               | red               | a           | 50.001             |
        | covered    | 90.0         | 90.0         | 0.6             | green             | green             | b           | 10.0               |
        | uncovered  | 100.0        | 100.0        | 0.599           | insufficient_data | insufficient_data | -           | -                  |
        | unproven   | 90.0         | 70.0         | 0.7             | yellow            | yellow            | b           | 10.0               |
        """);
  }

  @Test
  void a_new_colour_is_confirmed_on_the_second_night_or_by_a_jump_of_5_points() {
    Dataset<Row> before =
        rows(
            HealthScores.TABLE,
            """
            | account_id   | as_of_date | health_score | raw_band          | health_band       | nights_in_raw_band |
            | stays        | 2026-03-30 | 60.0         | yellow            | yellow            | 9                  |
            | first_night  | 2026-03-30 | 81.0         | green             | green             | 3                  |
            | second_night | 2026-03-30 | 79.0         | yellow            | green             | 1                  |
            | flickers     | 2026-03-30 | 79.0         | yellow            | green             | 1                  |
            | jumps_down   | 2026-03-30 | 81.0         | green             | green             | 3                  |
            | jumps_up     | 2026-03-30 | 79.0         | yellow            | yellow            | 3                  |
            | near_up      | 2026-03-30 | 79.0         | yellow            | yellow            | 3                  |
            | into_red     | 2026-03-30 | 51.0         | yellow            | yellow            | 3                  |
            | out_of_red   | 2026-03-30 | 49.0         | red               | red               | 3                  |
            | fails        | 2026-03-30 | 81.0         | green             | green             | 3                  |
            | fails_again  | 2026-03-30 | 81.0         | insufficient_data | green             | 1                  |
            | comes_back   | 2026-03-30 | 81.0         | insufficient_data | insufficient_data | 5                  |
            | older        | 2026-03-28 | 79.0         | yellow            | green             | 1                  |
            """);
    assertRows(
        scored(
            """
            | account_id   | measure | weight | contribution | proven_contribution | missing_kind |
            | stays        | a       | 100.0  | 60.0         | 60.0                | -            |
            | first_night  | a       | 100.0  | 75.1         | 75.1                | -            |
            | second_night | a       | 100.0  | 78.0         | 78.0                | -            |
            | flickers     | a       | 100.0  | 80.0         | 80.0                | -            |
            | jumps_down   | a       | 100.0  | 75.0         | 75.0                | -            |
            | jumps_up     | a       | 100.0  | 85.0         | 85.0                | -            |
            | near_up      | a       | 100.0  | 84.9         | 84.9                | -            |
            | into_red     | a       | 100.0  | 45.0         | 45.0                | -            |
            | out_of_red   | a       | 100.0  | 55.0         | 55.0                | -            |
            | fails        | a       | 100.0  | 20.0         | 20.0                | feed_late    |
            | fails_again  | a       | 100.0  | 81.0         | 81.0                | feed_late    |
            | comes_back   | a       | 100.0  | 81.0         | 81.0                | -            |
            | older        | a       | 100.0  | 78.0         | 78.0                | -            |
            | new          | a       | 100.0  | 78.0         | 78.0                | -            |
            """,
            before),
        """
        | account_id   | raw_band          | health_band       | nights_in_raw_band | health_change_1d |
        | stays        | yellow            | yellow            | 10                 | 0.0              |
        | first_night  | yellow            | green             | 1                  | -5.9             |
        | second_night | yellow            | yellow            | 2                  | -1.0             |
        | flickers     | green             | green             | 1                  | 1.0              |
        | jumps_down   | yellow            | yellow            | 1                  | -6.0             |
        | jumps_up     | green             | green             | 1                  | 6.0              |
        | near_up      | green             | yellow            | 1                  | 5.9              |
        | into_red     | red               | red               | 1                  | -6.0             |
        | out_of_red   | yellow            | yellow            | 1                  | 6.0              |
        | fails        | insufficient_data | green             | 1                  | -61.0            |
        | fails_again  | insufficient_data | insufficient_data | 2                  | 0.0              |
        | comes_back   | green             | insufficient_data | 1                  | 0.0              |
        | older        | yellow            | yellow            | 2                  | -                |
        | new          | yellow            | yellow            | 1                  | -                |
        """);
  }

  @Test
  void changes_are_against_the_nights_1_7_and_28_before_and_the_last_night_alone_confirms() {
    String night = "| A | %s | %s | %s | %s | 1 |";
    String header =
        "| account_id | as_of_date | health_score | raw_band | health_band | nights_in_raw_band |\n";
    Dataset<Row> before =
        rows(
            HealthScores.TABLE,
            header
                + String.join(
                    "\n",
                    night.formatted("2026-03-30", "70.0", "yellow", "green"),
                    night.formatted("2026-03-24", "60.0", "red", "red"),
                    night.formatted("2026-03-23", "99.0", "red", "red"),
                    night.formatted("2026-03-03", "90.0", "red", "red"),
                    night.formatted("2026-04-01", "1.0", "red", "red")));
    assertRows(
        scored(
            """
            | account_id | measure | weight | contribution | proven_contribution | missing_kind |
            | A          | a       | 100.0  | 77.0         | 77.0                | -            |
            """,
            before),
        """
        | account_id | health_band | health_change_1d | health_change_7d | health_change_28d |
        | A          | yellow      | 7.0              | 17.0             | -13.0             |
        """);
  }

  @Test
  void a_confirmed_red_puts_a_customer_at_risk_but_not_a_trial() {
    Dataset<Row> stages =
        rows(
            AccountProfile.TABLE,
            """
            | account_id | lifecycle_stage |
            | customer   | renewal         |
            | trial      | trial           |
            """);
    assertRows(
        HealthScores.from(
            measures(
                """
                | account_id | measure | weight | contribution | proven_contribution |
                | customer   | a       | 100.0  | 10.0         | 10.0                |
                | trial      | a       | 100.0  | 10.0         | 10.0                |
                """),
            stages,
            none(HealthScores.TABLE),
            Cards.BANDS,
            NIGHT),
        """
        | account_id | lifecycle_stage |
        | customer   | at_risk         |
        | trial      | trial           |
        """);
  }

  private static Dataset<Row> measures(String text) {
    return rows(HealthMeasures.TABLE, text);
  }

  private static Dataset<Row> scored(String measures, Dataset<Row> previous) {
    return HealthScores.from(
        measures(measures), none(AccountProfile.TABLE), previous, Cards.BANDS, NIGHT);
  }
}
