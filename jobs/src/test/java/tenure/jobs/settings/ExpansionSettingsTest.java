package tenure.jobs.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.typesafe.config.ConfigFactory;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import tenure.expansion.ExpansionPolicy;
import tenure.expansion.ExpansionPolicy.Propensity;
import tenure.expansion.ExpansionPolicy.Rules;
import tenure.forecast.ForecastPolicy;

class ExpansionSettingsTest {
  private static final String OWN =
      """
      full-seats-share = 0.9, target-seats-share = 0.6, api-share = 0.7, beyond-plan-attempts = 5
      tier-uplift-share = 0.3, growth-share = 0.2
      whitespace { support = 0.1, confidence = 0.5, lift = 1.5, items = 8 }
      propensity { minimum-proposals = 20, months = 3 }
      """;

  private final Problems problems = new Problems();

  @Test
  void every_key_reaches_its_policy() {
    assertEquals(
        new ExpansionPolicy(
            0.9,
            0.6,
            0.7,
            5,
            new BigDecimal("0.3"),
            new BigDecimal("0.2"),
            new Rules(0.1, 0.5, 1.5, 8),
            new Propensity(20, 3)),
        ExpansionSettings.expansion(section(OWN)).orElseThrow());
    assertEquals(
        new ForecastPolicy(7, 500, 0.9),
        RetentionSettings.forecast(section("seed = 7, draws = 500, interval-share = 0.9"))
            .orElseThrow());
    assertTrue(problems.none());
  }

  @Test
  void nonsense_and_keys_that_nobody_knows_are_refused() {
    ExpansionSettings.expansion(section(OWN.replace("items = 8", "items = 40")));
    ExpansionSettings.expansion(section(OWN + "seats = 1"));
    assertTrue(problems.all().toString().contains("2 to 16 items"), problems.all()::toString);
    assertTrue(problems.all().toString().contains("seats"), problems.all()::toString);
  }

  private Section section(String text) {
    return new Section(ConfigFactory.parseString(text), "tenure", problems);
  }
}
