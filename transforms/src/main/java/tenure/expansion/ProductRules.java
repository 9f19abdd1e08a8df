package tenure.expansion;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.array_distinct;
import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.median;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.split;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.trim;
import static tenure.contract.Layer.SCORES;

import java.time.LocalDate;
import org.apache.spark.ml.fpm.FPGrowth;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import tenure.columns.Money;
import tenure.columns.Months;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.contract.Versions;
import tenure.features.AccountProfile;
import tenure.features.AccountUsage;
import tenure.ledger.LineMonths;

/**
 * Which products go with what customers use and own: rules of association over the paying customers
 * of a month end, found by FP-growth. What nearly everybody or hardly anybody has tells nothing.
 */
public final class ProductRules {
  public static final Field ANTECEDENT =
      Field.id("antecedent", "What they use and own, as items joined by \u201c & \u201d.").key();
  public static final Field PRODUCT_FAMILY =
      Field.id("product_family", "The product family that such customers own.").key();
  public static final Field KNOWN_ON = Versions.KNOWN_ON.key();
  public static final Field SUPPORT =
      Field.share("support", "Share of all customers that have both.").required();
  public static final Field CONFIDENCE =
      Field.share("confidence", "Share of those with the antecedent that own the family.")
          .required();
  public static final Field LIFT =
      Field.number("lift", "confidence over the share of all customers that own the family.")
          .required();
  public static final Field SIZE_SHARE =
      Field.share("size_share", "What owners pay for the family over what else they pay, median.");

  public static final Table TABLE =
      Table.in(SCORES, "product_rules", "Which products go with what customers use and own.")
          .withColumns(ANTECEDENT, PRODUCT_FAMILY, SUPPORT, CONFIDENCE, LIFT, SIZE_SHARE, KNOWN_ON)
          .sliced(KNOWN_ON);

  static final String JOINT = " & ";

  private static final String OWNS = "owns ";
  private static final double RARE = 0.05;
  private static final double COMMON = 0.95;
  private static final int RULES_PER_FAMILY = 20;
  private static final int PLACES = 6;
  private static final Column ITEM = col("_item");
  private static final Column ITEMS = col("_items");

  private ProductRules() {}

  /** What an account has: the features it uses and the product families it owns. */
  static Column items() {
    Column uses = named("uses ", AccountUsage.FEATURES_USED.col());
    return array_distinct(concat(uses, named(OWNS, AccountProfile.PRODUCT_FAMILIES.col())));
  }

  /** The product families that an account owns. */
  static Column families() {
    return named("", AccountProfile.PRODUCT_FAMILIES.col());
  }

  private static Column named(String kind, Column list) {
    Column parts = transform(split(coalesce(list, lit("")), ","), part -> trim(part));
    return transform(filter(parts, part -> length(part).gt(0)), part -> concat(lit(kind), part));
  }

  /**
   * The rules of a month end. FP-growth builds its tree at once, so this is worked out eagerly.
   *
   * @param profile features.account_profile of the night
   * @param usage features.account_usage of the night
   * @param lineMonths ledger.line_months as known
   */
  public static Dataset<Row> from(
      Dataset<Row> profile,
      Dataset<Row> usage,
      Dataset<Row> lineMonths,
      ExpansionPolicy.Rules policy,
      LocalDate night) {
    Column family = element_at(col("consequent"), 1);
    Column order =
        row_number()
            .over(
                Window.partitionBy(PRODUCT_FAMILY.col())
                    .orderBy(LIFT.col().desc(), SUPPORT.col().desc(), ANTECEDENT.col()));
    return new FPGrowth()
        .setItemsCol(ITEMS.toString())
        .setMinSupport(policy.support())
        .setMinConfidence(policy.confidence())
        .fit(baskets(profile, usage, policy))
        .associationRules()
        .where(family.startsWith(OWNS).and(LIFT.col().geq(policy.lift())))
        // Where all own it, as with what only the family itself offers, nobody is left to be asked.
        .where(CONFIDENCE.col().lt(1.0))
        .select(
            array_join(sort_array(col("antecedent")), JOINT).as(ANTECEDENT.name()),
            substring(family, OWNS.length() + 1, Integer.MAX_VALUE).as(PRODUCT_FAMILY.name()),
            round(SUPPORT.col(), PLACES).as(SUPPORT.name()),
            round(CONFIDENCE.col(), PLACES).as(CONFIDENCE.name()),
            round(LIFT.col(), PLACES).as(LIFT.name()))
        .withColumn("_order", order)
        .where(col("_order").leq(RULES_PER_FAMILY))
        .join(sizes(lineMonths, night), PRODUCT_FAMILY.name(), "left_outer")
        .withColumn(KNOWN_ON.name(), Months.day(night))
        .transform(TABLE::conform);
  }

  /** The most telling items of each paying customer: those that about half of them have. */
  private static Dataset<Row> baskets(
      Dataset<Row> profile, Dataset<Row> usage, ExpansionPolicy.Rules policy) {
    Dataset<Row> has =
        profile
            .where(AccountProfile.ARR.col().gt(0))
            .select(AccountProfile.ACCOUNT_ID.col(), AccountProfile.PRODUCT_FAMILIES.col())
            .join(
                usage.select(AccountUsage.ACCOUNT_ID.col(), AccountUsage.FEATURES_USED.col()),
                AccountProfile.ACCOUNT_ID.name(),
                "left_outer")
            .select(AccountProfile.ACCOUNT_ID.col(), explode(items()).as(ITEM.toString()));
    long customers = profile.where(AccountProfile.ARR.col().gt(0)).count();
    Dataset<Row> telling =
        has.groupBy(ITEM)
            .agg(count(lit(1)).divide(lit(Math.max(customers, 1))).as("_share"))
            .where(col("_share").between(RARE, COMMON))
            .orderBy(abs(col("_share").minus(0.5)), ITEM)
            .limit(policy.items());
    Column kept = collect_set(col("_kept"));
    return has.join(
            telling.select(ITEM, ITEM.as("_kept")), new String[] {ITEM.toString()}, "left_outer")
        .groupBy(AccountProfile.ACCOUNT_ID.col())
        .agg(kept.as(ITEMS.toString()))
        .select(array_compact(ITEMS).as(ITEMS.toString()));
  }

  private static Dataset<Row> sizes(Dataset<Row> lineMonths, LocalDate night) {
    Column all = sum(col("_mrr")).over(Window.partitionBy(LineMonths.ACCOUNT_ID.col()));
    Column share = Money.share(col("_mrr"), col("_all").minus(col("_mrr")));
    return lineMonths
        .where(LineMonths.MONTH_END_DATE.col().equalTo(Months.day(Months.lastComplete(night))))
        .groupBy(LineMonths.ACCOUNT_ID.col(), LineMonths.PRODUCT_FAMILY.col())
        .agg(sum(LineMonths.MRR.col()).as("_mrr"))
        .withColumn("_all", all)
        .where(col("_mrr").gt(0))
        .groupBy(LineMonths.PRODUCT_FAMILY.col().as(PRODUCT_FAMILY.name()))
        .agg(round(median(share), PLACES).as(SIZE_SHARE.name()));
  }

  /** The rules of the newest month end. */
  static Dataset<Row> newest(Dataset<Row> rules) {
    Column last = max(KNOWN_ON.col()).over(Window.partitionBy(lit(0)));
    return rules.withColumn("_last", last).where(KNOWN_ON.col().equalTo(col("_last")));
  }
}
