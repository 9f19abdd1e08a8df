package tenure.jobs.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static tenure.kit.TextTable.rows;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import tenure.marts.FctPlay;

class PlayWordsTest {
  private static final LocalDate NIGHT = LocalDate.of(2026, 1, 31);

  @Test
  void what_is_open_of_an_account_is_told_the_worthiest_first() {
    Dataset<Row> plays =
        rows(
            FctPlay.TABLE,
            """
            | as_of_date | account_id | playbook         | kind | owner_id      | arr_at_stake | priority | opened_date | due_date   | closed_date | steps_overdue | steps_left |
            | 2026-01-31 | 001A       | listening_call   | risk | ada           | 14814.00     | 790.08   | 2026-01-30  | 2026-02-03 | -           | 0             | 2          |
            | 2026-01-31 | 001A       | payment_recovery | risk | queue:finance | 14814.00     | 2962.80  | 2026-01-20  | 2026-01-28 | -           | 1             | 2          |
            | 2026-01-31 | 001A       | save_plan        | risk | ada           | 14814.00     | 1.00     | 2026-01-20  | -          | 2026-01-25  | 0             | 0          |
            | 2026-01-30 | 001A       | listening_call   | risk | ada           | 14814.00     | 790.08   | 2026-01-30  | 2026-02-03 | -           | 0             | 2          |
            | 2026-01-31 | 001B       | listening_call   | risk | ada           | 14814.00     | 790.08   | 2026-01-30  | 2026-02-03 | -           | 0             | 2          |
            """);
    Dataset<Row> open = Explanation.openPlays(plays, "001A", NIGHT);
    assertEquals(
        List.of(
            "open play: payment_recovery (risk) of queue:finance since 2026-01-20: 2 steps left,"
                + " the next due 2026-01-28, 1 overdue; ARR at stake 14,814.00",
            "open play: listening_call (risk) of ada since 2026-01-30: 2 steps left, the next due"
                + " 2026-02-03; ARR at stake 14,814.00"),
        PlayWords.of(new Explanation(null, NIGHT, null, null, null, open, Optional.empty())));
  }
}
