package tenure.features;

import static org.apache.spark.sql.functions.bool_or;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.RelationalGroupedDataset;
import org.apache.spark.sql.Row;
import tenure.contract.Versions;
import tenure.silver.AccountLinks;
import tenure.silver.DailyUsage;

/**
 * Which features were used within 28 days, under the keys that the source gave. A feature is core
 * or premium where any use of it in 28 days says so.
 */
final class FeaturesUsed {
  private FeaturesUsed() {}

  /**
   * One row per source, key and feature; a key that stands for one user keeps that user, who may
   * turn out to be somebody else's alias.
   *
   * @param usage increments known by asOf
   */
  static Dataset<Row> of(Dataset<Row> usage, LocalDate asOf) {
    Days days = Days.endingOn(asOf);
    int window = UsageWindows.MONTH;
    Column key = DailyUsage.SOURCE_ACCOUNT_KEY.col();
    Column user = when(key.startsWith(AccountLinks.USER_PREFIX), DailyUsage.USER_ID.col());
    return kinds(
        usage
            .where(days.last(window, Versions.KNOWN_ON.col()))
            .where(days.last(window, DailyUsage.USAGE_DATE.col()))
            .where(DailyUsage.EVENTS.col().gt(0))
            .groupBy(
                DailyUsage.SOURCE.col(),
                key,
                DailyUsage.ACCOUNT_ID.col(),
                user.as(DailyUsage.USER_ID.name()),
                DailyUsage.FEATURE.col()));
  }

  static Dataset<Row> once(Dataset<Row> features) {
    return kinds(features.groupBy(DailyUsage.ACCOUNT_ID.col(), DailyUsage.FEATURE.col()));
  }

  /** Whether the features of each group are core or premium. */
  static Dataset<Row> kinds(RelationalGroupedDataset features) {
    return features.agg(
        bool_or(coalesce(DailyUsage.IS_CORE.col(), lit(false))).as(DailyUsage.IS_CORE.name()),
        bool_or(coalesce(DailyUsage.IS_PREMIUM.col(), lit(false)))
            .as(DailyUsage.IS_PREMIUM.name()));
  }
}
