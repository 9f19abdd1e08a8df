package tenure.marts;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.trunc;
import static tenure.contract.Layer.MARTS;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.features.AccountProfile;
import tenure.silver.AccountHierarchy;
import tenure.silver.Accounts;
import tenure.silver.Csms;

/**
 * The customers as they are now: one row per account, unresolved ones included and named as such.
 */
public final class DimAccount {
  public static final Field ACCOUNT_ID = Accounts.ACCOUNT_ID;
  public static final Field ACCOUNT_NAME = Accounts.ACCOUNT_NAME;
  public static final Field GRAIN_ID = AccountHierarchy.GRAIN_ID.plain();
  public static final Field SEGMENT = AccountProfile.SEGMENT;
  public static final Field LIFECYCLE_STAGE = FctAccountDaily.LIFECYCLE_STAGE;
  public static final Field CSM_NAME = Csms.CSM_NAME;
  public static final Field IS_RESOLVED =
      Field.flag(
              "is_resolved",
              "Whether the account has a CRM record; false where billing, support or usage name one that nothing resolves.")
          .required();
  public static final Field COHORT_MONTH =
      Field.day("cohort_month", "The first day of the month of the first paid service.");

  public static final Table TABLE =
      Table.in(MARTS, "dim_account", "The customers as they are now.")
          .withColumns(
              ACCOUNT_ID,
              ACCOUNT_NAME,
              GRAIN_ID,
              Accounts.PARENT_ACCOUNT_ID,
              SEGMENT,
              AccountProfile.SEGMENT_BASIS,
              AccountProfile.SEGMENT_REASON,
              LIFECYCLE_STAGE,
              AccountProfile.PLAN,
              Accounts.INDUSTRY,
              Accounts.REGION,
              Accounts.COUNTRY,
              Accounts.CSM_ID,
              CSM_NAME,
              Accounts.EMPLOYEES,
              IS_RESOLVED,
              Accounts.CREATED_DATE,
              AccountProfile.FIRST_PAID_DATE,
              COHORT_MONTH,
              AccountProfile.TERM_END_DATE);

  private DimAccount() {}

  /**
   * The accounts of tonight's profiles with their attributes.
   *
   * @param profiles features.account_profile of the night: the population
   * @param scores scores.health_scores of the night, which know who is at risk
   * @param accounts silver.accounts as known
   * @param hierarchy silver.account_hierarchy as known
   * @param csms silver.csms as known
   */
  public static Dataset<Row> from(
      Dataset<Row> profiles,
      Dataset<Row> scores,
      Dataset<Row> accounts,
      Dataset<Row> hierarchy,
      Dataset<Row> csms) {
    Dataset<Row> stages = scores.select(ACCOUNT_ID.col(), LIFECYCLE_STAGE.col());
    String[] id = {ACCOUNT_ID.name()};
    Column hasRecord = Accounts.SOURCE.col().isNotNull();
    return FctAccountDaily.withStage(profiles, stages)
        .drop(Accounts.CSM_ID.name())
        .join(accounts, id, "left_outer")
        .join(hierarchy.select(ACCOUNT_ID.col(), GRAIN_ID.col()), id, "left_outer")
        .join(
            csms.select(Csms.CSM_ID.col(), CSM_NAME.col()),
            new String[] {Csms.CSM_ID.name()},
            "left_outer")
        .withColumn(IS_RESOLVED.name(), hasRecord)
        .withColumn(
            ACCOUNT_NAME.name(),
            coalesce(ACCOUNT_NAME.col(), concat(lit("Unresolved "), ACCOUNT_ID.col())))
        .withColumn(GRAIN_ID.name(), coalesce(GRAIN_ID.col(), ACCOUNT_ID.col()))
        .withColumn(COHORT_MONTH.name(), trunc(AccountProfile.FIRST_PAID_DATE.col(), "month"))
        .transform(TABLE::conform);
  }
}
