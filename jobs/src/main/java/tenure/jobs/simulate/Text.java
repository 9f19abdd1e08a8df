package tenure.jobs.simulate;

import java.util.Locale;

/** Formats without looking at the machine's locale, so that digits are the same everywhere. */
final class Text {
  private Text() {}

  static String of(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
