package tenure.review;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Money;
import tenure.contract.Field;
import tenure.expansion.ExpansionFields;
import tenure.features.AccountRelationship;
import tenure.scores.Renewals;

/** Who is missing at a customer, and what is proposed to it, as of the night. */
public final class ReviewOutlook {
  public static final Field PROPOSALS =
      Field.count("proposals", "Cases for growth as of the night.").required();
  public static final Field PROPOSED_ARR =
      Field.money("proposed_arr", "What they would add, reporting currency.").required();

  private ReviewOutlook() {}

  /**
   * One row per account.
   *
   * @param relationship features.account_relationship of the night
   * @param opportunities marts.fct_expansion_opportunity of the night
   */
  public static Dataset<Row> from(Dataset<Row> relationship, Dataset<Row> opportunities) {
    Column account = AccountRelationship.ACCOUNT_ID.col();
    Dataset<Row> proposals =
        opportunities
            .groupBy(account)
            .agg(
                count(lit(1)).as(PROPOSALS.name()),
                Money.cents(sum(ExpansionFields.EXPANSION_ARR.col())).as(PROPOSED_ARR.name()));
    return relationship
        .select(account, Renewals.missingStakeholders().as(Renewals.MISSING_STAKEHOLDERS.name()))
        .join(proposals, AccountRelationship.ACCOUNT_ID.name(), "left_outer");
  }
}
