package tenure.marts;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.rows;

import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import tenure.features.AccountFinance;
import tenure.features.AccountProfile;
import tenure.features.AccountSupport;
import tenure.features.AccountUsage;
import tenure.scores.ConflictPolicy;
import tenure.scores.SourceStatements;
import tenure.silver.Csms;
import tenure.silver.Opportunities;
import tenure.silver.SubscriptionLines;

class FctSourceConflictTest {
  private static final LocalDate NIGHT = LocalDate.of(2026, 1, 31);
  private static final List<String> USUAL = ConflictPolicy.VOICES;

  private static final Dataset<Row> PROFILE =
      rows(
          AccountProfile.TABLE,
          """
          | account_id | lifecycle_stage | csm_id | arr     | seats | first_paid_date | term_end_date |
          | agrees     | adoption        | ann    | 1000.00 | 10    | 2024-01-01      | 2026-06-30    |
          | used       | churned         | ann    | 0.00    | -     | 2024-01-01      | -             |
          | lost       | adoption        | gone   | 500.00  | 10    | 2024-01-01      | 2026-06-30    |
          | crowded    | adoption        | ann    | 1000.00 | 10    | 2024-01-01      | 2026-06-30    |
          | prospect   | prospect        | gone   | 0.00    | -     | -               | -             |
          """);
  private static final Dataset<Row> USAGE =
      rows(
          AccountUsage.TABLE,
          """
          | account_id | active_users_28d | last_active_date |
          | agrees     | 4                | 2026-01-31       |
          | used       | 3                | 2026-01-25       |
          | crowded    | 15               | 2026-01-24       |
          """);
  private static final Dataset<Row> SUPPORT =
      rows(AccountSupport.TABLE, "| account_id | tickets_28d |\n| agrees | 2 |\n| lost | 0 |");
  private static final Dataset<Row> FINANCE =
      rows(AccountFinance.TABLE, "| account_id | arr_90d_ago |\n| used | 700.00 |");
  private static final Dataset<Row> DEALS =
      rows(
          Opportunities.TABLE,
          """
          | opportunity_id | account_id | kind    | close_date | is_closed | is_won |
          | 1              | lost       | new     | 2024-01-01 | true      | true   |
          | 2              | lost       | renewal | 2026-01-10 | true      | false  |
          | 3              | agrees     | renewal | 2026-06-01 | false     | false  |
          | 4              | crowded    | renewal | 2026-08-15 | false     | false  |
          """);
  private static final Dataset<Row> LINES =
      rows(
          SubscriptionLines.TABLE,
          """
          | account_id | term_end_date |
          | agrees     | 2026-06-30    |
          | lost       | 2026-06-30    |
          | used       | 2025-12-31    |
          """);
  private static final Dataset<Row> CSMS =
      rows(Csms.TABLE, "| csm_id | is_active |\n| ann | true |\n| gone | false |");

  @Test
  void each_contradiction_says_who_says_what_who_wins_and_what_is_at_stake() {
    assertRows(
        conflicts(USUAL),
        """
        | account_id | fact         | billing_value | contract_value | staff_value | crm_value  | usage_value | support_value | winner   | winning_value | arr_at_stake |
        | used       | churned      | churned       | churned        | -           | -          | customer    | -             | billing  | churned       | 700.00       |
        | lost       | churned      | customer      | customer       | -           | churned    | -           | -             | billing  | customer      | 500.00       |
        | lost       | owner        | -             | -              | nobody      | gone       | -           | -             | staff    | nobody        | 500.00       |
        | crowded    | seats        | 10            | -              | -           | -          | 15          | -             | billing  | 10            | 500.00       |
        | crowded    | renewal_date | -             | 2026-06-30     | -           | 2026-08-15 | -           | -             | contract | 2026-06-30    | 1000.00      |
        """);
  }

  @Test
  void the_configured_precedence_decides() {
    assertRows(
        conflicts(List.of("usage", "crm", "support", "staff", "contract", "billing")),
        """
        | account_id | fact         | winner | winning_value |
        | used       | churned      | usage  | customer      |
        | lost       | churned      | crm    | churned       |
        | lost       | owner        | crm    | gone          |
        | crowded    | seats        | usage  | 15            |
        | crowded    | renewal_date | crm    | 2026-08-15    |
        """);
  }

  @Test
  void nonsense_in_the_policy_is_refused() {
    assertThrows(
        IllegalArgumentException.class, () -> new ConflictPolicy(List.of("billing"), 31, 7));
    assertThrows(IllegalArgumentException.class, () -> new ConflictPolicy(USUAL, -1, 7));
    assertThrows(IllegalArgumentException.class, () -> new ConflictPolicy(USUAL, 31, 29));
  }

  private static Dataset<Row> conflicts(List<String> precedence) {
    ConflictPolicy policy = new ConflictPolicy(precedence, 31, 7);
    return FctSourceConflict.from(
        SourceStatements.from(PROFILE, USAGE, SUPPORT, FINANCE, DEALS, LINES, CSMS, policy, NIGHT),
        policy,
        NIGHT);
  }
}
