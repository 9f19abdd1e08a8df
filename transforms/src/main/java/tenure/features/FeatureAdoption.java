package tenure.features;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.split;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.silver.DailyUsage;
import tenure.silver.Plans;
import tenure.silver.SubscriptionLines;

/** Which of the features that an account pays for it uses. */
final class FeatureAdoption {
  private static final String USED = "is_used";
  private static final String INCLUDED = "is_included";
  private static final String CATALOGUE = "features_anywhere";

  private FeatureAdoption() {}

  /** The accounts with the counts of included and used features, and the share. */
  static Dataset<Row> attach(
      Dataset<Row> accounts,
      Dataset<Row> usage,
      Dataset<Row> lines,
      Dataset<Row> plans,
      LocalDate asOf) {
    Dataset<Row> used = used(usage, asOf);
    Dataset<Row> anywhere =
        used.select(DailyUsage.FEATURE.col())
            .distinct()
            .agg(count(DailyUsage.FEATURE.col()).as(CATALOGUE));
    Column isPlanned = col(INCLUDED).gt(0);
    return accounts
        .join(byAccount(used, included(lines, plans, asOf)), AccountProfile.ids(), "left_outer")
        .crossJoin(anywhere)
        .withColumn(
            AccountUsage.FEATURES_USED_28D.name(),
            when(isPlanned, col("used_included")).otherwise(col(USED)))
        .withColumn(
            AccountUsage.INCLUDED_FEATURES.name(),
            when(isPlanned, col(INCLUDED)).otherwise(col(CATALOGUE)));
  }

  private static Dataset<Row> used(Dataset<Row> usage, LocalDate asOf) {
    Column inWindow = Days.endingOn(asOf).last(AccountUsage.DAYS, DailyUsage.USAGE_DATE.col());
    return usage
        .where(inWindow.and(DailyUsage.EVENTS.col().gt(0)))
        .select(DailyUsage.ACCOUNT_ID.col(), DailyUsage.FEATURE.col())
        .distinct()
        .withColumn(USED, lit(1L));
  }

  private static Dataset<Row> included(Dataset<Row> lines, Dataset<Row> plans, LocalDate asOf) {
    Column end = SubscriptionLines.SERVICE_END_DATE.col();
    Dataset<Row> owned =
        lines
            .where(SubscriptionLines.STATUS.col().isin("active", "past_due", "trialing"))
            .where(SubscriptionLines.SERVICE_START_DATE.col().leq(lit(asOf)))
            .where(end.isNull().or(end.gt(lit(asOf))))
            .select(
                SubscriptionLines.ACCOUNT_ID.col(),
                SubscriptionLines.SOURCE.col(),
                SubscriptionLines.PRODUCT_ID.col())
            .distinct();
    Dataset<Row> offered =
        plans
            .select(
                Plans.SOURCE.col(),
                Plans.PRODUCT_ID.col(),
                explode(split(Plans.INCLUDED_FEATURES.col(), ",")).as(DailyUsage.FEATURE.name()))
            .withColumn(DailyUsage.FEATURE.name(), trim(DailyUsage.FEATURE.col()))
            .where(length(DailyUsage.FEATURE.col()).gt(0))
            .distinct();
    return owned
        .join(offered, new String[] {Plans.SOURCE.name(), Plans.PRODUCT_ID.name()}, "inner")
        .select(SubscriptionLines.ACCOUNT_ID.col(), DailyUsage.FEATURE.col())
        .distinct()
        .withColumn(INCLUDED, lit(1L));
  }

  private static Dataset<Row> byAccount(Dataset<Row> used, Dataset<Row> included) {
    String[] pair = {DailyUsage.ACCOUNT_ID.name(), DailyUsage.FEATURE.name()};
    return used.join(included, pair, "full_outer")
        .groupBy(DailyUsage.ACCOUNT_ID.col())
        .agg(
            sum(when(col(USED).isNotNull().and(col(INCLUDED).isNotNull()), 1L).otherwise(0L))
                .as("used_included"),
            count(col(USED)).as(USED),
            count(col(INCLUDED)).as(INCLUDED));
  }
}
