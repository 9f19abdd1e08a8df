package tenure.marts;

import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.rows;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import tenure.scores.HealthMeasures;

class FctHealthMeasureTest {
  @Test
  void a_change_is_against_7_nights_before_and_has_one_cause() {
    assertRows(
        FctHealthMeasure.from(
            rows(
                HealthMeasures.TABLE,
                """
                | account_id | measure | component | segment | scorecard | scorecard_version | missing_kind | contribution | weight | points | max_points |
                | same_card  | moved   | c         | smb     | s         | 1                 | -            | 10.0         | 50.0   | 10.0   | 50.0       |
                | same_card  | stale   | c         | smb     | s         | 1                 | feed_late    | 10.0         | 30.0   | 10.0   | 30.0       |
                | same_card  | still   | c         | smb     | s         | 1                 | feed_late    | 10.0         | 20.0   | 10.0   | 20.0       |
                | new_config | kept    | c         | smb     | s         | 2                 | -            | 10.0         | 50.0   | 10.0   | 50.0       |
                | new_config | added   | c         | smb     | s         | 2                 | -            | 10.0         | 50.0   | 10.0   | 50.0       |
                | new_card   | kept    | c         | large   | t         | 1                 | -            | 10.0         | 99.0   | 10.0   | 99.0       |
                | new        | kept    | c         | large   | t         | 1                 | -            | 10.0         | 99.0   | 10.0   | 99.0       |
                """),
            rows(
                HealthMeasures.TABLE,
                """
                | account_id | as_of_date | measure | component | segment | scorecard | scorecard_version | missing_kind | contribution |
                | same_card  | 2026-03-24 | moved   | c         | smb     | s         | 1                 | -            | 15.0         |
                | same_card  | 2026-03-24 | stale   | c         | smb     | s         | 1                 | -            | 15.0         |
                | same_card  | 2026-03-24 | still   | c         | smb     | s         | 1                 | -            | 10.0         |
                | new_config | 2026-03-24 | kept    | c         | smb     | s         | 1                 | -            | 15.0         |
                | new_config | 2026-03-24 | dropped | d         | smb     | s         | 1                 | -            | 15.0         |
                | new_card   | 2026-03-24 | kept    | c         | smb     | s         | 1                 | -            | 15.0         |
                | new        | 2026-03-25 | kept    | c         | smb     | s         | 1                 | -            | 15.0         |
                | gone       | 2026-03-24 | kept    | c         | smb     | s         | 1                 | -            | 15.0         |
                """),
            LocalDate.of(2026, 3, 31)),
        """
        | account_id | as_of_date | measure | component | scorecard | contribution | max_points | change_7d | change_reason |
        | same_card  | 2026-03-31 | moved   | c         | s         | 10.0         | 50.0       | -5.0      | measure       |
        | same_card  | 2026-03-31 | stale   | c         | s         | 10.0         | 30.0       | -5.0      | staleness     |
        | same_card  | 2026-03-31 | still   | c         | s         | 10.0         | 20.0       | 0.0       | none          |
        | new_config | 2026-03-31 | kept    | c         | s         | 10.0         | 50.0       | -5.0      | config        |
        | new_config | 2026-03-31 | added   | c         | s         | 10.0         | 50.0       | 10.0      | config        |
        | new_config | 2026-03-31 | dropped | d         | s         | 0.0          | 0.0        | -15.0     | config        |
        | new_card   | 2026-03-31 | kept    | c         | t         | 10.0         | 99.0       | -5.0      | segment       |
        | new        | 2026-03-31 | kept    | c         | t         | 10.0         | 99.0       | -         | -             |
        """);
  }
}
