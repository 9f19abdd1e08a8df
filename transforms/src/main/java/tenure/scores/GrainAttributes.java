package tenure.scores;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.features.AccountProfile;
import tenure.silver.AccountHierarchy;
import tenure.silver.Accounts;

/**
 * What the grains of retention are told apart by (rule 2.7): the attributes of the ultimate
 * parent's own record. Of a parent whose own record never paid, such as a holding, segment and plan
 * are those of the account below it that pays most.
 */
public final class GrainAttributes {
  /** How they are found: where that changes, the sums of earlier nights no longer stand. */
  static final String RULE = "the parent's, where it never paid of the largest below";

  private static final Column GRAIN = AccountHierarchy.GRAIN_ID.col();
  private static final String LARGEST = "largest";

  private GrainAttributes() {}

  /**
   * One row per account, as a grain: grain_id, segment, plan, csm_id, region, industry.
   *
   * @param profiles features.account_profile of the night
   * @param accounts silver.accounts as known
   * @param hierarchy silver.account_hierarchy as known
   */
  public static Dataset<Row> from(
      Dataset<Row> profiles, Dataset<Row> accounts, Dataset<Row> hierarchy) {
    Column isPaidBelow = isUnpaid().and(col(LARGEST).isNotNull());
    return profiles
        .join(
            accounts.select(
                Accounts.ACCOUNT_ID.col(), Accounts.REGION.col(), Accounts.INDUSTRY.col()),
            new String[] {Accounts.ACCOUNT_ID.name()},
            "left_outer")
        .withColumnRenamed(Accounts.ACCOUNT_ID.name(), GRAIN.toString())
        .join(largest(profiles, hierarchy), new String[] {GRAIN.toString()}, "left_outer")
        .select(
            GRAIN,
            when(isPaidBelow, ofLargest(AccountProfile.SEGMENT.name()))
                .otherwise(AccountProfile.SEGMENT.col())
                .as(AccountProfile.SEGMENT.name()),
            coalesce(AccountProfile.PLAN.col(), ofLargest(AccountProfile.PLAN.name()))
                .as(AccountProfile.PLAN.name()),
            AccountProfile.CSM_ID.col(),
            Accounts.REGION.col(),
            Accounts.INDUSTRY.col());
  }

  /** Of each parent, the account below it that pays most; of equals the last by its id. */
  private static Dataset<Row> largest(Dataset<Row> profiles, Dataset<Row> hierarchy) {
    Dataset<Row> below =
        hierarchy
            .where(AccountHierarchy.ACCOUNT_ID.col().notEqual(GRAIN))
            .select(AccountHierarchy.ACCOUNT_ID.col(), GRAIN);
    return profiles
        .where(isUnpaid().equalTo(false))
        .join(below, AccountProfile.ACCOUNT_ID.name())
        .groupBy(GRAIN)
        .agg(
            max_by(
                    struct(AccountProfile.SEGMENT.col(), AccountProfile.PLAN.col()),
                    struct(AccountProfile.ARR.col(), AccountProfile.ACCOUNT_ID.col()))
                .as(LARGEST));
  }

  private static Column isUnpaid() {
    return AccountProfile.SEGMENT_BASIS.col().equalTo("unpaid");
  }

  private static Column ofLargest(String attribute) {
    return col(LARGEST).getField(attribute);
  }
}
