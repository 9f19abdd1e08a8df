package tenure.scores;

import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.none;
import static tenure.kit.TextTable.rows;
import static tenure.scores.Customer.NIGHT;
import static tenure.scores.Customer.techCorp;

import java.math.BigDecimal;
import java.sql.Date;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import tenure.features.AccountFinance;
import tenure.features.AccountProfile;
import tenure.features.AccountRelationship;
import tenure.features.AccountSupport;
import tenure.features.AccountUsage;

/** The cases of missing data (rules 3.2 and 3.3), each by itself. */
class MissingDataTest {
  private static final Dataset<Row> NOTHING = none(HealthMeasures.TABLE);

  @Test
  void what_does_not_apply_is_left_out_and_the_rest_weighs_100() {
    Customer free =
        techCorp()
            .with(AccountProfile.SEATS, null)
            .with(AccountUsage.DAU_SHARE, null)
            .with(AccountUsage.ADOPTION_SHARE, 0.6)
            .with(AccountProfile.MRR, new BigDecimal("0.00"));
    assertRows(
        measured(NOTHING, free)
            .where(
                "component in ('product_usage', 'financial', 'engagement') and measure not in ('training_done', 'response_rate')"),
        """
        | measure              | missing_kind   | max_points | weight    | points   | contribution |
        | dau_share            | not_applicable | 0.0        | 0.0       | 0.0      | 0.0          |
        | adoption_share       | -              | 40.0       | 42.105263 | 40.0     | 42.105263    |
        | qbr_attended         | -              | 8.333333   | 8.77193   | 8.333333 | 8.77193      |
        | overdue_days         | not_applicable | 0.0        | 0.0       | 0.0      | 0.0          |
        | failed_payments      | not_applicable | 0.0        | 0.0       | 0.0      | 0.0          |
        | expansion_or_renewal | not_applicable | 0.0        | 0.0       | 0.0      | 0.0          |
        """);
  }

  @Test
  void what_was_never_observed_takes_the_median_of_its_segment_but_proves_nothing() {
    assertRows(
        measured(
                NOTHING,
                nps("low", "enterprise", 8.0),
                nps("high", "enterprise", 10.0),
                nps("other", "smb", 0.0),
                nps("unasked", "enterprise", null),
                nps("alone", "self_serve", null))
            .where("measure = 'nps'"),
        """
        | account_id | missing_kind   | value | segment_median | last_value | level |
        | low        | -              | 8.0   | 9.0            | 8.0        | 0.5   |
        | high       | -              | 10.0  | 9.0            | 10.0       | 1.0   |
        | other      | -              | 0.0   | 0.0            | 0.0        | 0.0   |
        | unasked    | never_observed | 9.0   | 9.0            | -          | 1.0   |
        | alone      | never_observed | -     | -              | -          | 0.0   |
        """);
  }

  @Test
  void a_late_feed_leaves_the_last_value_fading_to_a_worse_median_and_never_to_a_better_one() {
    Dataset<Row> before =
        rows(
            HealthMeasures.TABLE,
            """
            | account_id | measure   | segment    | last_value | last_observed_date | segment_median |
            | above      | dau_share | enterprise | 0.8        | 2026-03-17         | 0.4            |
            | below      | dau_share | enterprise | 0.2        | 2026-03-17         | 0.4            |
            | long       | dau_share | enterprise | 0.8        | 2025-01-01         | 0.4            |
            """);
    assertRows(
        measured(
                before,
                silent("above", 4L),
                silent("below", 4L),
                silent("long", null),
                silent("new", 4L))
            .where("measure = 'dau_share'"),
        """
        | account_id | missing_kind   | value | last_value | last_observed_date | segment_median | freshness_days |
        | above      | feed_late      | 0.6   | 0.8        | 2026-03-17         | 0.4            | 4              |
        | below      | feed_late      | 0.2   | 0.2        | 2026-03-17         | 0.4            | 4              |
        | long       | feed_late      | 0.4   | 0.8        | 2025-01-01         | 0.4            | -              |
        | new        | never_observed | 0.4   | -          | -                  | 0.4            | 4              |
        """);
  }

  @Test
  void while_a_feed_is_silent_but_not_late_a_value_may_only_get_worse() {
    Dataset<Row> before =
        rows(
            HealthMeasures.TABLE,
            """
            | account_id | measure       | segment    | last_value | last_observed_date |
            | better     | ticket_growth | enterprise | 2.0        | 2026-03-30         |
            | worse      | ticket_growth | enterprise | -1.0       | 2026-03-30         |
            | spoken     | ticket_growth | enterprise | 2.0        | 2026-03-30         |
            """);
    assertRows(
        measured(before, growth("better", 1L), growth("worse", 14L), growth("spoken", 0L))
            .where("measure = 'ticket_growth'"),
        """
        | account_id | missing_kind | value | last_observed_date |
        | better     | -            | 2.0   | 2026-03-31         |
        | worse      | -            | 0.5   | 2026-03-31         |
        | spoken     | -            | 0.5   | 2026-03-31         |
        """);
  }

  @Test
  void an_answer_ages_out_after_its_lifetime_and_fades_from_then_on() {
    assertRows(
        measured(
                NOTHING,
                nps("fresh", "enterprise", 6.0),
                nps("day_180", "enterprise", 10.0)
                    .with(AccountRelationship.NPS_DATE, Date.valueOf("2025-10-02")),
                nps("day_181", "enterprise", 10.0)
                    .with(AccountRelationship.NPS_DATE, Date.valueOf("2025-10-01")),
                nps("day_194", "enterprise", 10.0)
                    .with(AccountRelationship.NPS_DATE, Date.valueOf("2025-09-18")))
            .where("measure = 'nps'"),
        """
        | account_id | missing_kind | value    | last_value | last_observed_date | segment_median |
        | fresh      | -            | 6.0      | 6.0        | 2026-03-31         | 8.0            |
        | day_180    | -            | 10.0     | 10.0       | 2026-03-31         | 8.0            |
        | day_181    | aged_out     | 9.928571 | 10.0       | 2026-03-30         | 8.0            |
        | day_194    | aged_out     | 9.0      | 10.0       | 2026-03-17         | 8.0            |
        """);
  }

  @Test
  void a_card_may_say_of_its_own_accounts_how_long_a_measure_keeps() {
    Audience smb = new Audience(List.of("smb"), List.of(), List.of(), null, null);
    Scorecard small =
        new Scorecard(
            "small",
            smb,
            Cards.standard().components(),
            Map.of(
                Measure.NPS,
                new HealthPolicy.Keeping(60, 90, 10),
                Measure.DAU_SHARE,
                new HealthPolicy.Keeping(7, 30, 28)));
    Date day95 = Date.valueOf("2025-12-26");
    Dataset<Row> judged =
        HealthMeasures.from(
            Customer.features(
                NIGHT,
                nps("large", "enterprise", 10.0).with(AccountRelationship.NPS_DATE, day95),
                nps("small", "smb", 10.0)
                    .with(AccountRelationship.NPS_DATE, day95)
                    .with(AccountUsage.USAGE_FRESHNESS_DAYS, 4L),
                nps("other", "smb", 0.0)),
            NOTHING,
            Cards.policy(small, Cards.standard()),
            NIGHT);
    assertRows(
        judged.where("measure = 'nps' or (measure = 'dau_share' and account_id = 'small')"),
        """
        | account_id | measure   | scorecard | missing_kind | value | last_observed_date |
        | large      | nps       | default   | -            | 10.0  | 2026-03-31         |
        | small      | nps       | small     | aged_out     | 5.0   | 2026-03-26         |
        | other      | nps       | small     | -            | 0.0   | 2026-03-31         |
        | small      | dau_share | small     | -            | 0.65  | 2026-03-31         |
        """);
  }

  @Test
  void a_dead_usage_feed_does_not_turn_a_60_into_a_100() {
    Customer customer =
        techCorp()
            .with(AccountUsage.DAU_SHARE, 0.1)
            .with(AccountRelationship.ACTIVE_SPONSORS, 1L)
            .with(AccountRelationship.NPS_SCORE, 9.0)
            .with(AccountFinance.ARR_CHANGE_90D, new BigDecimal("1.00"));
    Dataset<Row> before =
        HealthMeasures.from(
            Customer.features(NIGHT.minusDays(1), customer),
            NOTHING,
            Cards.policy(),
            NIGHT.minusDays(1));
    Customer dead = customer.copy().with(AccountUsage.USAGE_FRESHNESS_DAYS, null);
    assertRows(
        HealthScores.from(
            measured(before, dead),
            Customer.features(NIGHT, dead).profile(),
            none(HealthScores.TABLE),
            Cards.BANDS,
            NIGHT),
        """
        | health_score | raw_band | health_coverage |
        | 60.0         | yellow   | 0.6             |
        """);
  }

  private static Customer nps(String name, String segment, Double score) {
    return techCorp()
        .named(name)
        .with(AccountProfile.SEGMENT, segment)
        .with(AccountRelationship.NPS_SCORE, score);
  }

  private static Customer silent(String name, Long freshness) {
    return techCorp().named(name).with(AccountUsage.USAGE_FRESHNESS_DAYS, freshness);
  }

  private static Customer growth(String name, Long freshness) {
    return techCorp()
        .named(name)
        .with(AccountSupport.TICKET_GROWTH, 0.5)
        .with(AccountSupport.TICKETS_FRESHNESS_DAYS, freshness);
  }

  private static Dataset<Row> measured(Dataset<Row> previous, Customer... customers) {
    return HealthMeasures.from(
        Customer.features(NIGHT, customers), previous, Cards.policy(), NIGHT);
  }
}
