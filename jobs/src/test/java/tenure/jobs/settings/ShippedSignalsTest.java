package tenure.jobs.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.none;
import static tenure.kit.TextTable.rows;

import java.time.LocalDate;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import tenure.expansion.ProductRules;
import tenure.scores.HealthScores;
import tenure.signals.Figures;
import tenure.signals.SignalFeature;
import tenure.signals.SignalPolicy;
import tenure.signals.Signals;

/** Each shipped signal by examples: an account at the edge that has it, and one just inside. */
class ShippedSignalsTest {
  private static final LocalDate NIGHT = LocalDate.of(2026, 3, 31);
  private static final SignalPolicy POLICY =
      SignalSettings.signals(Optional.empty(), new Problems()).orElseThrow();

  private static final Dataset<Row> HEALTH =
      rows(
          HealthScores.TABLE,
          """
          | account_id | health_band |
          | refers     | green       |
          | refers_ill | yellow      |
          """);

  private static final Dataset<Row> RULES =
      rows(
          ProductRules.TABLE,
          """
          | antecedent            | product_family | support | confidence | lift | size_share | known_on   |
          | uses api              | Automation     | 0.3     | 0.6        | 1.5  | 0.2        | 2026-02-28 |
          | uses api & uses flows | Automation     | 0.2     | 0.8        | 2.0  | 0.2        | 2026-02-28 |
          | owns Analytics        | Reports        | 0.1     | 0.9        | 1.8  | 0.2        | 2026-02-28 |
          | uses api              | Analytics      | 0.1     | 0.9        | 2.5  | 0.2        | 2026-01-31 |
          """);

  @Test
  void signals_of_use_open_at_their_edges() {
    assertRows(
        opened(
            """
            | account_id      | lifecycle_stage | mrr   | tenure_days | age_days | licensed_seats | quiet_days | logins_week_1 | logins_week_2 | logins_week_3 | logins_week_4 | adoption_share | core_events_28d | core_events_prior_28d | tickets_28d | tickets_prior_28d | active_share_28d | active_share_90d | denied_28d | usage_history_days |
            | dropped         | adoption        | 10.00 | 400         | 400      | 10.0           | 0          | 21            | 36            | 60            | 100           | 0.9            | 10              | 10                    | 3           | 2                 | 0.7999           | 0.5              | 2          | 91                 |
            | dropped_less    | adoption        | 10.00 | 400         | 400      | 10.0           | 0          | 22            | 36            | 60            | 100           | 0.9            | 10              | 10                    | 3           | 2                 | 0.7999           | 0.5              | 2          | 91                 |
            | dropped_from_4  | adoption        | 10.00 | 400         | 400      | 10.0           | 0          | 0             | 1             | 2             | 4             | 0.9            | 10              | 10                    | 3           | 2                 | 0.7999           | 0.5              | 2          | 91                 |
            | troubled        | adoption        | 10.00 | 400         | 400      | 10.0           | 0          | 9             | 9             | 9             | 9             | 0.9            | 9               | 10                    | 3           | 2                 | 0.7              | 0.5              | 0          | 91                 |
            | day_30          | onboarding      | 10.00 | 30          | 30       | 10.0           | 0          | 9             | 9             | 9             | 9             | 0.1999         | 10              | 10                    | 0           | 0                 | 0.7              | 0.5              | 0          | 91                 |
            | day_29          | onboarding      | 10.00 | 29          | 29       | 10.0           | 0          | 9             | 9             | 9             | 9             | 0.1999         | 10              | 10                    | 0           | 0                 | 0.7              | 0.5              | 0          | 91                 |
            | trial_day_14    | trial           | 0.00  | -           | 14       | -              | 0          | 9             | 9             | 9             | 9             | 0.2999         | 10              | 10                    | 0           | 0                 | -                | -                | 0          | 91                 |
            | trial_day_13    | trial           | 0.00  | -           | 13       | -              | 0          | 9             | 9             | 9             | 9             | 0.2999         | 10              | 10                    | 0           | 0                 | -                | -                | 0          | 91                 |
            | quiet_14        | adoption        | 10.00 | 400         | 400      | 10.0           | 14         | 0             | 0             | 9             | 9             | 0.9            | 10              | 10                    | 0           | 0                 | 0.7              | 0.5              | 0          | 91                 |
            | quiet_13        | adoption        | 10.00 | 400         | 400      | 10.0           | 13         | 0             | 1             | 9             | 9             | 0.9            | 10              | 10                    | 0           | 0                 | 0.7              | 0.5              | 0          | 91                 |
            | quiet_seatless  | adoption        | 10.00 | 400         | 400      | -              | 91         | 0             | 0             | 0             | 0             | 0.9            | 10              | 10                    | 0           | 0                 | -                | -                | 0          | 91                 |
            | full            | adoption        | 10.00 | 400         | 400      | 10.0           | 0          | 9             | 9             | 9             | 9             | 0.9            | 10              | 10                    | 0           | 0                 | 0.8              | 0.9              | 0          | 91                 |
            | wants_more      | adoption        | 10.00 | 400         | 400      | 10.0           | 0          | 9             | 9             | 9             | 9             | 0.9            | 10              | 10                    | 0           | 0                 | 0.7              | 0.7              | 3          | 91                 |
            | idle            | adoption        | 10.00 | 90          | 90       | 10.0           | 0          | 9             | 9             | 9             | 9             | 0.9            | 10              | 10                    | 0           | 0                 | 0.4              | 0.4999           | 0          | 90                 |
            | idle_new        | adoption        | 10.00 | 89          | 89       | 10.0           | 0          | 9             | 9             | 9             | 9             | 0.9            | 10              | 10                    | 0           | 0                 | 0.4              | 0.4999           | 0          | 90                 |
            """),
        """
        | account_id   | signal               | kind         | severity | evidence |
        | dropped      | login_drop           | churn        | high     | {"logins_week_1":21,"logins_week_2":36,"logins_week_3":60,"logins_week_4":100} |
        | troubled     | core_down_tickets_up | churn        | high     | {"core_events_28d":9,"core_events_prior_28d":10,"tickets_28d":3,"tickets_prior_28d":2} |
        | day_30       | low_adoption_day_30  | churn        | medium   | {"lifecycle_stage":"onboarding","tenure_days":30,"adoption_share":0.1999} |
        | trial_day_14 | low_adoption_trial   | churn        | medium   | {"lifecycle_stage":"trial","age_days":14,"adoption_share":0.2999} |
        | quiet_14     | quiet                | churn        | high     | {"quiet_days":14,"licensed_seats":10.0,"mrr":10.00,"tenure_days":400} |
        | full         | seats_full           | expansion    | medium   | {"active_share_28d":0.8} |
        | wants_more   | premium_attempts     | expansion    | low      | {"denied_28d":3} |
        | idle         | shelfware            | contract_fit | medium   | {"active_share_90d":0.4999,"usage_history_days":90,"tenure_days":90} |
        """);
  }

  @Test
  void signals_of_people_money_and_goals_open_at_their_edges() {
    assertRows(
        opened(
            """
            | account_id   | arr    | failed_payments | overdue_days_max | sponsors | active_sponsors | champions | active_champions | nps_score | nps_change | nps_age_days | csat_average_90d | unanswered_since_reply | milestones_overdue | goals_overdue |
            | failed       | 120.00 | 1               | 0                | 0        | 0               | 0         | 0                | -         | -          | -            | -                | 0                      | 0                  | 0             |
            | day_16       | 240.00 | 0               | 16               | 1        | 1               | 1         | 1                | 8.0       | -2.0       | 180          | 3.0              | 2                      | 0                  | 0             |
            | day_15       | 120.00 | 0               | 15               | 1        | 1               | 1         | 1                | 8.0       | -2.0       | 180          | 3.0              | 2                      | 0                  | 0             |
            | unsponsored  | 120.00 | 0               | 0                | 2        | 0               | 1         | 1                | -         | -          | -            | -                | 0                      | 0                  | 0             |
            | unchampioned | 120.00 | 0               | 0                | 1        | 1               | 1         | 0                | -         | -          | -            | -                | 0                      | 0                  | 0             |
            | unhappy      | 120.00 | 0               | 0                | 1        | 1               | 1         | 1                | 6.0       | -1.0       | 180          | -                | 0                      | 0                  | 0             |
            | was_unhappy  | 120.00 | 0               | 0                | 1        | 1               | 1         | 1                | 6.0       | -3.0       | 181          | -                | 0                      | 0                  | 0             |
            | less_happy   | 120.00 | 0               | 0                | 1        | 1               | 1         | 1                | 7.0       | -3.0       | 0            | 2.99             | 0                      | 0                  | 0             |
            | unanswered   | 120.00 | 0               | 0                | 1        | 1               | 1         | 1                | -         | -          | -            | -                | 3                      | 0                  | 0             |
            | late_step    | 120.00 | 0               | 0                | 1        | 1               | 1         | 1                | -         | -          | -            | -                | 0                      | 1                  | 0             |
            | late_goal    | 120.00 | 0               | 0                | 1        | 1               | 1         | 1                | -         | -          | -            | -                | 0                      | 0                  | 1             |
            | happy        | 120.00 | 0               | 0                | 1        | 1               | 1         | 1                | 9.0       | 0.0        | 180          | 5.0              | 0                      | 0                  | 0             |
            """),
        """
        | account_id   | signal           | severity | arr_at_stake | evidence |
        | failed       | payment          | critical | 120.00       | {"failed_payments":1} |
        | day_16       | payment          | critical | 240.00       | {"overdue_days_max":16} |
        | unsponsored  | sponsor_lost     | high     | 120.00       | {"sponsors":2,"active_sponsors":0} |
        | unchampioned | champion_lost    | high     | 120.00       | {"champions":1,"active_champions":0} |
        | unhappy      | sentiment        | medium   | 120.00       | {"nps_score":6.0,"nps_age_days":180} |
        | less_happy   | sentiment        | medium   | 120.00       | {"nps_age_days":0,"nps_change":-3.0,"csat_average_90d":2.99} |
        | unanswered   | no_reply         | medium   | 120.00       | {"unanswered_since_reply":3} |
        | late_step    | missed_milestone | medium   | 120.00       | {"milestones_overdue":1} |
        | late_goal    | missed_milestone | medium   | 120.00       | {"goals_overdue":1} |
        | happy        | promoter         | low      | 120.00       | {"nps_score":9.0,"nps_age_days":180} |
        """);
  }

  @Test
  void signals_of_meters_open_above_the_allowance_of_data_and_near_that_of_calls() {
    assertRows(
        opened(
            """
            | account_id | data_volume_share | api_calls_share | meters_freshness_days |
            | over       | 1.01              | 0.79            | 3                     |
            | at         | 1.0               | 0.8             | 3                     |
            | silent     | 2.0               | 2.0             | 4                     |
            """),
        """
        | account_id | signal      | kind      | severity | evidence |
        | over       | data_volume | expansion | medium   | {"data_volume_share":1.01} |
        | at         | api_rate    | expansion | medium   | {"api_calls_share":0.8} |
        """);
  }

  @Test
  void whitespace_is_the_lacked_product_of_the_best_rule_of_the_newest_month_end() {
    assertRows(
        opened(
            """
            | account_id | product_families             | features_used | usage_freshness_days |
            | one        | Platform                     | api           | 0                    |
            | both       | Platform                     | api, flows    | 0                    |
            | owner      | Automation, Platform         | api, flows    | 0                    |
            | analyst    | Analytics, Platform          | api           | 0                    |
            | has_all    | Analytics,Automation,Reports | api           | 0                    |
            | neither    | Platform                     | flows         | 0                    |
            | nothing    | -                            | -             | 0                    |
            | silent     | Platform                     | api           | 4                    |
            """),
        """
        | account_id | signal     | kind      | severity | evidence |
        | one        | whitespace | expansion | low      | {"whitespace_family":"Automation","whitespace_confidence":0.6,"whitespace_lift":1.5} |
        | both       | whitespace | expansion | low      | {"whitespace_family":"Automation","whitespace_confidence":0.8,"whitespace_lift":2.0} |
        | analyst    | whitespace | expansion | low      | {"whitespace_family":"Reports","whitespace_confidence":0.9,"whitespace_lift":1.8} |
        """);
  }

  @Test
  void signals_of_advocacy_ask_for_health_where_somebody_refers() {
    assertRows(
        opened(
            """
            | account_id  | referrals_365d | community_90d |
            | refers      | 1              | 0             |
            | refers_ill  | 1              | 0             |
            | unscored    | 1              | 0             |
            | contributes | 0              | 1             |
            """),
        """
        | account_id  | signal    | kind     | evidence |
        | refers      | referral  | advocacy | {"referrals_365d":1,"health_band":"green"} |
        | contributes | community | advocacy | {"community_90d":1} |
        """);
  }

  @Test
  void a_dead_feed_opens_nothing_and_keeps_what_is_open_while_others_still_speak() {
    String alive =
        """
        | account_id | mrr   | tenure_days | licensed_seats | quiet_days | failed_payments | usage_freshness_days | usage_gap_days_28d |
        | silent     | 10.00 | 400         | 10.0           | 20         | 0               | 3                    | 2                  |
        | paying     | 10.00 | 400         | 10.0           | 0          | 0               | 3                    | 2                  |
        | left       | 10.00 | 400         | 10.0           | 20         | 1               | 3                    | 2                  |
        """;
    String dead =
        """
        | account_id | lifecycle_stage | mrr   | tenure_days | licensed_seats | quiet_days | failed_payments | usage_freshness_days | usage_gap_days_28d |
        | silent     | adoption        | 10.00 | 400         | 10.0           | 0          | 0               | 4                    | 0                  |
        | paying     | adoption        | 10.00 | 400         | 10.0           | 40         | 1               | -                    | 0                  |
        | gaps       | adoption        | 10.00 | 400         | 10.0           | 40         | 0               | 0                    | 3                  |
        | left       | churned         | 0.00  | 400         | 10.0           | 40         | 1               | 4                    | 0                  |
        """;
    Dataset<Row> before = Signals.from(figures(alive), none(Signals.TABLE), POLICY, NIGHT);
    Dataset<Row> after = Signals.from(figures(dead), before, POLICY, NIGHT.plusDays(30));
    assertRows(
        after,
        """
        | account_id | signal  | state  | event     | closed_reason | nights_seen | opened_date | last_seen_date | closed_date |
        | silent     | quiet   | open   | feed_late | -             | 1           | 2026-03-31  | 2026-03-31     | -           |
        | paying     | payment | open   | opened    | -             | 1           | 2026-04-30  | 2026-04-30     | -           |
        | left       | quiet   | closed | closed    | customer_left | 1           | 2026-03-31  | 2026-03-31     | 2026-04-30  |
        | left       | payment | closed | closed    | customer_left | 1           | 2026-03-31  | 2026-03-31     | 2026-04-30  |
        """);
    assertEquals(
        0, after.where("account_id = 'left' and state = 'open'").count(), "who left has no signal");
  }

  private static Dataset<Row> opened(String figures) {
    return Signals.from(figures(figures), none(Signals.TABLE), POLICY, NIGHT);
  }

  private static Dataset<Row> figures(String text) {
    return SignalFeature.figures(Figures.of(text), HEALTH, RULES);
  }
}
