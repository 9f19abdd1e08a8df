package tenure.features;

import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Versions;
import tenure.silver.DailyUsage;

/**
 * Use of the product added up before it is known whose it is. There are far fewer users than rows
 * of use, so that links and aliases are followed for few.
 *
 * @param users what each user did within the windows: one row per source, key and user
 * @param features the features used within 28 days: one row per source, key and feature
 */
public record UsageByKey(Dataset<Row> users, Dataset<Row> features) {

  /** Both from the same rows. */
  static UsageByKey of(Dataset<Row> dailyUsage, LocalDate asOf) {
    return new UsageByKey(users(dailyUsage, asOf), features(dailyUsage, asOf));
  }

  /**
   * The users.
   *
   * @param dailyUsage increments; those not known by asOf and those of days outside 91 days are
   *     ignored
   */
  public static Dataset<Row> users(Dataset<Row> dailyUsage, LocalDate asOf) {
    return UserWindows.of(known(dailyUsage, asOf), asOf);
  }

  /**
   * The features.
   *
   * @param dailyUsage as for {@link #users}
   */
  public static Dataset<Row> features(Dataset<Row> dailyUsage, LocalDate asOf) {
    return FeaturesUsed.of(known(dailyUsage, asOf), asOf);
  }

  private static Dataset<Row> known(Dataset<Row> dailyUsage, LocalDate asOf) {
    return dailyUsage.where(
        Versions.KNOWN_ON
            .col()
            .leq(lit(asOf))
            .and(Days.endingOn(asOf).last(UsageWindows.DAYS, DailyUsage.USAGE_DATE.col())));
  }
}
