package tenure.ledger;

import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.none;
import static tenure.kit.TextTable.rows;
import static tenure.ledger.Ledgers.POLICY;
import static tenure.ledger.Ledgers.lines;
import static tenure.ledger.Ledgers.rates;

import java.time.LocalDate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import tenure.silver.AccountHierarchy;

class RestatementsTest {
  private static final LocalDate LOAD = LocalDate.parse("2025-02-28");
  private static final LocalDate NIGHT = LocalDate.parse("2025-03-20");

  @Test
  void every_change_of_a_closed_month_has_its_cause() {
    Dataset<Row> rates = rates("| currency | month_end_date | rate |\n| EUR | 2025-02-28 | 1.10 |");
    Dataset<Row> corrected =
        rates("| currency | month_end_date | rate |\n| EUR | 2025-02-28 | 1.20 |");
    Dataset<Row> known =
        LineMonths.from(
            lines(
                """
                | subscription_line_id | account_id | amount | currency | status | service_start_date | service_end_date | paused_date |
                | same                 | A          | 1.00   | USD      | active | 2025-02-01         | -                | -           |
                | starts earlier       | A          | 10.00  | USD      | active | 2025-02-01         | -                | -           |
                | starts later         | A          | 20.00  | USD      | active | 2025-02-01         | -                | -           |
                | ended                | B          | 30.00  | USD      | active | 2025-01-01         | -                | -           |
                | corrected            | B          | 40.00  | USD      | active | 2025-02-01         | -                | -           |
                | paused               | B          | 50.00  | USD      | active | 2025-02-01         | -                | -           |
                | removed              | C          | 60.00  | USD      | active | 2025-02-01         | -                | -           |
                | moved                | C          | 70.00  | USD      | active | 2025-02-01         | -                | -           |
                | rated                | D          | 100.00 | EUR      | active | 2025-02-01         | -                | -           |
                """),
            rates,
            none(LineMonths.TABLE),
            POLICY,
            LOAD);
    Dataset<Row> lines =
        lines(
            """
            | subscription_line_id | account_id | amount | currency | status    | service_start_date | service_end_date | paused_date |
            | same                 | A          | 1.00   | USD      | active    | 2025-02-01         | -                | -           |
            | starts earlier       | A          | 10.00  | USD      | active    | 2025-01-15         | -                | -           |
            | starts later         | A          | 20.00  | USD      | active    | 2025-03-01         | -                | -           |
            | ended                | B          | 30.00  | USD      | cancelled | 2025-01-01         | 2025-02-15       | -           |
            | corrected            | B          | 45.00  | USD      | active    | 2025-02-01         | -                | -           |
            | paused               | B          | 50.00  | USD      | paused    | 2025-02-01         | -                | 2025-02-20  |
            | moved                | E          | 75.00  | USD      | active    | 2025-02-01         | -                | -           |
            | rated                | D          | 110.00 | EUR      | active    | 2025-02-01         | -                | -           |
            | appeared             | F          | 80.00  | USD      | active    | 2025-02-01         | -                | -           |
            """);
    assertRows(
        restated(known, lines, corrected),
        """
        | account_id | month_end_date | known_on   | cause            | mrr_before | mrr_after | mrr    |
        | A          | 2025-01-31     | 2025-03-20 | backdated_start  | 0.00       | 10.00     | 10.00  |
        | A          | 2025-02-28     | 2025-03-20 | line_removed     | 20.00      | 0.00      | -20.00 |
        | B          | 2025-02-28     | 2025-03-20 | backdated_end    | 30.00      | 0.00      | -30.00 |
        | B          | 2025-02-28     | 2025-03-20 | amount_corrected | 40.00      | 45.00     | 5.00   |
        | B          | 2025-02-28     | 2025-03-20 | state_changed    | 50.00      | 0.00      | -50.00 |
        | C          | 2025-02-28     | 2025-03-20 | line_removed     | 60.00      | 0.00      | -60.00 |
        | C          | 2025-02-28     | 2025-03-20 | moved_account    | 70.00      | 0.00      | -70.00 |
        | E          | 2025-02-28     | 2025-03-20 | moved_account    | 0.00       | 70.00     | 70.00  |
        | E          | 2025-02-28     | 2025-03-20 | amount_corrected | 70.00      | 75.00     | 5.00   |
        | D          | 2025-02-28     | 2025-03-20 | amount_corrected | 110.00     | 121.00    | 11.00  |
        | D          | 2025-02-28     | 2025-03-20 | rate_changed     | 121.00     | 132.00    | 11.00  |
        | F          | 2025-02-28     | 2025-03-20 | line_appeared    | 0.00       | 80.00     | 80.00  |
        """);
  }

  @Test
  void an_account_that_gets_another_parent_takes_its_closed_months_along() {
    Dataset<Row> lines = lines("| amount | service_start_date |\n| 10.00 | 2025-02-01 |");
    Dataset<Row> known =
        LineMonths.from(lines, Ledgers.noRates(), none(LineMonths.TABLE), POLICY, LOAD);
    Dataset<Row> hierarchy =
        rows(
            AccountHierarchy.TABLE,
            """
            | account_id | grain_id | is_deleted | known_on   | written_on |
            | A          | P        | false      | 2025-02-01 | 2025-02-01 |
            | A          | Q        | false      | 2025-03-20 | 2025-03-20 |
            """);
    assertRows(
        Restatements.from(
            none(LineMonths.TABLE),
            LineMonths.before(known, NIGHT),
            MonthCloses.from(known, POLICY),
            hierarchy,
            POLICY,
            NIGHT),
        """
        | grain_id | account_id | month_end_date | cause         | mrr    |
        | P        | A          | 2025-02-28     | moved_account | -10.00 |
        | Q        | A          | 2025-02-28     | moved_account | 10.00  |
        """);
  }

  @Test
  void what_is_learned_up_to_the_close_restates_nothing() {
    Dataset<Row> known =
        LineMonths.from(
            lines("| amount | service_start_date |\n| 10.00 | 2025-02-01 |"),
            Ledgers.noRates(),
            none(LineMonths.TABLE),
            POLICY,
            LOAD);
    Dataset<Row> raised = lines("| amount | service_start_date |\n| 12.00 | 2025-02-01 |");
    assertRows(
        restated(known, raised, Ledgers.noRates(), LocalDate.parse("2025-03-05")), "| cause |");
    assertRows(
        restated(known, raised, Ledgers.noRates(), LocalDate.parse("2025-03-06")),
        "| cause | mrr |\n| amount_corrected | 2.00 |");
  }

  private static Dataset<Row> restated(Dataset<Row> known, Dataset<Row> lines, Dataset<Row> rates) {
    return restated(known, lines, rates, NIGHT);
  }

  private static Dataset<Row> restated(
      Dataset<Row> known, Dataset<Row> lines, Dataset<Row> rates, LocalDate night) {
    Dataset<Row> before = LineMonths.before(known, night);
    return Restatements.from(
        LineMonths.from(lines, rates, before, POLICY, night),
        before,
        MonthCloses.from(known, POLICY),
        none(AccountHierarchy.TABLE),
        POLICY,
        night);
  }
}
