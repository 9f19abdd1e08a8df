package tenure.features;

import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.split;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Field;
import tenure.silver.DailyUsage;
import tenure.silver.Plans;
import tenure.silver.SubscriptionLines;

/**
 * Which of the features that an account pays for it uses: of all, of the core ones and of the
 * premium ones.
 */
final class FeatureAdoption {
  static final Field INCLUDED_FEATURES =
      Field.count(
              "included_features",
              "Features the account's plans include; where plans name none, every feature that any account used in 28 days.")
          .required();
  static final Field FEATURES_USED_28D =
      Field.count("features_used_28d", "Those of the included features used in 28 days.")
          .required();
  static final Field ADOPTION_SHARE =
      Field.share("adoption_share", "features_used_28d over included_features.");
  static final Field INCLUDED_CORE_FEATURES =
      Field.count("included_core_features", "The core ones of included_features.").required();
  static final Field CORE_FEATURES_USED_28D =
      Field.count("core_features_used_28d", "The core ones of features_used_28d.").required();
  static final Field CORE_ADOPTION_SHARE =
      Field.share("core_adoption_share", "core_features_used_28d over included_core_features.");
  static final Field INCLUDED_PREMIUM_FEATURES =
      Field.count("included_premium_features", "The premium ones of included_features.").required();
  static final Field PREMIUM_FEATURES_USED_28D =
      Field.count("premium_features_used_28d", "The premium ones of features_used_28d.").required();
  static final Field PREMIUM_ADOPTION_SHARE =
      Field.share(
          "premium_adoption_share", "premium_features_used_28d over included_premium_features.");

  /** Counts, of which each pair has a share. */
  static final List<Field> COUNTS =
      List.of(
          INCLUDED_FEATURES,
          FEATURES_USED_28D,
          INCLUDED_CORE_FEATURES,
          CORE_FEATURES_USED_28D,
          INCLUDED_PREMIUM_FEATURES,
          PREMIUM_FEATURES_USED_28D);

  private static final List<Field> SHARES =
      List.of(ADOPTION_SHARE, CORE_ADOPTION_SHARE, PREMIUM_ADOPTION_SHARE);

  static final Field FEATURES_USED =
      Field.text("features_used", "The features used in 28 days, separated by commas.");

  static final Field FEATURES_UNUSED =
      Field.text(
          "features_unused",
          "The features of the account's plans that nobody used in 28 days, separated by commas; empty where plans name none.");

  private static final String ANYWHERE = "_anywhere";
  private static final String PLANNED = "_planned";
  private static final Column USED = col("is_used");
  private static final Column INCLUDED = col("is_included");

  private FeatureAdoption() {}

  /**
   * The accounts with the counts of included and used features.
   *
   * @param features rows of {@link FeaturesUsed#of}, with the accounts they belong to
   */
  static Dataset<Row> attach(
      Dataset<Row> accounts,
      Dataset<Row> features,
      Dataset<Row> lines,
      Dataset<Row> plans,
      LocalDate asOf) {
    Dataset<Row> used = FeaturesUsed.once(features);
    Dataset<Row> catalogue = catalogue(used);
    Map<String, Column> counts = new HashMap<>();
    for (int i = 0; i < COUNTS.size(); i++) {
      String name = COUNTS.get(i).name();
      boolean isIncluded = i % 2 == 0;
      Column unplanned = col(name + (isIncluded ? ANYWHERE : ""));
      Column planned = col(name + (isIncluded ? "" : PLANNED));
      counts.put(name, when(INCLUDED_FEATURES.col().gt(0), planned).otherwise(unplanned));
    }
    return accounts
        .join(
            byAccount(used, included(lines, plans, asOf), catalogue),
            AccountProfile.ids(),
            "left_outer")
        .crossJoin(anywhere(catalogue))
        .withColumns(counts);
  }

  /** The shares, once the counts are there. */
  static Map<String, Column> shares() {
    Map<String, Column> shares = new HashMap<>();
    for (int i = 0; i < SHARES.size(); i++) {
      Column all = COUNTS.get(2 * i).col();
      Column some = COUNTS.get(2 * i + 1).col();
      shares.put(SHARES.get(i).name(), when(all.gt(0), some.divide(all)));
    }
    return shares;
  }

  private static Dataset<Row> catalogue(Dataset<Row> used) {
    return FeaturesUsed.kinds(used.groupBy(DailyUsage.FEATURE.col()));
  }

  private static Dataset<Row> anywhere(Dataset<Row> catalogue) {
    return catalogue.agg(
        count(lit(true)).as(INCLUDED_FEATURES + ANYWHERE),
        count(DailyUsage.IS_CORE.col()).as(INCLUDED_CORE_FEATURES + ANYWHERE),
        count(DailyUsage.IS_PREMIUM.col()).as(INCLUDED_PREMIUM_FEATURES + ANYWHERE));
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
        .withColumn(INCLUDED.toString(), lit(true));
  }

  private static Dataset<Row> byAccount(
      Dataset<Row> used, Dataset<Row> included, Dataset<Row> catalogue) {
    String[] pair = {DailyUsage.ACCOUNT_ID.name(), DailyUsage.FEATURE.name()};
    Column[] kinds = {lit(true), DailyUsage.IS_CORE.col(), DailyUsage.IS_PREMIUM.col()};
    List<Column> counts = new ArrayList<>();
    for (int i = 0; i < kinds.length; i++) {
      String all = COUNTS.get(2 * i).name();
      String some = COUNTS.get(2 * i + 1).name();
      counts.add(count(INCLUDED.and(kinds[i])).as(all));
      counts.add(count(USED.and(kinds[i])).as(some));
      counts.add(count(USED.and(INCLUDED).and(kinds[i])).as(some + PLANNED));
    }
    counts.add(listed(USED).as(FEATURES_USED.name()));
    counts.add(listed(INCLUDED.and(USED.isNull())).as(FEATURES_UNUSED.name()));
    return used.select(pair[0], pair[1])
        .withColumn(USED.toString(), lit(true))
        .join(included, pair, "full_outer")
        .join(catalogue, DailyUsage.FEATURE.name(), "left_outer")
        .groupBy(DailyUsage.ACCOUNT_ID.col())
        .agg(counts.get(0), counts.subList(1, counts.size()).toArray(Column[]::new));
  }

  private static Column listed(Column condition) {
    return array_join(sort_array(collect_set(when(condition, DailyUsage.FEATURE.col()))), ",");
  }

  private static Column count(Column condition) {
    return sum(when(condition, 1L).otherwise(0L));
  }
}
