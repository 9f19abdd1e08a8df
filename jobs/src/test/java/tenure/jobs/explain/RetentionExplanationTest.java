package tenure.jobs.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.rows;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tenure.features.AccountProfile;
import tenure.jobs.lake.Lake;
import tenure.jobs.lake.Published;
import tenure.jobs.settings.Settings;
import tenure.kit.Spark;
import tenure.ledger.LineMonths;
import tenure.ledger.Movements;
import tenure.marts.DimAccount;
import tenure.marts.FctRetention;

class RetentionExplanationTest {
  private static final LocalDate NIGHT = LocalDate.of(2026, 2, 28);
  private static final Settings SETTINGS = Settings.load(Settings.Overrides.none());

  @TempDir static Path folder;
  private static Lake lake;

  /** Three customers over a year: one leaves in February, one grows, one stays as it is. */
  @BeforeAll
  static void publish() {
    lake = new Lake(Spark.session(), folder.toString());
    StringBuilder months =
        new StringBuilder(
            "| subscription_line_id | account_id | month_end_date | mrr_original | known_on |\n");
    for (YearMonth m = YearMonth.of(2025, 1);
        !m.isAfter(YearMonth.of(2026, 2));
        m = m.plusMonths(1)) {
      boolean isLast = m.equals(YearMonth.of(2026, 2));
      month(months, "A", m, isLast ? "0" : "100.00");
      month(months, "B", m, isLast ? "450.00" : "400.00");
      month(months, "C", m, "500.00");
    }
    Dataset<Row> known =
        rows(LineMonths.TABLE, months.toString())
            .where("mrr_original > 0")
            .withColumns(
                Map.of(
                    "source", functions.lit("billing"),
                    "state", functions.lit("active"),
                    "currency", functions.lit("USD"),
                    "mrr_list_original", functions.col("mrr_original"),
                    "rate", functions.lit(1),
                    "mrr", functions.col("mrr_original").cast("decimal(18,2)"),
                    "mrr_list", functions.col("mrr_original").cast("decimal(18,2)"),
                    "paused_mrr", functions.lit(0).cast("decimal(18,2)")))
            .withColumns(
                Map.of(
                    "rate", functions.lit(1).cast("decimal(28,8)"),
                    "usage_revenue", functions.lit(0).cast("decimal(18,2)"),
                    "intra_month_churn_mrr", functions.lit(0).cast("decimal(18,2)"),
                    "is_rate_missing", functions.lit(false),
                    "is_amount_missing", functions.lit(false)));
    lake.replace(LineMonths.TABLE, NIGHT, known);
    writeMovements();
    lake.replaceAll(
        DimAccount.TABLE,
        rows(
            DimAccount.TABLE,
            """
            | account_id | account_name | segment | lifecycle_stage | is_resolved |
            | A          | Acme GmbH    | smb     | churned         | true        |
            | B          | Bolt Ltd     | smb     | adoption        | true        |
            | C          | Calm Inc     | smb     | adoption        | true        |
            """));
    lake.replace(
        AccountProfile.TABLE, NIGHT, rows(AccountProfile.TABLE, "| account_id |").limit(0));
    lake.replaceAll(FctRetention.TABLE, rows(FctRetention.TABLE, "| definition_id |").limit(0));
    Published.write(
        lake,
        new Published.Manifest(
            NIGHT, Map.of(DimAccount.TABLE.fullName(), 0L, FctRetention.TABLE.fullName(), 0L)));
  }

  private static void month(StringBuilder text, String account, YearMonth month, String mrr) {
    text.append(
        "| %s | %s | %s | %s | %s |\n"
            .formatted(account, account, month.atEndOfMonth(), mrr, NIGHT));
  }

  private static void writeMovements() {
    lake.replace(
        Movements.TABLE,
        NIGHT,
        rows(
            Movements.TABLE,
            """
            | grain_id | month_end_date | known_on   | movement  | reason | mrr     | is_restatement |
            | A        | 2026-02-28     | 2026-02-28 | churn     | churn  | -100.00 | false          |
            | B        | 2026-02-28     | 2026-02-28 | expansion | price  | 50.00   | false          |
            """));
  }

  private static RetentionExplanation explained(int top, String from, String sliceKind) {
    return RetentionExplanation.read(
        lake,
        SETTINGS,
        new RetentionQuestion(
            YearMonth.parse(from),
            YearMonth.of(2026, 2),
            sliceKind,
            sliceKind,
            "cohort_12m",
            top,
            Optional.empty()));
  }

  @Test
  void the_accounts_are_named_by_size_with_the_others_and_all_beside_them() {
    assertRows(
        explained(1, "2026-01", "total").accounts(),
        """
        | account   | grain_id | movements     | nrr_change | grr_change | from_cohort_mrr | to_cohort_closing_mrr |
        | Acme GmbH | A        | churn -100.00 | -0.1       | -0.1       | 100.00          | 0.00                  |
        | 2 others  | -        | -             | 0.05       | 0.0        | 900.00          | 950.00                |
        | all       | -        | -             | -0.05      | -0.1       | 1000.00         | 950.00                |
        """);
  }

  @Test
  void the_bridge_leads_from_one_month_end_to_the_other() {
    assertRows(
        explained(5, "2026-01", "total").bridge(),
        """
        | movement  | reason | accounts | mrr     |
        | opening   | -      | -        | 1000.00 |
        | churn     | churn  | 1        | -100.00 |
        | expansion | price  | 1        | 50.00   |
        | closing   | -      | -        | 950.00  |
        """);
  }

  @Test
  void other_definitions_say_how_far_they_differ_and_by_whom() {
    RetentionExplanation explained = explained(5, "2026-01", "total");
    assertRows(
        explained.definitions().where("definition_id = 'trailing_12_average'"),
        """
        | nrr      | nrr_change | caused_by                                              |
        | 0.995833 | 0.045833   | Acme GmbH (+9.17, +9.17); Bolt Ltd (-4.58, +0.00) |
        """);
    assertEquals("NRR 100.00 % to 95.00 %: -5.0000 points", RetentionWords.head(explained).get(1));
    assertEquals(3, RetentionWords.tables(explained).size());
  }

  @Test
  void a_month_or_slice_that_is_not_there_is_refused_with_what_is() {
    UnknownWindow refused =
        assertThrows(UnknownWindow.class, () -> explained(5, "2025-06", "total"));
    assertEquals(2, refused.exitCode());
    assertTrue(refused.getMessage().contains("cohort_12m"), refused.getMessage());
    assertThrows(UnknownWindow.class, () -> explained(5, "2026-01", "nothing"));
  }
}
