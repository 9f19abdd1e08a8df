package tenure.expansion;

import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.array_except;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.negate;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.split;
import static org.apache.spark.sql.functions.struct;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.features.AccountProfile;

/** Products that customers who use and own the same own, and this one does not. */
final class Whitespace {
  private static final String BEST = "_best";

  private Whitespace() {}

  /**
   * The accounts beside each family they lack, by the rule with the most lift.
   *
   * @param accounts one wide row per account
   * @param rules scores.product_rules up to the night
   */
  static Dataset<Row> from(Dataset<Row> accounts, Dataset<Row> rules) {
    Column family = ProductRules.PRODUCT_FAMILY.col();
    Column isOwned = array_contains(ProductRules.families(), family);
    Column needed = split(ProductRules.ANTECEDENT.col(), ProductRules.JOINT);
    Column order =
        struct(
            ProductRules.LIFT.col(),
            ProductRules.SUPPORT.col(),
            negate(size(needed)),
            ProductRules.ANTECEDENT.col());
    Column told =
        struct(
            AccountProfile.SEGMENT.col(),
            AccountProfile.CSM_ID.col(),
            lit("whitespace").as(ExpansionFields.KIND.name()),
            family.as(ExpansionFields.SUBJECT.name()),
            evidence().as(ExpansionFields.EVIDENCE.name()),
            ExpansionCases.size(ProductRules.SIZE_SHARE.col())
                .as(ExpansionFields.EXPANSION_ARR.name()),
            ProductRules.SUPPORT.col(),
            ProductRules.CONFIDENCE.col(),
            ProductRules.LIFT.col());
    return accounts
        .withColumn("_items", ProductRules.items())
        .join(
            broadcast(ProductRules.newest(rules)),
            size(array_except(needed, col("_items"))).equalTo(0).and(not(isOwned)),
            "inner")
        .groupBy(AccountProfile.ACCOUNT_ID.col(), family)
        .agg(max_by(told, order).as(BEST))
        .select(AccountProfile.ACCOUNT_ID.col(), col(BEST + ".*"));
  }

  private static Column evidence() {
    return concat(
        lit("of customers with \u201c"),
        ProductRules.ANTECEDENT.col(),
        lit("\u201d "),
        ExpansionCases.percent(ProductRules.CONFIDENCE.col()),
        lit(" own "),
        ProductRules.PRODUCT_FAMILY.col());
  }
}
