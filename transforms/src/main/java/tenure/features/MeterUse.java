package tenure.features;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import tenure.contract.Field;
import tenure.contract.Versions;
import tenure.silver.DailyMeters;

/**
 * What is metered beside what is allowed: of an allowance by the day the busiest of the last seven
 * days counts, since a rate is hit on a day; of a longer one all that was used within it.
 */
public final class MeterUse {
  /** The longest time over which an allowance can hold. */
  static final int DAYS = 31;

  static final Field METERS_LIMITED =
      Field.count("meters_limited", "Meters with an allowance, used within 31 days.").required();
  public static final Field METER_SHARE =
      Field.share(
          "meter_share",
          "The largest share of an allowance that is used; above 1 where it is exceeded.");
  static final Field FULLEST_METER = Field.text("fullest_meter", "The meter of meter_share.");
  public static final Field DATA_VOLUME_SHARE =
      Field.share("data_volume_share", "The share of the allowance of the meter data_volume used.");
  public static final Field API_CALLS_SHARE =
      Field.share("api_calls_share", "The share of the allowance of the meter api_calls used.");
  static final Field METERS_FRESHNESS_DAYS =
      Field.count(
          "meters_freshness_days",
          "Days since a meter was last delivered for any account; null for an account without.");

  /** The columns that are numbers. */
  static final List<Field> NUMBERS =
      List.of(
          METERS_LIMITED, METER_SHARE, DATA_VOLUME_SHARE, API_CALLS_SHARE, METERS_FRESHNESS_DAYS);

  private static final int WEEK = 7;
  private static final long MONTH = UsageWindows.MONTH;
  private static final Column SHARE = col("_share");
  private static final Column KNOWN = col("_meters_known_on");

  private MeterUse() {}

  /**
   * The accounts with {@link #NUMBERS} and {@link #FULLEST_METER}.
   *
   * @param meters silver.daily_meters as known, at least of the last {@link #DAYS} days
   */
  static Dataset<Row> attach(Dataset<Row> accounts, Dataset<Row> meters, LocalDate asOf) {
    return accounts.join(
        byAccount(meters, Days.endingOn(asOf)), AccountProfile.ids(), "left_outer");
  }

  private static Dataset<Row> byAccount(Dataset<Row> meters, Days days) {
    Column ofMeter = when(SHARE.isNotNull(), DailyMeters.METER.col());
    Column last = max(max(KNOWN)).over(Window.partitionBy(lit(0)));
    return byMeter(meters, days)
        .groupBy(DailyMeters.ACCOUNT_ID.col())
        .agg(
            count(SHARE).as(METERS_LIMITED.name()),
            max(SHARE).as(METER_SHARE.name()),
            max_by(ofMeter, SHARE).as(FULLEST_METER.name()),
            share("data_volume").as(DATA_VOLUME_SHARE.name()),
            share("api_calls").as(API_CALLS_SHARE.name()),
            days.daysSince(last).cast("long").as(METERS_FRESHNESS_DAYS.name()));
  }

  private static Column share(String meter) {
    return max(when(DailyMeters.METER.col().equalTo(meter), SHARE));
  }

  private static Dataset<Row> byMeter(Dataset<Row> meters, Days days) {
    Column day = DailyMeters.USAGE_DATE.col();
    Column quantity = DailyMeters.QUANTITY.col();
    Column ago = days.daysSince(day);
    Column length = coalesce(DailyMeters.ALLOWANCE_DAYS.col(), lit(MONTH));
    Column busiest = max(when(ago.lt(WEEK), quantity));
    Column used =
        when(min(length).equalTo(1), busiest).otherwise(sum(when(ago.lt(length), quantity)));
    Column allowance = DailyMeters.ALLOWANCE.col();
    Column allowed = max_by(allowance, when(allowance.isNotNull(), day));
    return meters
        .where(days.last(DAYS, day))
        .groupBy(DailyMeters.ACCOUNT_ID.col(), DailyMeters.SOURCE.col(), DailyMeters.METER.col())
        .agg(
            when(allowed.gt(0), coalesce(used, lit(0.0)).divide(allowed)).as(SHARE.toString()),
            max(Versions.KNOWN_ON.col()).as(KNOWN.toString()));
  }
}
