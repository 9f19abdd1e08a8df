package tenure.marts;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.not;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Months;
import tenure.contract.Field;
import tenure.features.AccountOutcomes;
import tenure.features.AccountProfile;
import tenure.scores.TimeToValue;

/**
 * How long accounts had waited for first value by each month end, as known tonight (rule 2.13): the
 * time to value of the company\u2019s row.
 */
final class CompanyTimeToValue {
  static final Column MONTH = col("value_month");
  static final Field DAYS_TO_FIRST_VALUE =
      Field.count(
          "days_to_first_value",
          "Median days from the first day of service to first value, of all accounts watched by the month\u2019s end, those still waiting censored; null while it is not reached (rule 2.13).");

  private CompanyTimeToValue() {}

  /**
   * One row per month end by which somebody was watched.
   *
   * @param onboarding marts.fct_onboarding of the night
   */
  static Dataset<Row> from(Dataset<Row> onboarding) {
    Column since = AccountProfile.SERVICE_SINCE_DATE.col();
    Column night = FctOnboarding.AS_OF_DATE.col();
    Column wait = AccountOutcomes.FIRST_VALUE_WAIT_DAYS.col();
    Column seen = datediff(MONTH, since).cast("long");
    Column isReached = not(FctOnboarding.IS_FIRST_VALUE_CENSORED.col()).and(wait.leq(seen));
    Dataset<Row> waits =
        onboarding
            .where(wait.isNotNull())
            .select(col("*"), explode(Months.ends(since, night)).as(MONTH.toString()))
            .where(MONTH.leq(night));
    return TimeToValue.medians(waits, least(wait, seen), isReached, MONTH)
        .withColumnRenamed(TimeToValue.MEDIAN_DAYS.name(), DAYS_TO_FIRST_VALUE.name());
  }
}
