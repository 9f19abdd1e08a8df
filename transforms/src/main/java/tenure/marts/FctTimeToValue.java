package tenure.marts;

import static tenure.contract.Layer.MARTS;

import java.time.LocalDate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Months;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.scores.AccountFeatures;
import tenure.scores.Retention;
import tenure.scores.TimeToValue;

/**
 * How long accounts wait for first value, and how many reach the Day-30 moment (rule 2.13): one row
 * per slice and day on which somebody of it reached it or was watched no longer. What is read off a
 * whole curve stands in each of its rows.
 */
public final class FctTimeToValue {
  public static final Field SLICE_KIND =
      FctSurvival.SLICE_KIND.meaning(
          "What the accounts are told apart by; a cohort is the quarter of the first day of service.");
  public static final Field KNOWN_ON = FctSurvival.KNOWN_ON;

  public static final Table TABLE =
      Table.in(MARTS, "fct_time_to_value", "How long accounts wait for first value.")
          .withColumns(
              SLICE_KIND,
              Retention.SLICE_VALUE,
              TimeToValue.DAYS_SINCE_START,
              KNOWN_ON,
              TimeToValue.WAITING_ACCOUNTS,
              TimeToValue.REACHED_ACCOUNTS,
              TimeToValue.CENSORED_ACCOUNTS,
              TimeToValue.WAITING_SHARE,
              TimeToValue.WAITING_LOW_SHARE,
              TimeToValue.WAITING_HIGH_SHARE,
              TimeToValue.MEDIAN_DAYS,
              TimeToValue.DAY_30_ACCOUNTS,
              TimeToValue.DAY_30_MOMENTS,
              TimeToValue.DAY_30_MOMENT_RATE)
          .check(
              "waiting_within_interval",
              "waiting_share BETWEEN waiting_low_share AND waiting_high_share",
              "the interval holds the estimate");

  private FctTimeToValue() {}

  /**
   * The curve of every slice.
   *
   * @param features features of the night
   */
  public static Dataset<Row> from(AccountFeatures features, LocalDate night) {
    return TimeToValue.from(features)
        .withColumn(KNOWN_ON.name(), Months.day(night))
        .transform(TABLE::conform);
  }
}
