package tenure.jobs.mapping;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What the values of a column look like, from the narrowest to the widest. */
enum Look {
  EMPTY("no value in the sample", null),
  FLAG("true or false", "(?i)true|false|yes|no|vrai|faux"),
  EPOCH_SECONDS("seconds since 1970", "1[0-9]{9}"),
  EPOCH_MILLISECONDS("milliseconds since 1970", "1[0-9]{12}"),
  WHOLE("whole numbers", "-?\\d{1,18}"),
  DECIMAL("decimal numbers", "-?\\d*\\.?\\d+"),
  DECIMAL_COMMA("numbers with a decimal comma", "-?(\\d{1,3}(\\.\\d{3})+|\\d+)(,\\d+)?"),
  DAY("days as 2026-01-31", "\\d{4}-\\d{2}-\\d{2}"),
  MOMENT("moments as 2026-01-31T23:59:59Z", "\\d{4}-\\d{2}-\\d{2}[T ]\\d{1,2}:\\d{2}.*"),
  DAY_WITH_DOTS("days as 31.1.2026", "\\d{1,2}\\.\\d{1,2}\\.\\d{4}"),
  DAY_WITH_STROKES("days as 1/31/2026 or 31/1/2026", "\\d{1,2}/\\d{1,2}/\\d{4}"),
  CURRENCY("currency codes", "[A-Z]{3}"),
  EMAIL("e-mail addresses", "[^@\\s]+@[^@\\s]+\\.[^@\\s]+"),
  TEXT("text", "(?s).*");

  private final String words;
  private final Predicate<String> fits;

  Look(String words, String pattern) {
    this.words = words;
    this.fits = pattern == null ? value -> false : Pattern.compile(pattern).asMatchPredicate();
  }

  /** The narrowest look that all values have. */
  static Look of(List<String> values) {
    if (values.isEmpty()) {
      return EMPTY;
    }
    for (Look look : values()) {
      if (values.stream().allMatch(look.fits)) {
        return look;
      }
    }
    throw new IllegalStateException("text fits everything");
  }

  /** What it is, in words. */
  String words() {
    return words;
  }
}
