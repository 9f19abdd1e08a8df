package tenure.scores;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.features.AccountProfile;
import tenure.silver.AccountHierarchy;
import tenure.silver.Accounts;

/**
 * What the grains of retention are told apart by (rule 2.7): the attributes of the ultimate
 * parent's own record.
 */
public final class GrainAttributes {
  private GrainAttributes() {}

  /**
   * One row per account, as a grain: grain_id, segment, plan, csm_id, region, industry.
   *
   * @param profiles features.account_profile of the night
   * @param accounts silver.accounts as known
   */
  public static Dataset<Row> from(Dataset<Row> profiles, Dataset<Row> accounts) {
    return profiles
        .select(
            AccountProfile.ACCOUNT_ID.col(),
            AccountProfile.SEGMENT.col(),
            AccountProfile.PLAN.col(),
            AccountProfile.CSM_ID.col())
        .join(
            accounts.select(
                Accounts.ACCOUNT_ID.col(), Accounts.REGION.col(), Accounts.INDUSTRY.col()),
            new String[] {Accounts.ACCOUNT_ID.name()},
            "left_outer")
        .withColumnRenamed(Accounts.ACCOUNT_ID.name(), AccountHierarchy.GRAIN_ID.name());
  }
}
