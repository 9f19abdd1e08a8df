package tenure.ledger;

import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.none;
import static tenure.kit.TextTable.rows;
import static tenure.ledger.Ledgers.POLICY;
import static tenure.ledger.Ledgers.lines;
import static tenure.ledger.Ledgers.noHierarchy;

import java.time.LocalDate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import tenure.contract.Versions;
import tenure.silver.AccountHierarchy;
import tenure.silver.Accounts;

class QuarantineTest {
  private static final LocalDate NIGHT = LocalDate.parse("2025-03-31");

  @Test
  void every_bad_line_is_named_and_left_out() {
    Dataset<Row> lines =
        LineHistory.from(
            lines(
                """
                | subscription_line_id | account_id | subscription_id | interval_unit | amount  | currency | service_start_date | service_end_date |
                | sound                | A          | S0              | month         | 10.00   | USD      | 2025-02-01         | -                |
                | backwards            | A          | S1              | month         | 100.00  | USD      | 2025-02-01         | 2025-01-01       |
                | no such currency     | B          | S2              | month         | 100.00  | USB      | 2025-02-01         | -                |
                | no rate              | B          | S3              | month         | 100.00  | EUR      | 2025-03-01         | -                |
                | no price             | B          | S4              | month         | -       | USD      | 2025-03-01         | -                |
                | first term           | C          | S5              | term          | 1200.00 | USD      | 2025-01-01         | 2026-01-01       |
                | renewed early        | C          | S5              | term          | 2400.00 | USD      | 2025-03-01         | 2026-03-01       |
                | credit               | D          | S6              | month         | -20.00  | USD      | 2025-03-01         | -                |
                """),
            NIGHT);
    Dataset<Row> months = Ledgers.months(lines, Ledgers.noRates(), NIGHT.toString());
    assertRows(
        quarantine(months, lines, noHierarchy(), none(Accounts.TABLE)),
        """
        | reason            | subject_id               | month_end_date | known_on   | account_id | mrr    | consequence                                                              |
        | end_before_start  | billing:backwards        | 2025-03-31     | 2025-03-31 | A          | -      | The line is left out: it ends before it starts.                          |
        | unknown_currency  | billing:no such currency | 2025-03-31     | 2025-03-31 | B          | -      | The line is left out: its currency is no code of ISO 4217.               |
        | missing_rate      | EUR                      | 2025-03-31     | 2025-03-31 | -          | -      | The amounts are left out of the month until the rate is known (rule 1.9). |
        | missing_amount    | billing:no price         | 2025-03-31     | 2025-03-31 | B          | -      | The line counts as 0: its source gives neither an amount nor a price.    |
        | overlapping_terms | billing:first term       | 2025-03-31     | 2025-03-31 | C          | -      | The line counts until a later term of it begins on 2025-03-01.           |
        | negative_grain    | D                        | 2025-03-31     | 2025-03-31 | -          | -20.00 | The grain counts as 0 in the month (rule 1.10).                          |
        """);
    assertRows(
        months.where("mrr <> 0"),
        """
        | subscription_line_id | month_end_date | mrr    |
        | sound                | 2025-02-28     | 10.00  |
        | sound                | 2025-03-31     | 10.00  |
        | first term           | 2025-01-31     | 100.00 |
        | first term           | 2025-02-28     | 100.00 |
        | renewed early        | 2025-03-31     | 200.00 |
        | credit               | 2025-03-31     | -20.00 |
        """);
  }

  @Test
  void accounts_whose_parents_or_mergers_run_in_a_circle_stand_for_themselves_and_are_named() {
    Dataset<Row> accounts =
        rows(
            Accounts.TABLE,
            """
            | account_id | parent_account_id | merged_into_account_id | is_deleted | known_on   | written_on |
            | A          | B                 | -                      | false      | 2025-01-01 | 2025-01-01 |
            | B          | A                 | -                      | false      | 2025-01-01 | 2025-01-01 |
            | C          | -                 | C                      | false      | 2025-01-01 | 2025-01-01 |
            | D          | -                 | -                      | false      | 2025-01-01 | 2025-01-01 |
            """);
    Dataset<Row> hierarchy =
        AccountHierarchy.from(accounts)
            .withColumn(Versions.KNOWN_ON.name(), tenure.columns.Months.day(NIGHT));
    Dataset<Row> lines = LineHistory.from(lines("| service_start_date |"), NIGHT);
    assertRows(
        quarantine(none(LineMonths.TABLE), lines, hierarchy, accounts),
        """
        | reason             | subject_id | account_id |
        | parent_loop        | A          | A          |
        | parent_loop        | B          | B          |
        | merged_into_itself | C          | C          |
        """);
    assertRows(hierarchy, "| account_id | grain_id |\n| A | A |\n| B | B |\n| C | C |\n| D | D |");
  }

  private static Dataset<Row> quarantine(
      Dataset<Row> months, Dataset<Row> lines, Dataset<Row> hierarchy, Dataset<Row> accounts) {
    return Quarantine.from(months, lines, hierarchy, accounts, POLICY, NIGHT);
  }
}
