package tenure.jobs.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tenure.kit.TextTable.rows;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tenure.contract.Table;
import tenure.jobs.lake.Lake;
import tenure.jobs.lake.Published;
import tenure.kit.Spark;
import tenure.kit.TextTable;
import tenure.marts.DimAccount;
import tenure.marts.FctAccountDaily;
import tenure.marts.FctHealthMeasure;
import tenure.marts.FctRenewal;
import tenure.marts.FctSignal;
import tenure.scores.Cards;
import tenure.scores.HealthPolicy;

class ExplanationTest {
  private static final LocalDate NIGHT = LocalDate.of(2026, 1, 31);

  @TempDir static Path folder;
  private static Lake lake;
  private static final Map<String, Long> VERSIONS = new LinkedHashMap<>();

  @BeforeAll
  static void publish() {
    lake = new Lake(Spark.session(), folder.toString());
    publish(
        DimAccount.TABLE,
        """
        | account_id | account_name | segment | lifecycle_stage | is_resolved | csm_name |
        | 001A       | Acme GmbH    | smb     | adoption        | true        | Ada      |
        | 001B       | Acme Ltd     | free    | trial           | true        | -        |
        | 001C       | Twin         | smb     | adoption        | true        | -        |
        | 001D       | Twin         | smb     | adoption        | true        | -        |
        """);
    publish(
        FctAccountDaily.TABLE,
        """
        | account_id | as_of_date | segment | lifecycle_stage | plan | mrr | arr | health_score | health_band | raw_band | health_coverage | health_change_7d | scorecard | active_users_28d | tickets_28d | open_escalations | overdue_days_max | failed_payments | open_signals | open_churn_signals | open_plays |
        | 001A | 2026-01-30 | smb | adoption | Team | 1234.50 | 14814.00 | 72.0 | yellow | yellow | 0.95 | - | default | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
        | 001A | 2026-01-31 | smb | adoption | Team | 1234.50 | 14814.00 | 69.0 | yellow | yellow | 0.95 | -5.5 | default | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
        | 001B | 2026-01-31 | free | trial | - | 0 | 0 | - | - | - | - | - | - | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
        """);
    publish(
        FctHealthMeasure.TABLE,
        """
        | account_id | as_of_date | component | measure | scorecard | scorecard_version | value | level | points | max_points | weight | contribution | missing_kind | change_7d | measure_change_7d | staleness_change_7d | config_change_7d | segment_change_7d | change_1d | measure_change_1d | staleness_change_1d | config_change_1d | segment_change_1d |
        | 001A | 2026-01-31 | product_usage | dau_share | default | VERSION | 0.65 | 0.5 | 20 | 40 | 40 | 20 | - | -5.5 | -4.0 | -1.5 | 0.0 | 0.0 | 0.0 | 0.0 | 0.0 | 0.0 | 0.0 |
        | 001A | 2026-01-31 | support | csat | default | VERSION | 4.2 | 1.0 | 15 | 15 | 15 | 15 | - | 0.0 | 0.0 | 0.0 | 0.0 | 0.0 | 0.0 | 0.0 | 0.0 | 0.0 | 0.0 |
        """
            .replace("VERSION", Cards.standard().version()));
    publish(
        FctRenewal.TABLE,
        """
        | account_id | as_of_date | term_end_date | segment | days_to_renewal | renewal_stage | arr_due | risk_segment | risk_reasons | missing_stakeholders | renewal_probability | expected_contraction_share | probability_source | probability_terms | expected_uplift_share | expected_arr | recommended_motion | contract_fit | business_case | term_months | subscriptions | is_multi_year_candidate |
        | 001A | 2026-01-31 | 2026-04-30 | smb | 89 | 90 | 14814.00 | yellow | health fell | champion | 0.82 | 0.05 | config | 0 | 0.0 | 11540.00 | executive check-in |  |  | 12 | 1 | false |
        """);
    publish(
        FctSignal.TABLE,
        """
        | account_id | as_of_date | signal | first_seen_date | kind | severity | state | event | evidence | arr_at_stake | nights_seen | opened_date | last_seen_date | closed_date |
        | 001A | 2026-01-31 | champion_lost | 2026-01-10 | churn | high | open | seen_again | {"champions":1,"active_champions":0} | 14814.00 | 21 | 2026-01-10 | 2026-01-31 | - |
        | 001A | 2026-01-31 | payment | 2026-01-31 | churn | critical | open | opened | {"overdue_days_max":16} | 14814.00 | 1 | 2026-01-31 | 2026-01-31 | - |
        | 001A | 2026-01-31 | quiet | 2026-01-02 | churn | high | closed | closed | {"quiet_days":15} | 14814.00 | 1 | 2026-01-02 | 2026-01-02 | 2026-01-31 |
        | 001B | 2026-01-31 | community | 2026-01-02 | advocacy | low | open | opened | {"community_90d":1} | 0.00 | 1 | 2026-01-31 | 2026-01-31 | - |
        """);
    Published.write(lake, new Published.Manifest(NIGHT, VERSIONS));
  }

  private static void publish(Table mart, String text) {
    var made = rows(mart, text);
    VERSIONS.put(
        mart.fullName(),
        mart.slice().isEmpty() ? lake.replaceAll(mart, made).version() : lastVersion(mart, made));
  }

  private static long lastVersion(
      Table mart, org.apache.spark.sql.Dataset<org.apache.spark.sql.Row> made) {
    long version = -1;
    for (LocalDate night : List.of(NIGHT.minusDays(1), NIGHT)) {
      var slice = made.where(mart.slice().orElseThrow().col().equalTo(night));
      version = lake.replace(mart, night, slice).version();
    }
    return version;
  }

  private static List<String> told(String account) {
    return told(account, Cards.policy());
  }

  private static List<String> told(String account, HealthPolicy policy) {
    Explanation explained = Explanation.read(lake, account, NIGHT);
    List<String> lines = new ArrayList<>(ExplainedWords.head(explained));
    List<Row> measures = explained.measures().collectAsList();
    if (!measures.isEmpty()) {
      lines.addAll(ChangeWords.of(measures, NIGHT));
      lines.add(ExplainedWords.biggestGap(measures));
      lines.addAll(WayWords.of(explained, measures, policy));
    }
    lines.addAll(SignalWords.of(explained));
    lines.addAll(ExplainedWords.renewal(explained));
    return lines;
  }

  @Test
  void a_customer_is_told_in_plain_words() {
    assertEquals(
        List.of(
            "Acme GmbH (001A) on 2026-01-31",
            "smb, adoption; plan Team; customer success manager Ada",
            "MRR 1,234.50, ARR 14,814.00",
            "health 69.0, yellow (this night by itself: yellow), coverage 95 %, scorecard default",
            "since 2026-01-30: unchanged",
            "since 2026-01-24: -5.5, of which -4.0 its own facts, -1.5 missing data; most:"
                + " dau_share -5.5",
            "since 2026-01-03: not known, as there was no score then",
            "biggest gap: dau_share costs 20.0 of its 40.0 points",
            "to green: dau_share from 0.65 to 0.70; that alone would make it 100.0",
            "open signal: payment (churn, critical) since 2026-01-31: overdue_days_max 16",
            "open signal: champion_lost (churn, high) since 2026-01-10: champions 1,"
                + " active_champions 0",
            "next renewal 2026-04-30 (in 89 days): ARR due 14,814.00, probability 82 %, risk"
                + " yellow",
            "because: health fell",
            "nobody known as: champion",
            "recommended: executive check-in"),
        told("acme gmbh"));
    assertEquals(told("acme gmbh"), told("001A"));
  }

  @Test
  void what_would_make_it_green_is_not_told_by_a_card_that_has_changed_since() {
    assertTrue(
        told("001A", Cards.policy(Cards.withWeights(25, 40, 15, 15, 5)))
            .contains("to green: not told, as the scorecard default has changed since that night"));
  }

  @Test
  void the_measures_stand_in_the_order_of_what_they_cost() {
    TextTable.assertRows(
        Explanation.read(lake, "001A", NIGHT).measures().limit(1),
        """
        | measure   | gap  |
        | dau_share | 20.0 |
        """);
  }

  @Test
  void an_account_without_score_or_renewal_says_so() {
    List<String> lines = told("001B");
    assertTrue(lines.contains("No health score: only customers who pay have one."));
    assertTrue(lines.contains("no term ends within twelve months"));
  }

  @Test
  void an_unknown_account_gets_the_nearest_names() {
    UnknownAccount refused = assertThrows(UnknownAccount.class, () -> told("acme gmhb"));
    assertTrue(refused.getMessage().contains("Nearest: Acme GmbH (001A), "), refused.getMessage());
    refused = assertThrows(UnknownAccount.class, () -> told("ltd"));
    assertTrue(refused.getMessage().contains("Nearest: Acme Ltd (001B), "), refused.getMessage());
    assertEquals(2, refused.exitCode());
  }

  @Test
  void a_name_of_several_accounts_asks_for_the_id() {
    UnknownAccount refused = assertThrows(UnknownAccount.class, () -> told("Twin"));
    assertTrue(refused.getMessage().contains("Twin (001C), Twin (001D)"), refused.getMessage());
  }

  @Test
  void a_night_without_the_account_is_refused() {
    assertThrows(
        UnknownNight.class, () -> Explanation.read(lake, "001A", LocalDate.of(2025, 1, 1)));
  }
}
