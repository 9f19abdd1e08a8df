package tenure.marts;

import static org.apache.spark.sql.functions.bool_or;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;
import static tenure.contract.Layer.MARTS;

import java.time.LocalDate;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Months;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.expansion.ExpansionFields;
import tenure.expansion.ExpansionPolicy;
import tenure.expansion.ProposedExpansion;
import tenure.features.AccountProfile;
import tenure.scores.AccountFeatures;
import tenure.scores.HealthScores;
import tenure.silver.Opportunities;

/**
 * Where growth can be proposed: one row per account, kind, subject and night. Customers in red, and
 * those who leave, are proposed nothing; nor is what sales already works on.
 */
public final class FctExpansionOpportunity {
  public static final Field ACCOUNT_ID = AccountProfile.ACCOUNT_ID;
  public static final Field AS_OF_DATE = AccountProfile.AS_OF_DATE;
  public static final Field KIND = ExpansionFields.KIND;
  public static final Field SUBJECT = ExpansionFields.SUBJECT;
  public static final Field SEGMENT = AccountProfile.SEGMENT;
  public static final Field CSM_ID = AccountProfile.CSM_ID;
  public static final Field EXPANSION_ARR = ExpansionFields.EXPANSION_ARR;
  public static final Field PROPENSITY =
      Field.share("propensity", "How often such a proposal is taken; null while not known.");
  public static final Field PROPENSITY_REASON =
      Field.text("propensity_reason", "Why propensity is null, in words; null where it is not.");

  public static final Table TABLE =
      Table.in(MARTS, "fct_expansion_opportunity", "Where growth can be proposed.")
          .withColumns(
              ACCOUNT_ID,
              AS_OF_DATE,
              KIND,
              SUBJECT,
              SEGMENT,
              CSM_ID,
              ExpansionFields.EVIDENCE,
              PROPENSITY_REASON,
              EXPANSION_ARR,
              PROPENSITY,
              ExpansionFields.SUPPORT,
              ExpansionFields.CONFIDENCE,
              ExpansionFields.LIFT)
          .check(
              "propensity_or_reason",
              "(propensity IS NULL) <> (propensity_reason IS NULL)",
              "a propensity that is not known says why")
          .sliced(AS_OF_DATE);

  private static final Column IS_CROSS_SELL = col("_is_cross_sell");

  private FctExpansionOpportunity() {}

  /**
   * The cases for growth of paying customers.
   *
   * @param features features of asOf
   * @param health health_scores of asOf
   * @param rules scores.product_rules up to asOf
   * @param opportunities silver.opportunities as known
   * @param propensities marts.fct_expansion_propensity as last found out
   */
  public static Dataset<Row> from(
      AccountFeatures features,
      Dataset<Row> health,
      Dataset<Row> rules,
      Dataset<Row> opportunities,
      Dataset<Row> propensities,
      ExpansionPolicy policy,
      LocalDate asOf) {
    Dataset<Row> scores = health.select(ACCOUNT_ID.col(), HealthScores.HEALTH_BAND.col());
    Dataset<Row> accounts =
        features
            .joined()
            .join(scores, ACCOUNT_ID.name(), "left_outer")
            .where(AccountProfile.ARR.col().gt(0))
            .where(AccountProfile.SCHEDULED_CHURN_DATE.col().isNull())
            .where(coalesce(not(HealthScores.HEALTH_BAND.col().equalTo("red")), lit(true)));
    Dataset<Row> known =
        propensities.select(
            KIND.col(),
            FctExpansionPropensity.PROPENSITY.col(),
            FctExpansionPropensity.PROPOSALS.col());
    return ProposedExpansion.from(accounts, rules, policy)
        .withColumn(IS_CROSS_SELL.toString(), KIND.col().equalTo("whitespace"))
        .join(worked(opportunities), sameCase(), "left_anti")
        .join(broadcast(known), KIND.name(), "left_outer")
        .withColumns(
            Map.of(AS_OF_DATE.name(), Months.day(asOf), PROPENSITY_REASON.name(), reason(policy)))
        .transform(TABLE::conform);
  }

  /** The accounts that sales talks to about more already, and whether about another product. */
  private static Dataset<Row> worked(Dataset<Row> opportunities) {
    Column kind = Opportunities.KIND.col();
    return opportunities
        .where(kind.isin("upsell", "cross_sell"))
        .where(not(coalesce(Opportunities.IS_CLOSED.col(), lit(false))))
        .groupBy(Opportunities.ACCOUNT_ID.col().as("_worked_account"))
        .agg(
            bool_or(kind.equalTo("cross_sell")).as("_has_cross_sell"),
            bool_or(kind.equalTo("upsell")).as("_has_upsell"));
  }

  private static Column sameCase() {
    Column isWorked = when(IS_CROSS_SELL, col("_has_cross_sell")).otherwise(col("_has_upsell"));
    return ACCOUNT_ID.col().equalTo(col("_worked_account")).and(isWorked);
  }

  private static Column reason(ExpansionPolicy policy) {
    Column proposals = coalesce(FctExpansionPropensity.PROPOSALS.col(), lit(0L));
    return when(
        PROPENSITY.col().isNull(),
        concat(
            lit("too few earlier proposals: "),
            proposals.cast("string"),
            lit(" of " + policy.propensity().minimumProposals())));
  }
}
