package tenure.features;

import static org.apache.spark.sql.functions.bit_count;
import static org.apache.spark.sql.functions.bit_or;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import tenure.contract.Field;

/**
 * What the use of all accounts together says of the feed: silence of the feed is not silence of a
 * customer. The same figures stand beside every account.
 */
final class UsageFeed {
  static final Field USAGE_FRESHNESS_DAYS =
      Field.count(
          "usage_freshness_days",
          "Days since use of the last 91 days was last delivered for any account.");
  static final Field USAGE_GAP_DAYS_28D =
      Field.count(
              "usage_gap_days_28d",
              "Business days of the 28 on which nobody of any account was seen: days that the feed is likely to lack.")
          .required();
  static final Field USAGE_HISTORY_DAYS =
      Field.count(
              "usage_history_days",
              "Days since the first use of any account within 91 days, that day included; 0 without any.")
          .required();

  static final Column FIRST = col("first_usage_date");
  static final Column LAST_KNOWN = col("usage_known_on");
  private static final Column DAYS_SEEN = col("feed_days");

  /** A literal to partition by: all rows belong together, and that is meant. */
  private static final WindowSpec ALL = Window.partitionBy(lit(0));

  private UsageFeed() {}

  /** What each account keeps of its users for the feed. */
  static List<Column> perAccount() {
    return List.of(
        bit_or(UserDays.RECENT).as(DAYS_SEEN.toString()),
        min(FIRST).as(FIRST.toString()),
        max(LAST_KNOWN).as(LAST_KNOWN.toString()));
  }

  /** The figures of the feed, over the rows of all accounts. */
  static Map<String, Column> figures(LocalDate asOf) {
    Days days = Days.endingOn(asOf);
    long business = UserDays.businessDays(asOf);
    Column seen = coalesce(bit_or(DAYS_SEEN).over(ALL), lit(0L)).bitwiseAND(business);
    Column history = days.daysSince(min(FIRST).over(ALL)).plus(1).cast("long");
    return Map.of(
        USAGE_FRESHNESS_DAYS.name(),
        days.daysSince(max(LAST_KNOWN).over(ALL)).cast("long"),
        USAGE_GAP_DAYS_28D.name(),
        lit((long) Long.bitCount(business)).minus(bit_count(seen)).cast("long"),
        USAGE_HISTORY_DAYS.name(),
        coalesce(history, lit(0L)));
  }
}
