package tenure.validation;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.none;
import static tenure.kit.TextTable.rows;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import tenure.ledger.Ledgers;
import tenure.ledger.LineMonths;
import tenure.scores.MonthEndScores;
import tenure.silver.Accounts;

/** What became of customers: the month ends within the horizon, each at the same rate. */
class OutcomesTest {
  static final ValidationPolicy POLICY =
      new ValidationPolicy(List.of(90, 180), new BigDecimal("0.20"), 24, 9, 20, 20, 0.01);

  @Test
  void lost_is_who_pays_a_fifth_less_at_any_month_end_within_the_horizon() {
    Dataset<Row> scores =
        rows(
            MonthEndScores.TABLE,
            """
            | account_id | month_end_date | is_reconstructed | known_on   |
            | kept       | 2025-01-31     | false            | 2025-01-31 |
            | a fifth    | 2025-01-31     | false            | 2025-01-31 |
            | less       | 2025-01-31     | false            | 2025-01-31 |
            | returned   | 2025-01-31     | false            | 2025-01-31 |
            | late       | 2025-01-31     | false            | 2025-01-31 |
            | paused     | 2025-01-31     | false            | 2025-01-31 |
            | merged     | 2025-01-31     | false            | 2025-01-31 |
            """);
    Dataset<Row> months =
        months(
                """
            | account_id | month_end_date | mrr_original |
            | kept       | 2025-01-31     | 100          |
            | kept       | 2025-02-28     | 90           |
            | kept       | 2025-03-31     | 100          |
            | kept       | 2025-04-30     | 100          |
            | kept       | 2025-05-31     | 100          |
            | kept       | 2025-06-30     | 100          |
            | kept       | 2025-07-31     | 100          |
            | a fifth    | 2025-01-31     | 100          |
            | a fifth    | 2025-02-28     | 80           |
            | less       | 2025-01-31     | 100          |
            | less       | 2025-02-28     | 80.01        |
            | less       | 2025-03-31     | 80.01        |
            | less       | 2025-04-30     | 80.01        |
            | returned   | 2025-01-31     | 100          |
            | returned   | 2025-03-31     | 100          |
            | returned   | 2025-04-30     | 100          |
            | late       | 2025-01-31     | 100          |
            | late       | 2025-02-28     | 100          |
            | late       | 2025-03-31     | 100          |
            | late       | 2025-04-30     | 100          |
            | merged     | 2025-01-31     | 100          |
            """)
            .unionByName(
                months(
                    """
                    | account_id | month_end_date | mrr_original | state  |
                    | paused     | 2025-01-31     | 100          | active |
                    | paused     | 2025-02-28     | 100          | paused |
                    | paused     | 2025-03-31     | 100          | paused |
                    | paused     | 2025-04-30     | 100          | active |
                    | paused     | 2025-05-31     | 100          | lapsed |
                    """));
    Dataset<Row> accounts =
        rows(
            Accounts.TABLE,
            """
            | account_id | merged_into_account_id |
            | merged     | kept                   |
            """);
    assertRows(
        outcomes(scores, months, accounts, "2025-07-31"),
        """
        | account_id | horizon_days | is_lost |
        | kept       | 90           | false   |
        | kept       | 180          | false   |
        | a fifth    | 90           | true    |
        | a fifth    | 180          | true    |
        | less       | 90           | false   |
        | less       | 180          | true    |
        | returned   | 90           | true    |
        | returned   | 180          | true    |
        | late       | 90           | false   |
        | late       | 180          | true    |
        | paused     | 90           | false   |
        | paused     | 180          | true    |
        """);
  }

  @Test
  void a_horizon_that_is_not_over_tells_nothing_and_a_rate_alone_loses_nobody() {
    Dataset<Row> scores =
        rows(
            MonthEndScores.TABLE,
            """
            | account_id | month_end_date | health_score | is_reconstructed | known_on   |
            | euro       | 2025-01-31     | 70           | false            | 2025-01-31 |
            | euro       | 2025-04-30     | 60           | false            | 2025-04-30 |
            | euro       | 2025-05-31     | 50           | false            | 2025-05-31 |
            """);
    Dataset<Row> months =
        months(
            """
            | account_id | month_end_date | currency | rate | mrr_original |
            | euro       | 2025-01-31     | EUR      | 1.20 | 100          |
            | euro       | 2025-02-28     | EUR      | 0.90 | 100          |
            | euro       | 2025-03-31     | EUR      | 0.80 | 100          |
            | euro       | 2025-04-30     | EUR      | 0.70 | 100          |
            | euro       | 2025-05-31     | EUR      | 0.70 | 100          |
            | euro       | 2025-06-30     | EUR      | 0.70 | 100          |
            | euro       | 2025-07-31     | EUR      | 0.70 | 100          |
            """);
    assertRows(
        outcomes(scores, months, none(Accounts.TABLE), "2025-07-31"),
        """
        | month_end_date | horizon_days | is_lost | prior_score |
        | 2025-01-31     | 90           | false   | -           |
        | 2025-01-31     | 180          | false   | -           |
        | 2025-04-30     | 90           | false   | 70.0        |
        """);
  }

  @Test
  void a_reconstructed_day_lies_before_its_month_end_and_gives_way_to_what_was_kept() {
    Dataset<Row> scores =
        rows(
            MonthEndScores.TABLE,
            """
            | account_id | month_end_date | health_score | is_reconstructed | known_on   |
            | leaves     | 2025-02-28     | 70           | true             | 2025-07-31 |
            | twice      | 2025-02-28     | 10           | true             | 2025-01-31 |
            | twice      | 2025-02-28     | 20           | false            | 2025-02-28 |
            """);
    Dataset<Row> months =
        months(
            """
            | account_id | month_end_date | mrr_original |
            | leaves     | 2025-01-31     | 100          |
            | twice      | 2025-02-28     | 100          |
            | twice      | 2025-03-31     | 100          |
            | twice      | 2025-04-30     | 100          |
            | twice      | 2025-05-31     | 100          |
            """);
    assertRows(
        outcomes(scores, months, none(Accounts.TABLE), "2025-05-31"),
        """
        | account_id | horizon_days | is_lost | health_score |
        | leaves     | 90           | true    | 70.0         |
        | twice      | 90           | false   | 20.0         |
        """);
  }

  private static Dataset<Row> outcomes(
      Dataset<Row> scores, Dataset<Row> months, Dataset<Row> accounts, String night) {
    return Outcomes.from(scores, months, accounts, POLICY, Ledgers.POLICY, LocalDate.parse(night));
  }

  /** Line months in dollars and active where the text says nothing else. */
  private static Dataset<Row> months(String text) {
    return rows(LineMonths.TABLE, text)
        .na()
        .fill("USD", new String[] {"currency"})
        .na()
        .fill("active", new String[] {"state"})
        .withColumn("rate", coalesce(LineMonths.RATE.col(), lit(BigDecimal.ONE)));
  }
}
