package tenure.marts;

import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.rows;

import java.time.LocalDate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import tenure.scores.HealthMeasures;

class FctHealthMeasureTest {
  private static final LocalDate NIGHT = LocalDate.of(2026, 3, 31);

  @Test
  void a_change_is_told_by_cause_and_what_no_other_cause_explains_is_the_measures_own() {
    assertRows(
        told(
            """
            | account_id | measure | component | scorecard | policy_version | contribution | staleness_total | config_total | segment_total |
            | A          | moved   | c         | s         | 1              | 10.0         | 0.0             | 0.0          | 0.0           |
            | A          | stale   | c         | s         | 1              | 10.0         | -3.0            | 0.0          | 0.0           |
            | A          | all     | c         | s         | 1              | 10.0         | -1.0            | 4.0          | -2.0          |
            | A          | undone  | c         | s         | 1              | 10.0         | 2.0             | 0.0          | 0.0           |
            | A          | still   | c         | s         | 1              | 10.0         | 7.0             | 7.0          | 7.0           |
            """,
            """
            | account_id | as_of_date | measure | component | policy_version | contribution | staleness_total | config_total | segment_total |
            | A          | 2026-03-24 | moved   | c         | 1              | 15.0         | 0.0             | 0.0          | 0.0           |
            | A          | 2026-03-24 | stale   | c         | 1              | 15.0         | 1.0             | 0.0          | 0.0           |
            | A          | 2026-03-24 | all     | c         | 1              | 12.0         | 0.0             | 1.0          | 3.0           |
            | A          | 2026-03-24 | undone  | c         | 1              | 10.0         | 0.0             | 0.0          | 0.0           |
            | A          | 2026-03-24 | still   | c         | 1              | 10.0         | 7.0             | 7.0          | 7.0           |
            """),
        """
        | measure | change_7d | measure_change_7d | staleness_change_7d | config_change_7d | segment_change_7d | change_reason |
        | moved   | -5.0      | -5.0              | 0.0                 | 0.0              | 0.0               | measure       |
        | stale   | -5.0      | -1.0              | -4.0                | 0.0              | 0.0               | staleness     |
        | all     | -2.0      | 1.0               | -1.0                | 3.0              | -5.0              | segment       |
        | undone  | 0.0       | -2.0              | 2.0                 | 0.0              | 0.0               | measure       |
        | still   | 0.0       | 0.0               | 0.0                 | 0.0              | 0.0               | none          |
        """);
  }

  @Test
  void each_window_looks_at_its_own_night() {
    assertRows(
        told(
            """
            | account_id | measure | component | scorecard | policy_version | contribution |
            | A          | a       | c         | s         | 1              | 10.0         |
            | new        | a       | c         | s         | 1              | 10.0         |
            """,
            """
            | account_id | as_of_date | measure | component | policy_version | contribution |
            | A          | 2026-03-30 | a       | c         | 1              | 9.0          |
            | A          | 2026-03-29 | a       | c         | 1              | 1.0          |
            | A          | 2026-03-24 | a       | c         | 1              | 8.0          |
            | A          | 2026-03-03 | a       | c         | 1              | 7.0          |
            | gone       | 2026-03-24 | a       | c         | 1              | 8.0          |
            """),
        """
        | account_id | contribution | change_1d | change_7d | change_28d | measure_change_28d | change_reason |
        | A          | 10.0         | 1.0       | 2.0       | 3.0        | 3.0                | measure       |
        | new        | 10.0         | -         | -         | -          | -                  | -             |
        """);
  }

  @Test
  void a_measure_that_the_card_lost_keeps_a_row_while_its_loss_explains_a_change() {
    assertRows(
        told(
            """
            | account_id | measure | component | scorecard | policy_version | contribution | config_total |
            | config     | kept    | c         | s         | 2              | 10.0         | -5.0         |
            | config     | added   | c         | s         | 2              | 10.0         | 10.0         |
            | segment    | kept    | c         | t         | 1              | 10.0         | 0.0          |
            """,
            """
            | account_id | as_of_date | measure | component | policy_version | contribution |
            | config     | 2026-03-24 | kept    | c         | 1              | 15.0         |
            | config     | 2026-03-24 | dropped | d         | 1              | 15.0         |
            | segment    | 2026-03-24 | kept    | c         | 1              | 10.0         |
            | segment    | 2026-03-24 | dropped | d         | 1              | 15.0         |
            """),
        """
        | account_id | as_of_date | measure | component | scorecard | contribution | max_points | change_7d | config_change_7d | segment_change_7d | change_reason |
        | config     | 2026-03-31 | kept    | c         | s         | 10.0         | 0.0        | -5.0      | -5.0             | 0.0               | config        |
        | config     | 2026-03-31 | added   | c         | s         | 10.0         | 0.0        | 10.0      | 10.0             | 0.0               | config        |
        | config     | 2026-03-31 | dropped | d         | s         | 0.0          | 0.0        | -15.0     | -15.0            | 0.0               | config        |
        | segment    | 2026-03-31 | kept    | c         | t         | 10.0         | 0.0        | 0.0       | 0.0              | 0.0               | none          |
        | segment    | 2026-03-31 | dropped | d         | t         | 0.0          | 0.0        | -15.0     | 0.0              | -15.0             | segment       |
        """);
  }

  private static Dataset<Row> told(String tonight, String earlier) {
    return FctHealthMeasure.from(
        rows(HealthMeasures.TABLE, tonight), rows(HealthMeasures.TABLE, earlier), NIGHT);
  }
}
