package tenure.features;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static tenure.contract.Layer.FEATURES;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.silver.DailyMeters;

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
  public static final Field ACTIVE_USERS_7D = UsageWindows.ACTIVE_USERS_7D;
  public static final Field ACTIVE_USERS_28D = UsageWindows.ACTIVE_USERS_28D;
  public static final Field ACTIVE_USERS_PRIOR_28D = UsageWindows.ACTIVE_USERS_PRIOR_28D;
  public static final Field ACTIVE_USERS_90D = UsageWindows.ACTIVE_USERS_90D;
  public static final Field BUSINESS_USER_DAYS_28D = UsageWindows.BUSINESS_USER_DAYS_28D;
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
  public static final Field ACTIVE_SHARE_90D =
      Field.share("active_share_90d", "active_users_90d over licensed_seats.");
  public static final Field INCLUDED_FEATURES = FeatureAdoption.INCLUDED_FEATURES;
  public static final Field FEATURES_USED_28D = FeatureAdoption.FEATURES_USED_28D;
  public static final Field FEATURES_USED = FeatureAdoption.FEATURES_USED;
  public static final Field FEATURES_UNUSED = FeatureAdoption.FEATURES_UNUSED;
  public static final Field ADOPTION_SHARE = FeatureAdoption.ADOPTION_SHARE;
  public static final Field CORE_ADOPTION_SHARE = FeatureAdoption.CORE_ADOPTION_SHARE;
  public static final Field PREMIUM_ADOPTION_SHARE = FeatureAdoption.PREMIUM_ADOPTION_SHARE;
  public static final Field EVENTS_28D = UsageWindows.EVENTS_28D;
  public static final Field CORE_EVENTS_28D = UsageWindows.CORE_EVENTS_28D;
  public static final Field CORE_EVENTS_PRIOR_28D = UsageWindows.CORE_EVENTS_PRIOR_28D;
  public static final Field EVENTS_PER_USER_28D =
      Field.number("events_per_user_28d", "Depth: events_28d over active_users_28d.");
  public static final Field MINUTES_PER_USER_28D =
      Field.number("minutes_per_user_28d", "Depth: minutes_28d over active_users_28d.");
  public static final Field MINUTES_28D = UsageWindows.MINUTES_28D;
  public static final Field DENIED_28D = UsageWindows.DENIED_28D;
  public static final Field LAST_ACTIVE_DATE = UsageWindows.LAST_ACTIVE_DATE;
  public static final Field QUIET_DAYS =
      Field.count("quiet_days", "Days since the last day of use; 91 where there was none.")
          .required();
  public static final Field USAGE_FRESHNESS_DAYS = UsageFeed.USAGE_FRESHNESS_DAYS;
  public static final Field USAGE_GAP_DAYS_28D = UsageFeed.USAGE_GAP_DAYS_28D;
  public static final Field USAGE_HISTORY_DAYS = UsageFeed.USAGE_HISTORY_DAYS;
  public static final Field METERS_FRESHNESS_DAYS = MeterUse.METERS_FRESHNESS_DAYS;

  public static final Table TABLE =
      Table.in(FEATURES, "account_usage", "How much each account uses the product.")
          .withColumns(columns())
          .sliced(AS_OF_DATE);

  /** Nights that can know of use within the windows: use cannot be known before it happens. */
  public static final int NIGHTS = UsageWindows.DAYS;

  /** The same of meters, whose allowances hold over as many days at most. */
  public static final int METER_NIGHTS = MeterUse.DAYS;

  private static final String IS_LISTED = "_is_listed";

  private AccountUsage() {}

  /** The logins of a week: 1 is the last 7 days, 13 the oldest. */
  public static Field logins(int week) {
    return UsageWindows.LOGINS.get(week - 1);
  }

  private static Field[] columns() {
    return Stream.of(
            List.of(
                ACCOUNT_ID,
                AS_OF_DATE,
                MeterUse.FULLEST_METER,
                FEATURES_USED,
                FEATURES_UNUSED,
                LICENSED_SEATS),
            UsageWindows.COUNTS,
            List.of(
                BUSINESS_DAYS_28D,
                DAILY_ACTIVE_USERS_28D,
                DAU_SHARE,
                ACTIVE_SHARE_28D,
                ACTIVE_SHARE_90D),
            FeatureAdoption.COUNTS,
            List.of(
                ADOPTION_SHARE,
                CORE_ADOPTION_SHARE,
                PREMIUM_ADOPTION_SHARE,
                EVENTS_PER_USER_28D,
                MINUTES_PER_USER_28D,
                QUIET_DAYS,
                USAGE_GAP_DAYS_28D,
                USAGE_HISTORY_DAYS,
                USAGE_FRESHNESS_DAYS),
            MeterUse.NUMBERS,
            List.of(LAST_ACTIVE_DATE))
        .flatMap(List::stream)
        .toArray(Field[]::new);
  }

  /**
   * The same from rows of use whose accounts are known, and without meters.
   *
   * @param dailyUsage increments with their accounts
   */
  public static Dataset<Row> from(
      Dataset<Row> population,
      Dataset<Row> dailyUsage,
      Dataset<Row> lines,
      Dataset<Row> plans,
      LocalDate asOf) {
    Dataset<Row> none =
        population.sparkSession().createDataFrame(List.<Row>of(), DailyMeters.TABLE.schema());
    return from(population, UsageByKey.of(dailyUsage, asOf), none, lines, plans, asOf);
  }

  /**
   * Every account gets a row: an account nobody used is the finding, not a gap.
   *
   * @param population features.account_profile of asOf
   * @param usage what was used, with the accounts that used it
   * @param meters silver.daily_meters as known, at least of the last 31 days
   * @param lines silver.subscription_lines as known
   * @param plans silver.plans as known
   */
  public static Dataset<Row> from(
      Dataset<Row> population,
      UsageByKey usage,
      Dataset<Row> meters,
      Dataset<Row> lines,
      Dataset<Row> plans,
      LocalDate asOf) {
    // Use without an account, or of one that is no customer, still says that the feed is alive.
    Dataset<Row> accounts =
        population
            .select(
                ACCOUNT_ID.col(),
                AccountProfile.SEATS.col().as(LICENSED_SEATS.name()),
                lit(true).as(IS_LISTED))
            .join(UsageWindows.byAccount(usage.users(), asOf), AccountProfile.ids(), "full_outer")
            .withColumns(UsageFeed.figures(asOf))
            .where(IS_LISTED);
    return MeterUse.attach(
            FeatureAdoption.attach(accounts, usage.features(), lines, plans, asOf), meters, asOf)
        .na()
        .fill(
            0,
            Stream.of(UsageWindows.COUNTS, FeatureAdoption.COUNTS, List.of(MeterUse.METERS_LIMITED))
                .flatMap(List::stream)
                .map(Field::name)
                .toArray(String[]::new))
        .withColumns(rates(asOf))
        .transform(TABLE::conform);
  }

  private static Map<String, Column> rates(LocalDate asOf) {
    Column businessDays = lit((long) Long.bitCount(UserDays.businessDays(asOf)));
    Column daily = BUSINESS_USER_DAYS_28D.col().divide(businessDays);
    Column quiet = Days.endingOn(asOf).daysSince(LAST_ACTIVE_DATE.col()).cast("long");
    Map<String, Column> rates = new HashMap<>(FeatureAdoption.shares());
    rates.put(AS_OF_DATE.name(), lit(asOf));
    rates.put(BUSINESS_DAYS_28D.name(), businessDays);
    rates.put(DAILY_ACTIVE_USERS_28D.name(), daily);
    rates.put(DAU_SHARE.name(), share(daily, LICENSED_SEATS));
    rates.put(ACTIVE_SHARE_28D.name(), share(ACTIVE_USERS_28D.col(), LICENSED_SEATS));
    rates.put(ACTIVE_SHARE_90D.name(), share(ACTIVE_USERS_90D.col(), LICENSED_SEATS));
    rates.put(EVENTS_PER_USER_28D.name(), share(EVENTS_28D.col(), ACTIVE_USERS_28D));
    rates.put(MINUTES_PER_USER_28D.name(), share(MINUTES_28D.col(), ACTIVE_USERS_28D));
    rates.put(QUIET_DAYS.name(), coalesce(quiet, lit((long) UsageWindows.DAYS)));
    return rates;
  }

  private static Column share(Column part, Field whole) {
    return when(whole.col().gt(0), part.divide(whole.col()));
  }
}
