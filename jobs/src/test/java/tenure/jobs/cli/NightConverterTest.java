package tenure.jobs.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.TypeConversionException;

class NightConverterTest {
  private final NightConverter converter = new NightConverter();

  @Test
  void a_past_day_is_a_night() {
    assertEquals(LocalDate.of(2024, 2, 29), converter.convert("2024-02-29"));
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    assertEquals(today, converter.convert(today.toString()));
  }

  @ParameterizedTest
  @CsvSource({
    "'', the date is empty",
    "' ', the date is empty",
    "2026-02-30, is not a date",
    "2025-02-29, is not a date",
    "31.01.2026, is not a date",
    "2026-1-31, is not a date",
    "{{ ds }}, is not a date",
    "2999-01-01, is in the future",
  })
  void anything_else_is_refused_with_one_sentence(String text, String reason) {
    TypeConversionException refused =
        assertThrows(TypeConversionException.class, () -> converter.convert(text));
    assertTrue(refused.getMessage().contains(reason), refused.getMessage());
    assertFalse(refused.getMessage().contains(". "), refused.getMessage());
  }
}
