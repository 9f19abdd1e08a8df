package tenure.jobs.cli;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the date of a night and refuses what cannot be one, each with one sentence. */
final class NightConverter implements ITypeConverter<LocalDate> {
  // The day begins first there: a date beyond it is the future everywhere.
  private static final ZoneOffset EARLIEST = ZoneOffset.ofHours(14);

  @Override
  public LocalDate convert(String text) {
    if (text.isBlank()) {
      throw new TypeConversionException(
          "the date is empty; give the night's own date, such as 2026-01-31, and check the"
              + " scheduler's variable that was meant to fill it.");
    }
    LocalDate night = parse(text);
    if (night.isAfter(LocalDate.now(EARLIEST))) {
      throw new TypeConversionException(
          text + " is in the future; a night can run once its day is over.");
    }
    return night;
  }

  private static LocalDate parse(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException wrong) {
      throw new TypeConversionException(
          "'" + text + "' is not a date; write it as year-month-day, such as 2026-01-31.");
    }
  }
}
