package tenure.marts;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.none;
import static tenure.kit.TextTable.rows;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import tenure.contract.Layer;
import tenure.contract.Table;
import tenure.expansion.ExpansionPolicy;
import tenure.expansion.ExpansionPolicy.Propensity;
import tenure.expansion.ExpansionPolicy.Rules;
import tenure.expansion.ProductRules;
import tenure.features.AccountFinance;
import tenure.features.AccountProfile;
import tenure.features.AccountUsage;
import tenure.features.MeterUse;
import tenure.scores.AccountFeatures;
import tenure.scores.HealthScores;
import tenure.silver.Opportunities;

class FctExpansionOpportunityTest {
  private static final LocalDate NIGHT = LocalDate.of(2026, 3, 31);
  private static final Rules RULES = new Rules(0.05, 0.4, 1.2, 12);
  private static final ExpansionPolicy POLICY =
      new ExpansionPolicy(
          0.8,
          0.7,
          0.8,
          3,
          new BigDecimal("0.25"),
          new BigDecimal("0.10"),
          RULES,
          new Propensity(3, 6));
  private static final Table FEATURES =
      Table.in(Layer.FEATURES, "wide", "Features.")
          .withColumns(
              AccountProfile.ACCOUNT_ID,
              AccountProfile.SEGMENT,
              AccountProfile.CSM_ID,
              AccountProfile.ARR,
              AccountProfile.SEATS,
              AccountProfile.PRODUCT_FAMILIES,
              AccountProfile.SCHEDULED_CHURN_DATE,
              AccountUsage.ACTIVE_USERS_28D,
              AccountUsage.ACTIVE_USERS_PRIOR_28D,
              AccountUsage.ACTIVE_SHARE_28D,
              MeterUse.API_CALLS_SHARE,
              MeterUse.DATA_VOLUME_SHARE,
              AccountUsage.DENIED_28D,
              AccountUsage.FEATURES_USED,
              AccountFinance.ARR_CHANGE_90D);

  @Test
  void every_kind_has_its_evidence_and_its_size_and_nobody_in_red_or_leaving_is_asked() {
    assertRows(
        proposed(
            """
            | account_id | arr     | seats | active_users_28d | active_users_prior_28d | active_share_28d | api_calls_share | data_volume_share | denied_28d | arr_change_90d | scheduled_churn_date |
            | full       | 1200.00 | 10.0  | 8                | 9                      | 0.8              | -               | -                 | 0          | 0.00           | -                    |
            | nearly     | 1200.00 | 10.0  | 7                | 9                      | 0.79             | 0.79            | 1.0               | 2          | 0.00           | -                    |
            | beyond     | 1000.00 | -     | 5                | 9                      | -                | 0.8             | 1.5               | 3          | 0.00           | -                    |
            | grows      | 1000.00 | 10.0  | 5                | 5                      | 0.5              | -               | -                 | 0          | 50.00          | -                    |
            | red        | 1200.00 | 10.0  | 8                | 9                      | 0.8              | -               | -                 | 0          | 0.00           | -                    |
            | leaves     | 1200.00 | 10.0  | 8                | 9                      | 0.8              | -               | -                 | 0          | 0.00           | 2026-06-30           |
            | tries      | 0.00    | 10.0  | 8                | 9                      | 0.8              | -               | -                 | 0          | 0.00           | -                    |
            """,
            none(ProductRules.TABLE),
            none(Opportunities.TABLE),
            none(FctExpansionPropensity.TABLE)),
        """
        | account_id | kind        | subject | expansion_arr | propensity | propensity_reason                  | evidence                                                |
        | full       | seats       | seats   | 240.00        | -          | too few earlier proposals: 0 of 3  | 8 users in 28 days on 10 seats                          |
        | beyond     | api         | plan    | 250.00        | -          | too few earlier proposals: 0 of 3  | 80 % of the allowance of calls                          |
        | beyond     | data_volume | plan    | 250.00        | -          | too few earlier proposals: 0 of 3  | 150 % of the allowance of data                          |
        | beyond     | premium     | plan    | 250.00        | -          | too few earlier proposals: 0 of 3  | 3 attempts in 28 days at what the plan lacks            |
        | grows      | growing     | account | 100.00        | -          | too few earlier proposals: 0 of 3  | green, 50.00 ARR gained in 90 days, users 5 to 5        |
        """);
  }

  @Test
  void what_owners_of_the_same_own_is_proposed_once_by_the_best_rule_unless_sales_works_on_it() {
    Dataset<Row> rules =
        rows(
            ProductRules.TABLE,
            """
            | antecedent            | product_family | support | confidence | lift | size_share | known_on   |
            | uses api              | Automation     | 0.3     | 0.6        | 1.5  | 0.2        | 2026-02-28 |
            | uses api & uses flows | Automation     | 0.2     | 0.8        | 2.0  | 0.2        | 2026-02-28 |
            | owns Analytics        | Automation     | 0.1     | 0.9        | 2.5  | 0.2        | 2026-02-28 |
            | uses api              | Analytics      | 0.1     | 0.9        | 2.5  | 0.2        | 2026-01-31 |
            """);
    Dataset<Row> deals =
        rows(
            Opportunities.TABLE,
            """
            | account_id | opportunity_id | kind      | is_closed |
            | worked     | 1              | cross_sell | false    |
            | upsold     | 2              | upsell    | false     |
            | won        | 3              | cross_sell | true     |
            """);
    Dataset<Row> propensities =
        rows(
            FctExpansionPropensity.TABLE,
            """
            | kind       | proposals | taken | propensity | known_on   |
            | whitespace | 4         | 1     | 0.25       | 2026-02-28 |
            | seats      | 2         | 1     | -          | 2026-02-28 |
            """);
    assertRows(
        proposed(
            """
            | account_id | arr     | seats | active_users_28d | active_share_28d | product_families    | features_used |
            | one        | 1000.00 | -     | -                | -                | Platform            | api           |
            | both       | 1000.00 | -     | -                | -                | Platform            | api,flows     |
            | owner      | 1000.00 | -     | -                | -                | Automation,Platform | api,flows     |
            | neither    | 1000.00 | -     | -                | -                | Platform            | flows         |
            | worked     | 1000.00 | 10.0  | 9                | 0.9              | Platform            | api           |
            | upsold     | 1000.00 | 10.0  | 9                | 0.9              | Platform            | api           |
            | won        | 1000.00 | -     | -                | -                | Analytics,Platform  | api           |
            """,
            rules,
            deals,
            propensities),
        """
        | account_id | kind       | subject    | expansion_arr | lift | propensity | propensity_reason                 | evidence                                                         |
        | one        | whitespace | Automation | 200.00        | 1.5  | 0.25       | -                                 | of customers with “uses api” 60 % own Automation                 |
        | both       | whitespace | Automation | 200.00        | 2.0  | 0.25       | -                                 | of customers with “uses api & uses flows” 80 % own Automation    |
        | worked     | seats      | seats      | 300.00        | -    | -          | too few earlier proposals: 2 of 3 | 9 users in 28 days on 10 seats                                   |
        | upsold     | whitespace | Automation | 200.00        | 1.5  | 0.25       | -                                 | of customers with “uses api” 60 % own Automation                 |
        | won        | whitespace | Automation | 200.00        | 2.5  | 0.25       | -                                 | of customers with “owns Analytics” 90 % own Automation           |
        """);
  }

  @Test
  void nonsense_in_the_policy_is_refused() {
    assertThrows(IllegalArgumentException.class, () -> new Rules(0.0, 0.4, 1.2, 12));
    assertThrows(IllegalArgumentException.class, () -> new Rules(0.1, 0.4, 1.2, 17));
    assertThrows(IllegalArgumentException.class, () -> new Propensity(0, 6));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new ExpansionPolicy(
                0.7, 0.8, 0.8, 3, BigDecimal.ONE, BigDecimal.ONE, RULES, new Propensity(1, 6)));
  }

  private static Dataset<Row> proposed(
      String features, Dataset<Row> rules, Dataset<Row> deals, Dataset<Row> propensities) {
    Dataset<Row> health =
        rows(
            HealthScores.TABLE,
            """
            | account_id | health_band |
            | full       | yellow      |
            | grows      | green       |
            | red        | red         |
            """);
    return FctExpansionOpportunity.from(
        AccountFeatures.ofJoined(rows(FEATURES, features)),
        health,
        rules,
        deals,
        propensities,
        POLICY,
        NIGHT);
  }
}
