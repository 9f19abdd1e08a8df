package tenure.features;

import static org.apache.spark.sql.functions.bit_or;
import static org.apache.spark.sql.functions.call_function;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Versions;
import tenure.silver.DailyUsage;

/**
 * What each user did within thirteen weeks, in one pass over the rows of use. It is added up under
 * the keys that the source gave: whose they are is asked of as many rows as there are users, not of
 * as many as there is use.
 */
final class UserWindows {
  private UserWindows() {}

  /**
   * One row per source, key and user.
   *
   * @param known increments known by asOf, of the last {@link UsageWindows#DAYS} days
   */
  static Dataset<Row> of(Dataset<Row> known, LocalDate asOf) {
    Days days = Days.endingOn(asOf);
    Column day = DailyUsage.USAGE_DATE.col();
    Column ago = days.daysSince(day);
    Column events = DailyUsage.EVENTS.col();
    Column isUsed = events.gt(0);
    Column isRecent = ago.lt(UserDays.WORD);
    List<Column> figures = new ArrayList<>();
    figures.add(bits(isUsed.and(isRecent), ago).as(UserDays.RECENT.toString()));
    figures.add(
        bits(isUsed.and(ago.geq(UserDays.WORD)), ago.minus(UserDays.WORD))
            .as(UserDays.OLDER.toString()));
    figures.add(max(when(isUsed, day)).as(UsageWindows.LAST_ACTIVE_DATE.name()));
    figures.add(min(day).as(UsageFeed.FIRST.toString()));
    figures.add(max(Versions.KNOWN_ON.col()).as(UsageFeed.LAST_KNOWN.toString()));
    figures.addAll(amounts(days));
    return grouped(
        known,
        figures,
        DailyUsage.SOURCE.col(),
        DailyUsage.SOURCE_ACCOUNT_KEY.col(),
        DailyUsage.ACCOUNT_ID.col(),
        DailyUsage.USER_ID.col());
  }

  private static List<Column> amounts(Days days) {
    Column day = DailyUsage.USAGE_DATE.col();
    Column ago = days.daysSince(day);
    Column events = DailyUsage.EVENTS.col();
    Column core = when(coalesce(DailyUsage.IS_CORE.col(), lit(false)), events);
    List<Column> amounts = new ArrayList<>();
    List<Column> series = List.of(events, DailyUsage.MINUTES.col(), DailyUsage.DENIED.col());
    for (int i = 0; i < series.size(); i++) {
      for (int w = 0; w < UsageWindows.LENGTHS.size(); w++) {
        Column isWithin = ago.lt(UsageWindows.LENGTHS.get(w));
        String name = UsageWindows.AMOUNTS.get(i).get(w).name();
        amounts.add(sum(when(isWithin, series.get(i))).as(name));
      }
    }
    amounts.add(
        sum(when(ago.lt(UsageWindows.MONTH), core)).as(UsageWindows.CORE_EVENTS_28D.name()));
    amounts.add(
        sum(when(days.prior(UsageWindows.MONTH, day), core))
            .as(UsageWindows.CORE_EVENTS_PRIOR_28D.name()));
    return amounts;
  }

  /** One row per account, source and user, whatever keys the user came under. */
  static Dataset<Row> once(Dataset<Row> users) {
    List<Column> figures = new ArrayList<>();
    figures.add(bit_or(UserDays.RECENT).as(UserDays.RECENT.toString()));
    figures.add(bit_or(UserDays.OLDER).as(UserDays.OLDER.toString()));
    figures.add(max(UsageWindows.LAST_ACTIVE_DATE.col()).as(UsageWindows.LAST_ACTIVE_DATE.name()));
    figures.add(min(UsageFeed.FIRST).as(UsageFeed.FIRST.toString()));
    figures.add(max(UsageFeed.LAST_KNOWN).as(UsageFeed.LAST_KNOWN.toString()));
    UsageWindows.SUMS.forEach(f -> figures.add(sum(f.col()).as(f.name())));
    return grouped(
        users,
        figures,
        DailyUsage.ACCOUNT_ID.col(),
        DailyUsage.SOURCE.col(),
        DailyUsage.USER_ID.col());
  }

  private static Dataset<Row> grouped(Dataset<Row> rows, List<Column> figures, Column... by) {
    return rows.groupBy(by)
        .agg(figures.get(0), figures.subList(1, figures.size()).toArray(Column[]::new));
  }

  private static Column bits(Column condition, Column place) {
    Column bit = call_function("shiftleft", lit(1L), place);
    return bit_or(when(condition, bit).otherwise(0L));
  }
}
