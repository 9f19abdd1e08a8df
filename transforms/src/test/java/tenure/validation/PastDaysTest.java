package tenure.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.rows;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import tenure.silver.Surveys;
import tenure.silver.Tickets;

/** Past days laid over one night: a day apart stays a day apart, and a Monday a Monday. */
class PastDaysTest {
  private static final LocalDate NIGHT = LocalDate.of(2025, 12, 31);
  private static final PastDays DAYS = PastDays.before(NIGHT, 3);

  @Test
  void each_month_gives_its_last_day_of_the_nights_weekday() {
    assertEquals(
        List.of(LocalDate.of(2025, 11, 26), LocalDate.of(2025, 10, 29), LocalDate.of(2025, 9, 24)),
        DAYS.days());
    for (LocalDate day : PastDays.before(NIGHT, 36).days()) {
      assertEquals(NIGHT.getDayOfWeek(), day.getDayOfWeek());
      assertTrue(day.plusDays(7).isAfter(YearMonth.from(day).atEndOfMonth()));
    }
  }

  @Test
  void a_row_is_seen_from_its_day_on_and_its_dates_keep_their_distance() {
    Dataset<Row> answers =
        rows(
            Surveys.TABLE,
            """
            | response_id | account_id | responded_date | known_on   |
            | R1          | A          | 2025-10-29     | 2025-12-31 |
            | R2          | A          | 2025-10-30     | 2025-12-31 |
            """);
    assertRows(
        DAYS.moved(DAYS.since(answers, Surveys.RESPONDED_DATE.col())),
        """
        | response_id | account_id  | responded_date | known_on   |
        | R1          | A2025-10-29 | 2025-12-31     | 2025-12-31 |
        | R1          | A2025-11-26 | 2025-12-03     | 2025-12-31 |
        | R2          | A2025-11-26 | 2025-12-04     | 2025-12-31 |
        """);
    assertRows(
        DAYS.moved(DAYS.during(answers, Surveys.RESPONDED_DATE.col(), 28)),
        """
        | response_id | account_id  |
        | R1          | A2025-10-29 |
        | R2          | A2025-11-26 |
        """);
  }

  @Test
  void moments_move_like_days_and_what_is_worked_out_comes_back() {
    Dataset<Row> tickets =
        rows(
            Tickets.TABLE,
            """
            | ticket_id | account_id | created_at          |
            | T1        | A          | 2025-11-20T10:30    |
            """);
    Dataset<Row> moved = DAYS.moved(DAYS.since(tickets, Tickets.CREATED_AT.col().cast("date")));
    assertRows(
        moved,
        """
        | ticket_id | account_id  | created_at          |
        | T1        | A2025-11-26 | 2025-12-25T10:30    |
        """);
    assertRows(
        PastDays.back(moved),
        """
        | ticket_id | account_id | as_of_date |
        | T1        | A          | 2025-11-26 |
        """);
  }
}
