package tenure.ledger;

import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.none;
import static tenure.kit.TextTable.rows;
import static tenure.ledger.Ledgers.lines;
import static tenure.ledger.Ledgers.months;
import static tenure.ledger.Ledgers.noRates;

import java.time.LocalDate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import tenure.silver.SubscriptionLines;

class LineMonthsTest {
  @Test
  void rule_1_13_a_night_appends_only_what_differs_and_takes_back_what_is_gone() {
    Dataset<Row> previous =
        rows(
            LineMonths.TABLE,
            """
            | source  | subscription_line_id | month_end_date | account_id | known_on   | state  | currency | mrr_original | mrr_list_original | rate | mrr    | mrr_list | paused_mrr | usage_revenue | intra_month_churn_mrr | is_rate_missing | is_amount_missing |
            | billing | same                 | 2025-01-31     | A          | 2025-01-31 | active | USD      | 100.00       | 100.00            | 1    | 100.00 | 100.00   | 0.00       | 0.00          | 0.00                  | false           | false             |
            | billing | raised               | 2025-01-31     | A          | 2025-01-31 | active | USD      | 100.00       | 100.00            | 1    | 100.00 | 100.00   | 0.00       | 0.00          | 0.00                  | false           | false             |
            | billing | gone                 | 2025-01-31     | A          | 2025-01-31 | active | USD      | 100.00       | 100.00            | 1    | 100.00 | 100.00   | 0.00       | 0.00          | 0.00                  | false           | false             |
            """);
    Dataset<Row> lines =
        lines(
            """
            | subscription_line_id | amount | service_start_date |
            | same                 | 100.00 | 2025-01-01         |
            | raised               | 150.00 | 2025-01-01         |
            """);
    LocalDate night = LocalDate.parse("2025-02-05");
    Dataset<Row> before = LineMonths.before(previous, night);
    Dataset<Row> tonight = LineMonths.from(lines, noRates(), before, Ledgers.POLICY, night);
    assertRows(
        tonight,
        """
        | subscription_line_id | month_end_date | known_on   | account_id | state  | mrr    |
        | raised               | 2025-01-31     | 2025-02-05 | A          | active | 150.00 |
        | gone                 | 2025-01-31     | 2025-02-05 | A          | absent | 0.00   |
        """);
    assertRows(
        LineMonths.asKnown(previous.unionByName(tonight), night),
        """
        | subscription_line_id | mrr    |
        | same                 | 100.00 |
        | raised               | 150.00 |
        """);
  }

  @Test
  void rule_1_13_the_same_night_again_appends_the_same() {
    Dataset<Row> lines = lines("| amount | service_start_date |\n| 100.00 | 2025-01-01 |");
    LocalDate night = LocalDate.parse("2025-01-31");
    Dataset<Row> once =
        LineMonths.from(lines, noRates(), none(LineMonths.TABLE), Ledgers.POLICY, night);
    Dataset<Row> again =
        LineMonths.from(lines, noRates(), LineMonths.before(once, night), Ledgers.POLICY, night);
    assertRows(again, "| month_end_date | mrr |\n| 2025-01-31 | 100.00 |");
    LocalDate morrow = night.plusDays(1);
    Dataset<Row> next =
        LineMonths.from(lines, noRates(), LineMonths.before(once, morrow), Ledgers.POLICY, morrow);
    assertRows(next, "| month_end_date | mrr |");
  }

  @Test
  void nobody_there_makes_no_month() {
    assertRows(
        months(none(SubscriptionLines.TABLE), noRates(), "2025-01-31"), "| month_end_date |");
  }

  /** Loaded on February 10, one day past the close of January; closed on the 5th ever after. */
  private static final String CLOCKS =
      """
      | source  | subscription_line_id | month_end_date | account_id | known_on   | state  | mrr    |
      | billing | kept                 | 2024-12-31     | A          | 2025-02-10 | active | 100.00 |
      | billing | kept                 | 2025-01-31     | A          | 2025-02-10 | active | 100.00 |
      | billing | kept                 | 2024-12-31     | A          | 2025-02-11 | active | 90.00  |
      | billing | kept                 | 2025-02-28     | A          | 2025-02-28 | active | 100.00 |
      | billing | kept                 | 2025-02-28     | A          | 2025-03-05 | active | 110.00 |
      | billing | kept                 | 2025-02-28     | A          | 2025-03-06 | active | 120.00 |
      | billing | gone                 | 2025-02-28     | A          | 2025-02-28 | active | 50.00  |
      | billing | gone                 | 2025-02-28     | A          | 2025-03-05 | absent | 0.00   |
      | billing | left                 | 2025-02-28     | A          | 2025-02-28 | active | 70.00  |
      | billing | left                 | 2025-02-28     | A          | 2025-03-06 | absent | 0.00   |
      | billing | late                 | 2025-02-28     | A          | 2025-03-06 | active | 30.00  |
      | billing | kept                 | 2025-03-31     | A          | 2025-04-08 | active | 120.00 |
      """;

  @Test
  void rule_1_13_a_month_as_reported_is_as_known_at_its_close_or_as_first_known() {
    assertRows(
        LineMonths.asReported(
            rows(LineMonths.TABLE, CLOCKS), Ledgers.POLICY, LocalDate.parse("2025-06-30")),
        """
        | subscription_line_id | month_end_date | mrr    | known_on   | is_reconstructed |
        | kept                 | 2024-12-31     | 100.00 | 2025-02-10 | true             |
        | kept                 | 2025-01-31     | 100.00 | 2025-02-10 | true             |
        | kept                 | 2025-02-28     | 110.00 | 2025-03-05 | false            |
        | left                 | 2025-02-28     | 70.00  | 2025-02-28 | false            |
        | kept                 | 2025-03-31     | 120.00 | 2025-04-08 | true             |
        """);
  }

  @Test
  void rule_1_13_before_its_close_a_month_is_reported_as_known_so_far() {
    assertRows(
        LineMonths.asReported(
                rows(LineMonths.TABLE, CLOCKS), Ledgers.POLICY, LocalDate.parse("2025-03-01"))
            .where("month_end_date = DATE'2025-02-28'"),
        """
        | subscription_line_id | mrr    | is_reconstructed |
        | kept                 | 100.00 | false            |
        | gone                 | 50.00  | false            |
        | left                 | 70.00  | false            |
        """);
  }
}
