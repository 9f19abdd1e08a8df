package tenure.marts;

import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.rows;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import tenure.ledger.Movements;
import tenure.plays.Plays;
import tenure.silver.AccountHierarchy;
import tenure.silver.SubscriptionLines;
import tenure.silver.Tickets;

class FctFeedbackTest {
  @Test
  void a_month_adds_up_what_was_asked_escalated_and_left_for_with_the_arr_behind_it() {
    assertRows(
        FctFeedback.from(
            rows(
                Tickets.TABLE,
                """
                | ticket_id | account_id | created_at          | solved_at           | is_escalated | product_area |
                | t1        | A          | 2026-04-01          | 2026-04-02          | false        | reports      |
                | t2        | A          | 2026-04-30T23:00:00 | -                   | true         | reports      |
                | t3        | B          | 2026-04-05          | -                   | -            | reports      |
                | t4        | B          | 2026-03-31          | -                   | true         | exports      |
                | t5        | B          | 2026-03-30          | 2026-04-30          | true         | exports      |
                | t6        | B          | 2026-03-30          | 2026-05-01T08:00:00 | true         | exports      |
                | t7        | C          | 2026-04-07          | -                   | false        | -            |
                | t8        | C          | 2026-05-01          | -                   | true         | reports      |
                | t9        | -          | 2026-04-07          | -                   | true         | reports      |
                """),
            rows(
                FctAccountDaily.TABLE,
                """
                | account_id | arr     |
                | A          | 1000.00 |
                | B          | 200.00  |
                """),
            rows(
                Plays.TABLE,
                """
                | play_id | account_id | kind    | opened_date |
                | p1      | A          | product | 2026-04-30  |
                | p2      | B          | product | 2026-03-31  |
                | p3      | B          | risk    | 2026-04-15  |
                | p4      | C          | product | 2026-04-15  |
                """),
            rows(
                Movements.TABLE,
                """
                | grain_id | month_end_date | known_on   | movement | reason | mrr    |
                | G        | 2026-04-30     | 2026-04-30 | churn    | churn  | -60.00 |
                | G        | 2026-04-30     | 2026-05-02 | churn    | churn  | 10.00  |
                | H        | 2026-04-30     | 2026-04-30 | churn    | churn  | -5.00  |
                | I        | 2026-04-30     | 2026-04-30 | churn    | churn  | -7.00  |
                | I        | 2026-04-30     | 2026-05-01 | churn    | churn  | 7.00   |
                | K        | 2026-03-31     | 2026-03-31 | churn    | churn  | -9.00  |
                | L        | 2026-04-30     | 2026-04-30 | expansion | seat  | 9.00   |
                """),
            rows(
                SubscriptionLines.TABLE,
                """
                | account_id | cancel_reason | cancel_effective_date |
                | D          | too_expensive | 2026-01-31            |
                | E          | missing_gap   | 2026-04-30            |
                | E          | -             | 2026-04-30            |
                | I          | too_expensive | -                     |
                """),
            rows(
                AccountHierarchy.TABLE,
                """
                | account_id | grain_id |
                | D          | G        |
                | E          | G        |
                """),
            LocalDate.of(2026, 4, 30)),
        """
        | topic_kind   | topic       | month_end_date | tickets | escalations | product_gap_plays | accounts | arr     | churned_arr |
        | product_area | reports     | 2026-04-30     | 3       | 1           | 1                 | 2        | 1200.00 | 0.00        |
        | product_area | exports     | 2026-04-30     | 0       | 2           | 0                 | 1        | 200.00  | 0.00        |
        | product_area | unknown     | 2026-04-30     | 1       | 0           | 0                 | 1        | 0.00    | 0.00        |
        | churn_reason | missing_gap | 2026-04-30     | 0       | 0           | 0                 | 1        | 0.00    | 600.00      |
        | churn_reason | unknown     | 2026-04-30     | 0       | 0           | 0                 | 1        | 0.00    | 60.00       |
        """);
  }
}
