package tenure.features;

import static org.apache.spark.sql.functions.bit_count;
import static org.apache.spark.sql.functions.bit_or;
import static org.apache.spark.sql.functions.call_function;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static tenure.contract.Layer.FEATURES;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.contract.Versions;
import tenure.silver.DailyUsage;

/**
 * How much each account uses the product: one row per account and day of measurement.
 *
 * <p>Daily active users are counted on business days (Monday to Friday): the distinct users of each
 * business day of the window, added up and divided by its business days. Whole weeks hold the same
 * number of them, so that a weekend neither lowers the figure nor makes it swing.
 */
public final class AccountUsage {
  public static final Field ACCOUNT_ID = AccountProfile.ACCOUNT_ID;
  public static final Field AS_OF_DATE = AccountProfile.AS_OF_DATE;
  public static final Field LICENSED_SEATS =
      Field.number("licensed_seats", "Seats paid for; null where not known.");
  public static final Field ACTIVE_USERS_28D =
      Field.count("active_users_28d", "Distinct users seen in the 28 days up to as_of_date.")
          .required();
  public static final Field ACTIVE_USERS_PRIOR_28D =
      Field.count("active_users_prior_28d", "Distinct users seen in the 28 days before those.")
          .required();
  public static final Field BUSINESS_USER_DAYS_28D =
      Field.count(
              "business_user_days_28d", "Distinct users of each business day of 28 days, added up.")
          .required();
  public static final Field BUSINESS_DAYS_28D =
      Field.count("business_days_28d", "Business days among the 28 days: Monday to Friday.")
          .required();
  public static final Field DAILY_ACTIVE_USERS_28D =
      Field.number("daily_active_users_28d", "Mean distinct users of a business day of 28 days.")
          .required();
  public static final Field DAU_SHARE =
      Field.share(
          "dau_share",
          "daily_active_users_28d over licensed_seats; null without seats; above 1 when more people use it than are licensed.");
  public static final Field ACTIVE_SHARE_28D =
      Field.share("active_share_28d", "active_users_28d over licensed_seats.");
  public static final Field INCLUDED_FEATURES =
      Field.count(
              "included_features",
              "Features the account's plans include; where plans name none, every feature that any account used in 28 days.")
          .required();
  public static final Field FEATURES_USED_28D =
      Field.count("features_used_28d", "Those of the included features used in 28 days.")
          .required();
  public static final Field ADOPTION_SHARE =
      Field.share("adoption_share", "features_used_28d over included_features.");
  public static final Field EVENTS_28D =
      Field.count("events_28d", "Events of use in 28 days.").required();
  public static final Field CORE_EVENTS_28D =
      Field.count("core_events_28d", "Events of core features in 28 days.").required();
  public static final Field CORE_EVENTS_PRIOR_28D =
      Field.count("core_events_prior_28d", "Events of core features in the 28 days before those.")
          .required();
  public static final Field MINUTES_28D =
      Field.number("minutes_28d", "Minutes of use in 28 days.").required();
  public static final Field DENIED_28D =
      Field.count("denied_28d", "Attempts at features outside the plan in 28 days.").required();
  public static final Field LOGINS_WEEK_1 =
      Field.count("logins_week_1", "Users times days of use in the last 7 days.").required();
  public static final Field LOGINS_WEEK_2 =
      Field.count("logins_week_2", "Users times days of use in the 7 days before week 1.")
          .required();
  public static final Field LOGINS_WEEK_3 =
      Field.count("logins_week_3", "Users times days of use in the 7 days before week 2.")
          .required();
  public static final Field LOGINS_WEEK_4 =
      Field.count("logins_week_4", "Users times days of use in the 7 days before week 3.")
          .required();
  public static final Field LAST_ACTIVE_DATE =
      Field.day("last_active_date", "The last day of use within 56 days; null without any.");
  public static final Field USAGE_FRESHNESS_DAYS =
      Field.count("usage_freshness_days", "Days since usage was last delivered for any account.");

  public static final Table TABLE =
      Table.in(FEATURES, "account_usage", "How much each account uses the product.")
          .withColumns(
              ACCOUNT_ID,
              AS_OF_DATE,
              LICENSED_SEATS,
              ACTIVE_USERS_28D,
              ACTIVE_USERS_PRIOR_28D,
              BUSINESS_USER_DAYS_28D,
              BUSINESS_DAYS_28D,
              DAILY_ACTIVE_USERS_28D,
              DAU_SHARE,
              ACTIVE_SHARE_28D,
              INCLUDED_FEATURES,
              FEATURES_USED_28D,
              ADOPTION_SHARE,
              EVENTS_28D,
              CORE_EVENTS_28D,
              CORE_EVENTS_PRIOR_28D,
              MINUTES_28D,
              DENIED_28D,
              LOGINS_WEEK_1,
              LOGINS_WEEK_2,
              LOGINS_WEEK_3,
              LOGINS_WEEK_4,
              USAGE_FRESHNESS_DAYS,
              LAST_ACTIVE_DATE)
          .sliced(AS_OF_DATE);

  static final int DAYS = 28;
  private static final Column ACTIVE_DAYS = col("active_days");

  private AccountUsage() {}

  /**
   * Every account gets a row: an account nobody used is the finding, not a gap.
   *
   * @param population features.account_profile of asOf
   * @param dailyUsage increments known by asOf; those of usage days outside 56 days are ignored
   * @param lines silver.subscription_lines as known
   * @param plans silver.plans as known
   */
  public static Dataset<Row> from(
      Dataset<Row> population,
      Dataset<Row> dailyUsage,
      Dataset<Row> lines,
      Dataset<Row> plans,
      LocalDate asOf) {
    Dataset<Row> known =
        dailyUsage.where(
            Versions.KNOWN_ON
                .col()
                .leq(lit(asOf))
                .and(Days.endingOn(asOf).last(2 * DAYS, DailyUsage.USAGE_DATE.col())));
    Dataset<Row> accounts =
        population
            .select(ACCOUNT_ID.col(), AccountProfile.SEATS.col().as(LICENSED_SEATS.name()))
            .join(byAccount(byUser(known, asOf), asOf), AccountProfile.ids(), "left_outer");
    Dataset<Row> adoption = FeatureAdoption.attach(accounts, known, lines, plans, asOf);
    return Feed.freshness(adoption, dailyUsage, USAGE_FRESHNESS_DAYS, asOf)
        .withColumn(AS_OF_DATE.name(), lit(asOf))
        .na()
        .fill(0, counts())
        .withColumn(BUSINESS_DAYS_28D.name(), lit((long) Long.bitCount(businessDays(asOf))))
        .withColumn(
            DAILY_ACTIVE_USERS_28D.name(),
            BUSINESS_USER_DAYS_28D.col().divide(BUSINESS_DAYS_28D.col()))
        .withColumn(DAU_SHARE.name(), perSeat(DAILY_ACTIVE_USERS_28D))
        .withColumn(ACTIVE_SHARE_28D.name(), perSeat(ACTIVE_USERS_28D))
        .withColumn(
            ADOPTION_SHARE.name(),
            when(
                INCLUDED_FEATURES.col().gt(0),
                FEATURES_USED_28D.col().divide(INCLUDED_FEATURES.col())))
        .transform(TABLE::conform);
  }

  /**
   * One row per account and user: the days of use as bits, the youngest lowest, so that any window
   * counts distinct users and days without another pass.
   */
  private static Dataset<Row> byUser(Dataset<Row> known, LocalDate asOf) {
    Days days = Days.endingOn(asOf);
    Column day = DailyUsage.USAGE_DATE.col();
    Column events = DailyUsage.EVENTS.col();
    Column core = coalesce(DailyUsage.IS_CORE.col(), lit(false));
    Column bit = call_function("shiftleft", lit(1L), days.daysSince(day));
    Column last = days.last(DAYS, day);
    return known
        .groupBy(ACCOUNT_ID.col(), DailyUsage.SOURCE.col(), DailyUsage.USER_ID.col())
        .agg(
            bit_or(when(events.gt(0), bit).otherwise(0L)).as(ACTIVE_DAYS.toString()),
            max(when(events.gt(0), day)).as(LAST_ACTIVE_DATE.name()),
            sum(when(last, events)).as(EVENTS_28D.name()),
            sum(when(last.and(core), events)).as(CORE_EVENTS_28D.name()),
            sum(when(days.prior(DAYS, day).and(core), events)).as(CORE_EVENTS_PRIOR_28D.name()),
            sum(when(last, DailyUsage.MINUTES.col())).as(MINUTES_28D.name()),
            sum(when(last, DailyUsage.DENIED.col())).as(DENIED_28D.name()));
  }

  private static Dataset<Row> byAccount(Dataset<Row> users, LocalDate asOf) {
    long month = bits(0, DAYS);
    return users
        .groupBy(ACCOUNT_ID.col())
        .agg(
            users(month).as(ACTIVE_USERS_28D.name()),
            users(bits(DAYS, 2 * DAYS)).as(ACTIVE_USERS_PRIOR_28D.name()),
            userDays(businessDays(asOf)).as(BUSINESS_USER_DAYS_28D.name()),
            userDays(bits(0, 7)).as(LOGINS_WEEK_1.name()),
            userDays(bits(7, 14)).as(LOGINS_WEEK_2.name()),
            userDays(bits(14, 21)).as(LOGINS_WEEK_3.name()),
            userDays(bits(21, 28)).as(LOGINS_WEEK_4.name()),
            max(LAST_ACTIVE_DATE.col()).as(LAST_ACTIVE_DATE.name()),
            sum(EVENTS_28D.col()).as(EVENTS_28D.name()),
            sum(CORE_EVENTS_28D.col()).as(CORE_EVENTS_28D.name()),
            sum(CORE_EVENTS_PRIOR_28D.col()).as(CORE_EVENTS_PRIOR_28D.name()),
            sum(MINUTES_28D.col()).as(MINUTES_28D.name()),
            sum(DENIED_28D.col()).as(DENIED_28D.name()));
  }

  private static Column users(long days) {
    return sum(when(ACTIVE_DAYS.bitwiseAND(days).notEqual(0L), 1L).otherwise(0L));
  }

  private static Column userDays(long days) {
    return sum(bit_count(ACTIVE_DAYS.bitwiseAND(days)).cast("long"));
  }

  /** The days from so many ago (included) to so many ago (excluded). */
  private static long bits(int from, int to) {
    return IntStream.range(from, to).mapToLong(i -> 1L << i).reduce(0, (a, b) -> a | b);
  }

  private static long businessDays(LocalDate asOf) {
    return IntStream.range(0, DAYS)
        .filter(i -> asOf.minusDays(i).getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0)
        .mapToLong(i -> 1L << i)
        .reduce(0, (a, b) -> a | b);
  }

  private static Column perSeat(Field users) {
    return when(LICENSED_SEATS.col().gt(0), users.col().divide(LICENSED_SEATS.col()));
  }

  private static String[] counts() {
    return TABLE.fields().stream()
        .filter(Field::isRequired)
        .filter(f -> !f.isKey())
        .map(Field::name)
        .filter(
            n -> !n.equals(BUSINESS_DAYS_28D.name()) && !n.equals(DAILY_ACTIVE_USERS_28D.name()))
        .toArray(String[]::new);
  }
}
