package tenure.jobs.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Amounts, shares and days as people read them. */
class WordsTest {
  private final Words words = new Words("USD");

  @ParameterizedTest
  @CsvSource({
    "0, $0",
    "0.00, $0",
    "7.126, $7.13",
    "999, $999",
    "999.6, $1K",
    "1000, $1K",
    "12345, $12.3K",
    "999499, $999K",
    "999500, $1M",
    "9566472.52, $9.57M",
    "2100000000, $2.1B",
    "-5534.10, −$5.53K"
  })
  void an_amount_has_three_digits(BigDecimal amount, String expected) {
    assertEquals(expected, words.money(amount));
  }

  @Test
  void an_amount_to_the_unit_groups_its_thousands() {
    assertEquals("$12,345,679", words.exact(new BigDecimal("12345678.50")));
    assertEquals("−$1,200", words.exact(new BigDecimal("-1200.00")));
  }

  @Test
  void a_currency_without_a_sign_goes_by_its_code() {
    assertEquals("CHF 1.5K", new Words("CHF").money(new BigDecimal("1500")));
    assertEquals("€1.5K", new Words("EUR").money(new BigDecimal("1500")));
  }

  @Test
  void a_missing_value_is_a_dash_and_never_zero() {
    assertEquals(Words.NONE, Words.share(null));
    assertEquals(Words.NONE, words.money(null));
    assertEquals(Words.NONE, Words.part(BigDecimal.ONE, BigDecimal.ZERO));
  }

  @Test
  void shares_round_half_up_to_a_tenth_of_a_percent() {
    assertEquals("108.2%", Words.share(1.08185));
    assertEquals("85.7%", Words.share(150 / 175.0));
  }

  @Test
  void names_lose_their_underscores() {
    assertEquals("Mid market", Words.name("mid_market"));
    assertEquals("SMB", Words.name("smb"));
    assertEquals("31 December 2025", Words.day(LocalDate.of(2025, 12, 31)));
  }
}
