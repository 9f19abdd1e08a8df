package tenure.scores;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.none;
import static tenure.kit.TextTable.strings;
import static tenure.ledger.Ledgers.POLICY;
import static tenure.ledger.Ledgers.lines;
import static tenure.ledger.Ledgers.months;
import static tenure.ledger.Ledgers.movements;
import static tenure.ledger.Ledgers.noHierarchy;
import static tenure.ledger.Ledgers.noRates;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tenure.ledger.LedgerIdentities;
import tenure.ledger.LineFates;
import tenure.ledger.LineHistory;
import tenure.silver.Accounts;

/** Three customers over fourteen months; each test breaks one thing and sees it named. */
class CertificateTest {
  private static final BigDecimal CENT = new BigDecimal("0.01");
  private static final LocalDate NIGHT = LocalDate.parse("2025-02-28");
  private static final RetentionPolicy POLICY_12 =
      new RetentionPolicy(true, 1, BigDecimal.ONE, new BigDecimal("0.85"));
  private static final String BROKEN = "NOT is_passed";

  private static Dataset<Row> lines;
  private static Dataset<Row> lineMonths;
  private static Dataset<Row> moved;
  private static Dataset<Row> retention;

  @BeforeAll
  static void make() {
    lines =
        lines(
            """
            | subscription_line_id | account_id | amount | service_start_date | service_end_date | charge_kind |
            | 1                    | A          | 100.00 | 2024-01-01         | -                | licence     |
            | 2                    | A          | 70.00  | 2024-06-01         | -                | licence     |
            | 3                    | B          | 30.00  | 2024-01-01         | 2025-01-15       | licence     |
            | 4                    | C          | 50.00  | 2025-01-01         | -                | licence     |
            | 5                    | C          | 900.00 | 2025-01-01         | -                | services    |
            """);
    lineMonths = months(lines, noRates(), NIGHT.toString()).localCheckpoint();
    moved = movements(lines, NIGHT.toString()).localCheckpoint();
    Dataset<Row> grains =
        strings(
            """
            | grain_id | region |
            | A        | EMEA   |
            | B        | APAC   |
            """);
    retention =
        Retention.from(lineMonths, noHierarchy(), noRates(), grains, POLICY, POLICY_12, NIGHT)
            .localCheckpoint();
  }

  private static Dataset<Row> certificate(
      Dataset<Row> movements, Dataset<Row> months, Dataset<Row> concluded) {
    return Certificate.from(
        List.of(
            LedgerIdentities.from(
                movements, months, lines, noHierarchy(), noRates(), POLICY, CENT, NIGHT),
            LineFates.from(
                lines, LineHistory.from(lines, NIGHT), months, none(Accounts.TABLE), POLICY, NIGHT),
            RetentionIdentities.from(concluded, CENT),
            RetentionProofs.fromGrains(
                concluded, months, noHierarchy(), noRates(), POLICY, POLICY_12, CENT, NIGHT),
            RetentionProofs.ofChain(concluded)),
        CENT,
        NIGHT);
  }

  private static Dataset<Row> changed(
      Dataset<Row> rows, String where, String column, String expression) {
    Column value = functions.expr(expression).cast(rows.schema().apply(column).dataType());
    return rows.withColumn(
        column, functions.when(functions.expr(where), value).otherwise(functions.col(column)));
  }

  @Test
  void a_sound_night_passes_everything_and_says_what_was_compared() {
    assertRows(
        certificate(moved, lineMonths, retention)
            .where("identity NOT IN ('slices_add_to_total', 'window_bridge', 'grr_within_bounds')"),
        """
        | identity                       | scope | is_passed | residual | compared | left_value | right_value | worst |
        | opening_and_movements          | grain | true      | 0.00     | 29       | 2490.00    | 2490.00     | -     |
        | opening_and_movements          | total | true      | 0.00     | 1        | 2490.00    | 2490.00     | -     |
        | movements_since_birth          | grain | true      | 0.00     | 3        | 220.00     | 220.00      | -     |
        | movements_since_birth          | total | true      | 0.00     | 1        | 220.00     | 220.00      | -     |
        | subscription_lines             | grain | true      | 0.00     | 3        | 220.00     | 220.00      | -     |
        | subscription_lines             | total | true      | 0.00     | 1        | 220.00     | 220.00      | -     |
        | lines_accounted_for            | line  | true      | 0.00     | 5        | 5.00       | 5.00        | -     |
        | lines_valued                   | line  | true      | 0.00     | 4        | 4.00       | 4.00        | -     |
        | lines_not_recurring            | line  | true      | 0.00     | 1        | 1.00       | 1.00        | -     |
        | cohort_mrr_from_grains         | total | true      | 0.00     | 1        | 130.00     | 130.00      | -     |
        | cohort_closing_mrr_from_grains | total | true      | 0.00     | 1        | 170.00     | 170.00      | -     |
        | retained_mrr_from_grains       | total | true      | 0.00     | 1        | 100.00     | 100.00      | -     |
        | closing_mrr_from_grains        | total | true      | 0.00     | 1        | 220.00     | 220.00      | -     |
        | chained_from_months            | total | true      | 0.00     | 2        | 2.61538462 | 2.61538462  | -     |
        """);
    assertEquals(0, certificate(moved, lineMonths, retention).where(BROKEN).count());
  }

  @Test
  void a_movement_that_is_changed_is_found_by_grain_and_month() {
    Dataset<Row> wrong = changed(moved, "movement = 'expansion'", "mrr", "mrr + 5");
    assertRows(
        certificate(wrong, lineMonths, retention).where(BROKEN),
        """
        | identity              | scope | residual | failed | worst | month_end_date |
        | opening_and_movements | grain | 5.00     | 1      | A     | 2024-06-30     |
        | opening_and_movements | total | 5.00     | 1      | total | -              |
        | movements_since_birth | grain | 5.00     | 1      | A     | 2025-02-28     |
        | movements_since_birth | total | 5.00     | 1      | total | -              |
        """);
  }

  @Test
  void differences_that_cancel_out_in_total_are_found_per_grain() {
    Dataset<Row> wrong =
        changed(
            changed(moved, "grain_id = 'A' AND movement = 'new'", "mrr", "mrr + 5"),
            "grain_id = 'B' AND movement = 'new'",
            "mrr",
            "mrr - 5");
    assertRows(
        certificate(wrong, lineMonths, retention).where(BROKEN).where("scope = 'total'"),
        "| identity |");
    assertRows(
        certificate(wrong, lineMonths, retention).where(BROKEN),
        """
        | identity              | scope | failed |
        | opening_and_movements | grain | 2      |
        | movements_since_birth | grain | 2      |
        """);
  }

  @Test
  void a_line_that_the_ledger_lost_is_found_by_name() {
    Dataset<Row> fewer = lineMonths.where("subscription_line_id <> '4'");
    assertRows(
        certificate(moved, fewer, retention)
            .where(BROKEN)
            .where("identity IN ('lines_accounted_for', 'subscription_lines')"),
        """
        | identity            | scope | residual | failed | worst | month_end_date |
        | lines_accounted_for | line  | 1.00     | 1      | 4     | 2025-02-28     |
        | subscription_lines  | grain | 50.00    | 1      | C     | 2025-02-28     |
        | subscription_lines  | total | 50.00    | 1      | total | -              |
        """);
  }

  @Test
  void retention_that_breaks_a_law_is_found_by_definition_slice_and_month() {
    String company = "slice_kind = 'total' AND period_end_date = '2025-02-28' AND definition_id = ";
    Dataset<Row> above = changed(retention, company + "'cohort_12m'", "grr", "1.2");
    Dataset<Row> chained = changed(above, company + "'trailing_12_chained'", "nrr", "nrr + 0.001");
    Dataset<Row> wrong =
        changed(
            chained,
            "slice_value = 'EMEA' AND period_end_date = '2025-02-28' AND definition_id = 'monthly'",
            "closing_mrr",
            "closing_mrr + 7");
    assertRows(
        certificate(moved, lineMonths, wrong).where(BROKEN),
        """
        | identity            | scope | residual | failed | worst                     | month_end_date |
        | grr_within_bounds   | slice | 0.20     | 1      | cohort_12m total total    | 2025-02-28     |
        | window_bridge       | slice | 7.00     | 1      | monthly region EMEA       | 2025-02-28     |
        | slices_add_to_total | slice | 7.00     | 1      | monthly region            | 2025-02-28     |
        | chained_from_months | total | 0.001    | 1      | trailing_12_chained total | 2025-02-28     |
        """);
  }
}
