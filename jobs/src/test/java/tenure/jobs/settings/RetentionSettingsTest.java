package tenure.jobs.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.typesafe.config.ConfigFactory;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import tenure.ledger.RenewalTiming;
import tenure.scores.ConflictPolicy;
import tenure.scores.RetentionBands;
import tenure.scores.SurvivalPolicy;

class RetentionSettingsTest {
  private static final String CONFLICTS =
      "precedence = [crm, billing, contract, staff, usage, support], renewal-days = 10, use-days = 3";

  private final Problems problems = new Problems();

  @Test
  void every_key_reaches_its_policy() {
    assertEquals(
        new SurvivalPolicy(new BigDecimal("0.7"), new BigDecimal("0.12")),
        RetentionSettings.survival(section("gross-margin = 0.7, discount-rate = 0.12"))
            .orElseThrow());
    assertEquals(
        new RenewalTiming(14, 2),
        RetentionSettings.renewalTiming(section("early-days = 14, late-months = 2")).orElseThrow());
    assertEquals(
        new RetentionBands(
            new BigDecimal("0.9"), new BigDecimal("0.8"), new BigDecimal("1.3"), BigDecimal.ONE),
        RetentionSettings.bands(
                section("strong-grr = 0.9, problem-grr = 0.8, top-nrr = 1.3, leak-nrr = 1"))
            .orElseThrow());
    assertEquals(
        new ConflictPolicy(
            List.of("crm", "billing", "contract", "staff", "usage", "support"), 10, 3),
        RetentionSettings.conflicts(section(CONFLICTS)).orElseThrow());
    assertTrue(problems.none());
  }

  @Test
  void nonsense_is_refused_with_what_is_allowed() {
    RetentionSettings.conflicts(section(CONFLICTS.replace("crm, ", "")));
    RetentionSettings.survival(section("gross-margin = 80, discount-rate = 0.1"));
    assertTrue(problems.all().get(0).contains("names each of"), problems.all().toString());
    assertTrue(problems.all().get(1).contains("between 0 and 1, not 80"));
  }

  private Section section(String text) {
    return new Section(ConfigFactory.parseString(text), "tenure", problems);
  }
}
