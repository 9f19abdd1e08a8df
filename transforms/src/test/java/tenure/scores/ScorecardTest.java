package tenure.scores;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.none;
import static tenure.scores.Customer.NIGHT;
import static tenure.scores.Customer.techCorp;

import java.util.List;
import org.junit.jupiter.api.Test;
import tenure.features.AccountProfile;
import tenure.features.AccountUsage;
import tenure.scores.Scale.Point;

class ScorecardTest {
  private static final MeasureRule LINE =
      MeasureRule.graded(
          Measure.DAU_SHARE,
          1,
          List.of(new Point(0.2, 0), new Point(0.4, 50), new Point(0.8, 100)));

  @Test
  void weights_must_add_to_100() {
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> Cards.withWeights(40, 25, 15, 15, 6))
            .getMessage()
            .contains("add to 101, not 100"));
  }

  @Test
  void the_version_changes_when_and_only_when_the_card_does() {
    assertEquals(Cards.standard().version(), Cards.standard().version());
    assertNotEquals(Cards.standard().version(), Cards.withWeights(25, 40, 15, 15, 5).version());
  }

  @Test
  void a_line_must_rise_and_run_one_way() {
    refused(Measure.DAU_SHARE, new Point(0, 50), new Point(1, 40));
    refused(Measure.DAU_SHARE, new Point(0, 0), new Point(1, 101));
    refused(Measure.DAU_SHARE, new Point(1, 0), new Point(0, 10));
    refused(Measure.OVERDUE_DAYS, new Point(0, 0), new Point(30, 100));
    refused(Measure.DAU_SHARE, new Point(0, 0));
  }

  @Test
  void a_graded_measure_earns_along_its_line() {
    Scorecard card =
        new Scorecard(
            "graded", Audience.EVERYBODY, List.of(Component.graded("use", 100, List.of(LINE))));
    assertRows(
        HealthMeasures.from(
            Customer.features(
                NIGHT, dau("none", 0.0), dau("low", 0.3), dau("mid", 0.6), dau("full", 1.5)),
            none(HealthMeasures.TABLE),
            Cards.policy(card),
            NIGHT),
        """
        | account_id | level | points | contribution |
        | none       | 0.0   | 0.0    | 0.0          |
        | low        | 0.25  | 25.0   | 25.0         |
        | mid        | 0.75  | 75.0   | 75.0         |
        | full       | 1.0   | 100.0  | 100.0        |
        """);
  }

  @Test
  void the_first_card_whose_accounts_include_a_customer_judges_it() {
    Scorecard large = card("large", List.of("enterprise"), List.of(), List.of(), null, null);
    Scorecard old = card("old", List.of(), List.of("adoption"), List.of(), 365, 1000);
    Scorecard owners =
        card("owners", List.of(), List.of(), List.of("Analytics", "Ads"), null, null);
    Scorecard rest = card("rest", List.of(), List.of(), List.of(), null, null);
    assertRows(
        HealthMeasures.from(
            Customer.features(
                NIGHT,
                dau("in_segment", 0.3),
                small("aged").with(AccountProfile.TENURE_DAYS, 365L),
                small("young").with(AccountProfile.TENURE_DAYS, 364L),
                small("owner")
                    .with(AccountProfile.TENURE_DAYS, 1L)
                    .with(AccountProfile.PRODUCT_FAMILIES, "Core, Analytics"),
                small("gone").with(AccountProfile.LIFECYCLE_STAGE, "churned")),
            none(HealthMeasures.TABLE),
            Cards.policy(large, old, owners, rest),
            NIGHT),
        """
        | account_id | scorecard |
        | in_segment | large     |
        | aged       | old       |
        | young      | rest      |
        | owner      | owners    |
        """);
  }

  @Test
  void the_last_card_must_be_for_everybody() {
    Scorecard large = card("large", List.of("enterprise"), List.of(), List.of(), null, null);
    assertThrows(IllegalArgumentException.class, () -> Cards.policy(large));
  }

  private static void refused(Measure measure, Point... points) {
    assertThrows(
        IllegalArgumentException.class, () -> MeasureRule.graded(measure, 1, List.of(points)));
  }

  private static Customer dau(String name, double share) {
    return techCorp().named(name).with(AccountUsage.DAU_SHARE, share);
  }

  private static Customer small(String name) {
    return dau(name, 0.3).with(AccountProfile.SEGMENT, "smb");
  }

  private static Scorecard card(
      String name,
      List<String> segments,
      List<String> stages,
      List<String> products,
      Integer from,
      Integer to) {
    return new Scorecard(
        name,
        new Audience(segments, stages, products, from, to),
        List.of(Component.graded("use", 100, List.of(LINE))));
  }
}
