package tenure.features;

import static org.apache.spark.sql.functions.bit_count;
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
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Field;
import tenure.contract.Versions;
import tenure.silver.DailyUsage;

/**
 * What thirteen weeks of use come to, in one pass: the days of each user as bits, so that any
 * window counts distinct users and days without looking at the rows again.
 */
final class UsageWindows {
  /** Weeks of the series, which hold every window. */
  static final int WEEKS = 13;

  /** Days that are read. */
  static final int DAYS = 7 * WEEKS;

  /** Days of the window that scores look at. */
  static final int MONTH = 28;

  /** Days of the longest window. */
  static final int QUARTER = 90;

  static final Field ACTIVE_USERS_7D =
      Field.count("active_users_7d", "Distinct users seen in the 7 days up to as_of_date.")
          .required();
  static final Field ACTIVE_USERS_28D =
      Field.count("active_users_28d", "Distinct users seen in the 28 days up to as_of_date.")
          .required();
  static final Field ACTIVE_USERS_PRIOR_28D =
      Field.count("active_users_prior_28d", "Distinct users seen in the 28 days before those.")
          .required();
  static final Field ACTIVE_USERS_90D =
      Field.count("active_users_90d", "Distinct users seen in the 90 days up to as_of_date.")
          .required();
  static final Field BUSINESS_USER_DAYS_28D =
      Field.count(
              "business_user_days_28d", "Distinct users of each business day of 28 days, added up.")
          .required();
  static final Field EVENTS_7D = Field.count("events_7d", "Events of use in 7 days.").required();
  static final Field EVENTS_28D = Field.count("events_28d", "Events of use in 28 days.").required();
  static final Field EVENTS_90D = Field.count("events_90d", "Events of use in 90 days.").required();
  static final Field CORE_EVENTS_28D =
      Field.count("core_events_28d", "Events of core features in 28 days.").required();
  static final Field CORE_EVENTS_PRIOR_28D =
      Field.count("core_events_prior_28d", "Events of core features in the 28 days before those.")
          .required();
  static final Field MINUTES_7D =
      Field.number("minutes_7d", "Minutes of use in 7 days.").required();
  static final Field MINUTES_28D =
      Field.number("minutes_28d", "Minutes of use in 28 days.").required();
  static final Field MINUTES_90D =
      Field.number("minutes_90d", "Minutes of use in 90 days.").required();
  static final Field DENIED_7D =
      Field.count("denied_7d", "Attempts at features outside the plan in 7 days.").required();
  static final Field DENIED_28D =
      Field.count("denied_28d", "Attempts at features outside the plan in 28 days.").required();
  static final Field DENIED_90D =
      Field.count("denied_90d", "Attempts at features outside the plan in 90 days.").required();
  static final Field LAST_ACTIVE_DATE =
      Field.day("last_active_date", "The last day of use within 91 days; null without any.");

  /** Users times days of use, week by week, the last week first. */
  static final List<Field> LOGINS =
      IntStream.rangeClosed(1, WEEKS).mapToObj(UsageWindows::week).toList();

  private static final List<Field> SUMS =
      List.of(
          EVENTS_7D,
          EVENTS_28D,
          EVENTS_90D,
          CORE_EVENTS_28D,
          CORE_EVENTS_PRIOR_28D,
          MINUTES_7D,
          MINUTES_28D,
          MINUTES_90D,
          DENIED_7D,
          DENIED_28D,
          DENIED_90D);

  /** What is 0 for an account that nobody used. */
  static final List<Field> COUNTS =
      Stream.of(
              List.of(
                  ACTIVE_USERS_7D,
                  ACTIVE_USERS_28D,
                  ACTIVE_USERS_PRIOR_28D,
                  ACTIVE_USERS_90D,
                  BUSINESS_USER_DAYS_28D),
              SUMS,
              LOGINS)
          .flatMap(List::stream)
          .toList();

  private UsageWindows() {}

  private static Field week(int ago) {
    String doc =
        ago == 1
            ? "Users times days of use in the last 7 days."
            : "Users times days of use in the 7 days before week %d.".formatted(ago - 1);
    return Field.count("logins_week_" + ago, doc).required();
  }

  /**
   * One row per account with use, and one of those without an account: the counts, the last day,
   * and what {@link UsageFeed} tells of the feed from.
   *
   * @param known increments known by asOf, of the last {@link #DAYS} days
   */
  static Dataset<Row> byAccount(Dataset<Row> known, LocalDate asOf) {
    List<Column> figures = new ArrayList<>();
    figures.add(UserDays.users(0, 7).as(ACTIVE_USERS_7D.name()));
    figures.add(UserDays.users(0, MONTH).as(ACTIVE_USERS_28D.name()));
    figures.add(UserDays.users(MONTH, 2 * MONTH).as(ACTIVE_USERS_PRIOR_28D.name()));
    figures.add(UserDays.users(0, QUARTER).as(ACTIVE_USERS_90D.name()));
    figures.add(
        sum(bit_count(UserDays.RECENT.bitwiseAND(UserDays.businessDays(asOf))).cast("long"))
            .as(BUSINESS_USER_DAYS_28D.name()));
    for (int week = 0; week < WEEKS; week++) {
      figures.add(UserDays.days(7 * week, 7 * week + 7).as(LOGINS.get(week).name()));
    }
    SUMS.forEach(f -> figures.add(sum(f.col()).as(f.name())));
    figures.add(max(LAST_ACTIVE_DATE.col()).as(LAST_ACTIVE_DATE.name()));
    figures.addAll(UsageFeed.perAccount());
    return byUser(known, asOf)
        .groupBy(DailyUsage.ACCOUNT_ID.col())
        .agg(figures.get(0), figures.subList(1, figures.size()).toArray(Column[]::new));
  }

  private static Dataset<Row> byUser(Dataset<Row> known, LocalDate asOf) {
    Days days = Days.endingOn(asOf);
    Column day = DailyUsage.USAGE_DATE.col();
    Column ago = days.daysSince(day);
    Column events = DailyUsage.EVENTS.col();
    Column minutes = DailyUsage.MINUTES.col();
    Column denied = DailyUsage.DENIED.col();
    Column core = when(coalesce(DailyUsage.IS_CORE.col(), lit(false)), events);
    Column isUsed = events.gt(0);
    Column isRecent = ago.lt(UserDays.WORD);
    return known
        .groupBy(DailyUsage.ACCOUNT_ID.col(), DailyUsage.SOURCE.col(), DailyUsage.USER_ID.col())
        .agg(
            bits(isUsed.and(isRecent), ago).as(UserDays.RECENT.toString()),
            bits(isUsed.and(ago.geq(UserDays.WORD)), ago.minus(UserDays.WORD))
                .as(UserDays.OLDER.toString()),
            max(when(isUsed, day)).as(LAST_ACTIVE_DATE.name()),
            within(ago, 7, events, EVENTS_7D),
            within(ago, MONTH, events, EVENTS_28D),
            within(ago, QUARTER, events, EVENTS_90D),
            within(ago, MONTH, core, CORE_EVENTS_28D),
            sum(when(days.prior(MONTH, day), core)).as(CORE_EVENTS_PRIOR_28D.name()),
            within(ago, 7, minutes, MINUTES_7D),
            within(ago, MONTH, minutes, MINUTES_28D),
            within(ago, QUARTER, minutes, MINUTES_90D),
            within(ago, 7, denied, DENIED_7D),
            within(ago, MONTH, denied, DENIED_28D),
            within(ago, QUARTER, denied, DENIED_90D),
            min(day).as(UsageFeed.FIRST.toString()),
            max(Versions.KNOWN_ON.col()).as(UsageFeed.LAST_KNOWN.toString()));
  }

  private static Column bits(Column condition, Column place) {
    Column bit = call_function("shiftleft", lit(1L), place);
    return bit_or(when(condition, bit).otherwise(0L));
  }

  private static Column within(Column ago, int days, Column amount, Field field) {
    return sum(when(ago.lt(days), amount)).as(field.name());
  }
}
