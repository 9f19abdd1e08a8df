package tenure.features;

import static org.apache.spark.sql.functions.bit_count;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;

/** The days on which a user was seen, as bits of two words; the youngest day is the lowest bit. */
final class UserDays {
  /** Days that the first word holds: eight weeks. */
  static final int WORD = 56;

  static final Column RECENT = col("recent_days");
  static final Column OLDER = col("older_days");

  private UserDays() {}

  /** Distinct users seen from so many days ago (included) to so many days ago (excluded). */
  static Column users(int from, int to) {
    Column recent = RECENT.bitwiseAND(recent(from, to));
    Column seen = to <= WORD ? recent : recent.bitwiseOR(OLDER.bitwiseAND(older(from, to)));
    return sum(when(seen.notEqual(0L), 1L).otherwise(0L));
  }

  /** Users times days from so many ago (included) to so many ago (excluded), of one word. */
  static Column days(int from, int to) {
    Column seen =
        to <= WORD ? RECENT.bitwiseAND(recent(from, to)) : OLDER.bitwiseAND(older(from, to));
    return sum(bit_count(seen).cast("long"));
  }

  /** The business days among the last 28, as bits of the first word. */
  static long businessDays(LocalDate asOf) {
    return bits(
        IntStream.range(0, UsageWindows.MONTH)
            .filter(ago -> asOf.minusDays(ago).getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0));
  }

  private static Column recent(int from, int to) {
    return lit(bits(IntStream.range(from, Math.min(to, WORD))));
  }

  private static Column older(int from, int to) {
    return lit(bits(IntStream.range(Math.max(from, WORD) - WORD, to - WORD)));
  }

  private static long bits(IntStream places) {
    return places.mapToLong(place -> 1L << place).reduce(0, (a, b) -> a | b);
  }
}
