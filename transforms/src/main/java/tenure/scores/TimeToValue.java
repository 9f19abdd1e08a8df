package tenure.scores;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.try_divide;
import static org.apache.spark.sql.functions.when;

import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import tenure.contract.Field;
import tenure.features.AccountOutcomes;
import tenure.features.AccountProfile;

/**
 * How long accounts wait for first value, all of them, by segment and by quarter of the start (rule
 * 2.13): the curve of {@link SurvivalCurve}, which first value ends and the night censors.
 */
public final class TimeToValue {
  public static final Field DAYS_SINCE_START =
      Field.count("days_since_start", "Days since the first day of service.").key();
  public static final Field WAITING_ACCOUNTS =
      Field.count(
              "waiting_accounts",
              "Accounts watched for so long that had no first value before, those of this day among them.")
          .required();
  public static final Field REACHED_ACCOUNTS =
      Field.count("reached_accounts", "Those of them who got first value on this day.").required();
  public static final Field CENSORED_ACCOUNTS =
      Field.count(
              "censored_accounts",
              "Those of them who were not watched for longer: still waiting, or gone.")
          .required();
  public static final Field WAITING_SHARE =
      Field.share("waiting_share", "Kaplan\u2013Meier: the share still waiting after this day.")
          .required();
  public static final Field WAITING_LOW_SHARE =
      Field.share(
          "waiting_low_share",
          "The low end of Greenwood\u2019s 95 % interval, not below 0; null once nobody is left.");
  public static final Field WAITING_HIGH_SHARE =
      Field.share(
          "waiting_high_share",
          "The high end of Greenwood\u2019s 95 % interval, not above 1; null once nobody is left.");
  public static final Field MEDIAN_DAYS =
      Field.count(
          "median_days",
          "The first day after which at most half still wait; null while it is not reached.");
  public static final Field DAY_30_ACCOUNTS =
      Field.count(
              "day_30_accounts",
              "Accounts of the slice of which is known whether the Day-30 moment came in time.")
          .required();
  public static final Field DAY_30_MOMENTS =
      Field.count("day_30_moments", "Those of them for whom it did.").required();
  public static final Field DAY_30_MOMENT_RATE =
      Field.share("day_30_moment_rate", "day_30_moments / day_30_accounts.");

  private static final Column[] SLICE = {Retention.SLICE_KIND.col(), Retention.SLICE_VALUE.col()};

  private TimeToValue() {}

  /**
   * One row per slice and day on which somebody of it got first value or was watched no longer.
   * Accounts without any onboarding step on record are not watched.
   *
   * @param features features of the night
   */
  public static Dataset<Row> from(AccountFeatures features) {
    WindowSpec slice = Window.partitionBy(SLICE);
    Dataset<Row> counts =
        counts(features)
            .withColumns(
                Map.of(
                    DAY_30_ACCOUNTS.name(), sum(DAY_30_ACCOUNTS.col()).over(slice),
                    DAY_30_MOMENTS.name(), sum(DAY_30_MOMENTS.col()).over(slice)));
    return curve(counts, SLICE)
        .withColumnsRenamed(
            Map.of(
                SurvivalCurve.MONTH.toString(), DAYS_SINCE_START.name(),
                SurvivalCurve.AT_RISK.toString(), WAITING_ACCOUNTS.name(),
                SurvivalCurve.CHURNED.toString(), REACHED_ACCOUNTS.name(),
                SurvivalCurve.SURVIVAL.toString(), WAITING_SHARE.name(),
                SurvivalCurve.LOW.toString(), WAITING_LOW_SHARE.name(),
                SurvivalCurve.HIGH.toString(), WAITING_HIGH_SHARE.name(),
                SurvivalCurve.MEDIAN.toString(), MEDIAN_DAYS.name()))
        .withColumn(
            DAY_30_MOMENT_RATE.name(), try_divide(DAY_30_MOMENTS.col(), DAY_30_ACCOUNTS.col()));
  }

  /**
   * The median wait of each group, null while it is not reached.
   *
   * @param waits one row per account watched, with the columns of the group
   * @param days for how long it was watched
   * @param isReached whether first value ended that
   */
  public static Dataset<Row> medians(
      Dataset<Row> waits, Column days, Column isReached, Column group) {
    Dataset<Row> counts =
        waits
            .groupBy(group, days.as(SurvivalCurve.MONTH.toString()))
            .agg(
                number(isReached).as(SurvivalCurve.CHURNED.toString()),
                number(not(isReached)).as(CENSORED_ACCOUNTS.name()));
    return curve(counts, group)
        .groupBy(group)
        .agg(max(SurvivalCurve.MEDIAN).as(MEDIAN_DAYS.name()));
  }

  /** The curve of counts of those reached and those censored by day. */
  private static Dataset<Row> curve(Dataset<Row> counts, Column... group) {
    WindowSpec onward =
        Window.partitionBy(group)
            .orderBy(SurvivalCurve.MONTH)
            .rowsBetween(0, Window.unboundedFollowing());
    Column ends = SurvivalCurve.CHURNED.plus(CENSORED_ACCOUNTS.col());
    return SurvivalCurve.from(
        counts.withColumn(SurvivalCurve.AT_RISK.toString(), sum(ends).over(onward)), 0, group);
  }

  private static Dataset<Row> counts(AccountFeatures features) {
    Column isReached = AccountOutcomes.FIRST_VALUE_DATE.col().isNotNull();
    Column inTime = AccountOutcomes.IS_DAY_30_MOMENT_REACHED.col();
    Column slices =
        array(
            RetentionSlices.TOTAL_SLICE,
            RetentionSlices.slice("segment", AccountProfile.SEGMENT.col()),
            RetentionSlices.slice(
                "cohort", RetentionSlices.quarterOf(AccountProfile.SERVICE_SINCE_DATE.col())));
    return features
        .joined()
        .where(AccountOutcomes.FIRST_VALUE_WAIT_DAYS.col().isNotNull())
        .select(
            AccountOutcomes.FIRST_VALUE_WAIT_DAYS.col().as(SurvivalCurve.MONTH.toString()),
            AccountOutcomes.FIRST_VALUE_DATE.col(),
            inTime,
            inline(slices))
        .groupBy(SLICE[0], SLICE[1], SurvivalCurve.MONTH)
        .agg(
            number(isReached).as(SurvivalCurve.CHURNED.toString()),
            number(not(isReached)).as(CENSORED_ACCOUNTS.name()),
            number(inTime.isNotNull()).as(DAY_30_ACCOUNTS.name()),
            number(inTime).as(DAY_30_MOMENTS.name()));
  }

  private static Column number(Column condition) {
    return sum(when(condition, 1L).otherwise(0L));
  }
}
