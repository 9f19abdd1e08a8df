package tenure.jobs.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.typesafe.config.ConfigFactory;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tenure.ledger.LedgerPolicy;
import tenure.ledger.LineCounting;
import tenure.scores.RetentionPolicy;

class LedgerSettingsTest {
  private static final String LEDGER =
      """
      reporting-currency = EUR
      basis = list
      counted-discounts = [forever]
      snap-days = 2
      pause-days = 60
      replace-gap-days = 5
      rate-stale-days = 31
      close-day = 3
      missing-rate-share = 0.02
      recurring-charges = [licence, usage]
      suspending-statuses = [unpaid, past_due]
      count-trials = true
      churn-date = cancellation-request
      days-per-year = 360
      weeks-per-year = 50
      """;
  private static final String RETENTION =
      """
      constant-currency = false
      fiscal-year-start-month = 4
      masked-nrr = 1.00
      masked-grr = 0.85
      """;

  private final Problems problems = new Problems();

  @Test
  void every_key_reaches_its_policy() {
    assertEquals(
        new LedgerPolicy(
            "EUR",
            LedgerPolicy.Basis.LIST,
            Set.of(LedgerPolicy.Duration.FOREVER),
            2,
            60,
            5,
            31,
            3,
            new BigDecimal("0.02"),
            new LineCounting(
                Set.of("licence", "usage"),
                Set.of("unpaid", "past_due"),
                true,
                LineCounting.ChurnDate.CANCELLATION_REQUEST,
                360,
                50)),
        LedgerSettings.ledger(section(LEDGER)).orElseThrow());
    assertEquals(
        new RetentionPolicy(false, 4, new BigDecimal("1.00"), new BigDecimal("0.85")),
        LedgerSettings.retention(section(RETENTION)).orElseThrow());
    assertTrue(problems.none());
  }

  @Test
  void a_word_that_is_no_duration_is_refused_with_those_that_are() {
    LedgerSettings.ledger(section(LEDGER.replace("[forever]", "[always]")));
    assertEquals(1, problems.all().size());
    assertTrue(
        problems.all().get(0).contains("\"always\" is not one of forever, repeating, once."));
  }

  @Test
  void a_kind_of_charge_that_does_not_exist_is_refused_with_those_that_do() {
    LedgerSettings.ledger(section(LEDGER.replace("[licence, usage]", "[licences]")));
    assertEquals(1, problems.all().size());
    assertTrue(
        problems.all().get(0).contains("seats, services, usage], not licences"),
        problems.all().toString());
  }

  @Test
  void nonsense_is_refused_with_what_is_allowed() {
    LedgerSettings.ledger(section(LEDGER.replace("EUR", "euro")));
    LedgerSettings.retention(section(RETENTION.replace("month = 4", "month = 13")));
    List<String> all = problems.all();
    assertTrue(all.get(0).contains("ISO 4217 code such as USD, not 'euro'"), all.toString());
    assertTrue(all.get(1).contains("from 1 to 12, not 13"), all.toString());
  }

  private Section section(String text) {
    return new Section(ConfigFactory.parseString(text), "tenure.ledger", problems);
  }
}
