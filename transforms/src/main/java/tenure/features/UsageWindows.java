package tenure.features;

import static org.apache.spark.sql.functions.bit_count;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Field;
import tenure.silver.DailyUsage;

/**
 * What thirteen weeks of use come to for an account: the days of each user are bits, so that any
 * window counts distinct users and days without looking at the rows of use again.
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

  /** Days of the windows in which amounts are added up, and the amounts in each. */
  static final List<Integer> LENGTHS = List.of(7, MONTH, QUARTER);

  static final List<List<Field>> AMOUNTS =
      List.of(
          List.of(EVENTS_7D, EVENTS_28D, EVENTS_90D),
          List.of(MINUTES_7D, MINUTES_28D, MINUTES_90D),
          List.of(DENIED_7D, DENIED_28D, DENIED_90D));

  /** What is added up. */
  static final List<Field> SUMS =
      Stream.concat(
              AMOUNTS.stream().flatMap(List::stream),
              Stream.of(CORE_EVENTS_28D, CORE_EVENTS_PRIOR_28D))
          .toList();

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
   * @param users rows of {@link UserWindows#of}, with the accounts they belong to
   */
  static Dataset<Row> byAccount(Dataset<Row> users, LocalDate asOf) {
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
    return UserWindows.once(users)
        .groupBy(DailyUsage.ACCOUNT_ID.col())
        .agg(figures.get(0), figures.subList(1, figures.size()).toArray(Column[]::new));
  }
}
