package tenure.jobs.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tenure.scores.Audience.Member;
import tenure.scores.Cards;
import tenure.scores.HealthPolicy;
import tenure.scores.HealthPolicy.Keeping;
import tenure.scores.Measure;
import tenure.scores.MeasureRule;
import tenure.scores.Scale.Point;
import tenure.scores.Scorecard;

class HealthSettingsTest {
  private static final String CARD =
      """
      components {
        product-usage {
          weight = 60
          measures {
            dau-share { green-from = 0.7, red-below = 0.4 }
          }
          green-when = all-green
          red-when = any-red
        }
        support {
          weight = 40
          measures {
            open-escalations { green-to = 0, red-above = 2 }
          }
          green-when = [ { open-escalations = not-red } ]
          red-when = [ { open-escalations = red } ]
        }
      }
      """;

  private static final List<String> SEGMENTS =
      List.of("strategic", "enterprise", "mid_market", "smb", "self_serve", "product_led");

  @TempDir Path folder;
  private final Problems problems = new Problems();

  @Test
  void the_shipped_default_scorecard_is_the_one_of_the_definitions() {
    HealthPolicy policy = shipped("default").orElseThrow();
    assertEquals(List.of(), problems.all());
    assertEquals(List.of(Cards.standard()), policy.scorecards());
    assertEquals(Cards.BANDS, policy.bands());
  }

  @Test
  void the_shipped_enterprise_scorecard_weighs_people_more_and_payment_not_at_all() {
    var card = shipped("enterprise, default").orElseThrow().scorecards().get(0);
    assertEquals(
        "product_usage 40.0, engagement 25.0, relationship 20.0, support 15.0",
        card.components().stream()
            .map(c -> c.name() + " " + c.weight())
            .collect(Collectors.joining(", ")));
    assertEquals(List.of("strategic", "enterprise"), card.audience().segments());
  }

  @Test
  void all_four_shipped_scorecards_are_sound_together() {
    HealthPolicy policy = shipped("enterprise, digital, product-led, default").orElseThrow();
    assertEquals(List.of(), problems.all());
    assertEquals(
        List.of("enterprise", "digital", "product_led", "default"),
        policy.scorecards().stream().map(Scorecard::name).toList());
  }

  @Test
  void thresholds_of_their_own_reach_the_accounts_they_are_for() throws Exception {
    write(
        """
        components { use { weight = 100, green-when = all-green, red-when = any-red, measures {
          dau-share {
            green-from = 0.7, red-below = 0.4
            for = [
              { tenure-to-days = 90, green-from = 0.5, red-below = 0.2 }
              { segments = [smb], green-from = 0.6, red-below = 0.3 }
            ]
          }
        } } }
        """);
    Scorecard card = health("mine", Optional.of(folder)).orElseThrow().scorecards().get(0);
    assertEquals(List.of(), problems.all());
    MeasureRule rule = card.rules().findFirst().orElseThrow();
    assertEquals(0.5, rule.scaleOf(new Member("smb", "adoption", List.of(), 90)).green());
    assertEquals(0.6, rule.scaleOf(new Member("smb", "adoption", List.of(), 91)).green());
    assertEquals(0.7, rule.scaleOf(new Member("other", "adoption", List.of(), 91)).green());
  }

  @Test
  void thresholds_of_their_own_for_everybody_are_refused() throws Exception {
    refused(
        CARD.replace(
            "red-below = 0.4 }",
            "red-below = 0.4, for = [ { green-from = 0.5, red-below = 0.2 } ] }"),
        "mine.conf:5",
        "names no accounts",
        "Say whose it is");
  }

  @Test
  void an_unknown_segment_or_stage_is_refused_with_its_line_and_the_nearest_name()
      throws Exception {
    refused(
        "for { segments = [smbb], lifecycle-stages = [trail] }\n" + CARD,
        "mine.conf:1",
        "smbb is not one of",
        "Did you mean smb?",
        "Did you mean trial?");
  }

  @Test
  void a_card_by_itself_is_checked_with_all_its_mistakes_at_once() throws Exception {
    write(CARD.replace("dau-share", "dau-shares").replace("green-to", "green-from"));
    Path file = folder.resolve("health/mine.conf");
    BadSettings refused =
        assertThrows(BadSettings.class, () -> HealthSettings.card(file, SEGMENTS));
    assertTrue(refused.getMessage().contains("mine.conf:5"), refused.getMessage());
    assertTrue(refused.getMessage().contains("mine.conf:13"), refused.getMessage());
    write(CARD);
    assertEquals("mine", HealthSettings.card(file, SEGMENTS).name());
  }

  @Test
  void keeping_reaches_its_measure() {
    Keeping nps = shipped("default").orElseThrow().keeping().get(Measure.NPS);
    assertEquals(new Keeping(9, 180, 28), nps);
  }

  @Test
  void a_card_may_say_for_its_own_measures_how_long_they_keep() throws Exception {
    write(CARD + "keeping { dau-share { late-after-days = 9, decay-days = 5 } }\n");
    Scorecard card = HealthSettings.card(folder.resolve("health/mine.conf"), SEGMENTS);
    assertEquals(Map.of(Measure.DAU_SHARE, new Keeping(9, null, 5)), card.keeping());
    write(CARD);
    Scorecard plain = HealthSettings.card(folder.resolve("health/mine.conf"), SEGMENTS);
    assertFalse(card.version().equals(plain.version()), "what keeps otherwise is another card");
  }

  @Test
  void keeping_of_what_the_card_does_not_judge_is_refused() throws Exception {
    refused(
        CARD + "keeping { nps { late-after-days = 9, decay-days = 5 } }\n",
        "mine.conf:1",
        "says how long nps keeps and does not judge it. Take it out of keeping.");
  }

  @Test
  void weights_that_do_not_add_to_100_are_refused_with_file_line_sum_and_remedy() throws Exception {
    refused(
        CARD.replace("weight = 40", "weight = 35"),
        "mine.conf:1",
        "add to 95, not 100",
        "Change the weights of product_usage, support");
  }

  @Test
  void an_unknown_measure_is_refused_with_its_line_and_the_nearest_name() throws Exception {
    refused(
        CARD.replace("dau-share", "dau-shares"),
        "mine.conf:5",
        "dau-shares is not a measure",
        "Did you mean dau-share?");
  }

  @Test
  void thresholds_in_the_wrong_order_are_refused() throws Exception {
    refused(
        CARD.replace("green-from = 0.7", "green-from = 0.3"),
        "mine.conf:5",
        "wrong order",
        "Swap them");
  }

  @Test
  void a_threshold_of_the_other_direction_is_refused() throws Exception {
    refused(
        CARD.replace("green-to", "green-from"),
        "mine.conf:13",
        "green-from is not a setting",
        "green-to is missing");
  }

  @Test
  void a_better_measure_may_never_earn_less() throws Exception {
    refused(
        CARD.replace("open-escalations = red }", "open-escalations = green }"),
        "mine.conf:10",
        "a better measure could earn less",
        "Ask for one of");
  }

  @Test
  void a_misspelt_colour_word_is_refused() throws Exception {
    refused(
        CARD.replace("any-red", "some-red"),
        "mine.conf:8",
        "some-red",
        "all-green, any-red, all-red or none-green");
  }

  @Test
  void a_scorecard_without_a_file_is_refused() {
    shipped("nobody, default");
    assertTrue(
        problems.all().toString().contains("there is no health/nobody.conf"),
        problems.all()::toString);
  }

  @Test
  void a_graded_line_is_read_by_rising_value() throws Exception {
    write(
        """
        components { use { weight = 100, measures {
          dau-share { graded { "0.7" = 100, "0" = 0, "0.4" = 30 }, share = 2 }
        } } }
        """);
    var card = health("mine", Optional.of(folder)).orElseThrow().scorecards().get(0);
    assertEquals(List.of(), problems.all());
    assertEquals(
        List.of(
            MeasureRule.graded(
                Measure.DAU_SHARE,
                2,
                List.of(new Point(0, 0), new Point(0.4, 30), new Point(0.7, 100)))),
        card.components().get(0).measures());
  }

  private void refused(String card, String... said) throws IOException {
    write(card);
    health("mine", Optional.of(folder));
    String all = problems.all().toString();
    assertFalse(
        all.contains("for everybody"), "What follows from the card alone is said too: " + all);
    for (String words : said) {
      assertTrue(all.contains(words), words + " is not in " + all);
    }
  }

  private void write(String card) throws IOException {
    Files.createDirectories(folder.resolve("health"));
    Files.writeString(folder.resolve("health/mine.conf"), card);
  }

  private Optional<HealthPolicy> shipped(String cards) {
    return health(cards, Optional.empty());
  }

  private Optional<HealthPolicy> health(String cards, Optional<Path> own) {
    String keeping =
        Arrays.stream(Measure.values())
            .map(
                m ->
                    m.id().replace('_', '-')
                        + " { late-after-days = 9, decay-days = 28, lifetime-days = 180 }")
            .collect(Collectors.joining("\n"));
    String text =
        """
        scorecards = [%s]
        roll-up-by = arr
        bands { green-from = 80, yellow-from = 50, minimum-coverage = 0.6, confirm-nights = 2, jump-points = 5 }
        keeping { %s }
        """
            .formatted(cards, keeping);
    var config = ConfigFactory.parseString(text, ConfigParseOptions.defaults());
    return HealthSettings.health(new Section(config, "tenure.health", problems), own, SEGMENTS);
  }
}
