package tenure.silver;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static tenure.contract.Layer.SILVER;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.contract.Versions;

/** Which ultimate parent each account rolls up to (rule 2.8): one row per account. */
public final class AccountHierarchy {
  public static final Field ACCOUNT_ID = Accounts.ACCOUNT_ID;
  public static final Field GRAIN_ID =
      Field.id(
              "grain_id",
              "The ultimate parent account, on which retention is counted; unresolved where a parent record is missing.")
          .required();
  public static final Field DEPTH =
      Field.count("depth", "Steps from the account up to its ultimate parent.");
  public static final Field IS_LOOP =
      Field.flag(
          "is_loop", "Whether the parents run in a circle; the account then stands for itself.");

  public static final Table TABLE =
      Table.in(SILVER, "account_hierarchy", "The ultimate parent that each account rolls up to.")
          .withColumns(ACCOUNT_ID, GRAIN_ID, DEPTH, IS_LOOP)
          .versioned();

  /** The grain of accounts whose parent has no record. */
  public static final String UNRESOLVED = "unresolved";

  private static final int MOST_LEVELS = 16;

  private AccountHierarchy() {}

  /**
   * The ultimate parent of every account (rule 2.8). A merged account rolls up with its survivor;
   * in a circle of parents, and above {@value #MOST_LEVELS} levels, each account stands for itself.
   *
   * @param accountVersions the accounts known, deletions included: a merged account is one
   * @return one row per account, ready for {@link Versions#changed}
   */
  public static Dataset<Row> from(Dataset<Row> accountVersions) {
    Dataset<Row> accounts = Versions.latest(Accounts.TABLE, accountVersions);
    Column survivor = Accounts.MERGED_INTO_ACCOUNT_ID.col();
    Dataset<Row> steps =
        accounts
            .select(
                Accounts.ACCOUNT_ID.col().as(Climb.FROM),
                coalesce(survivor, Accounts.PARENT_ACCOUNT_ID.col()).as(Climb.TO),
                when(survivor.isNull(), 1L).otherwise(0L).as(Climb.WEIGHT))
            .where(col(Climb.TO).isNotNull());
    Dataset<Row> all = accounts.select(Accounts.ACCOUNT_ID.col().as(Climb.ID));
    Dataset<Row> known = all.select(col(Climb.ID).as("known_id"));
    Column grain =
        when(col(Climb.IS_LOOP), col(Climb.ID))
            .otherwise(coalesce(col("known_id"), lit(UNRESOLVED)));
    return Climb.tops(all, steps, MOST_LEVELS)
        .join(known, col(Climb.TOP).equalTo(col("known_id")), "left_outer")
        .select(
            col(Climb.ID).as(ACCOUNT_ID.name()),
            grain.as(GRAIN_ID.name()),
            when(col(Climb.IS_LOOP), 0L).otherwise(col(Climb.STEPS)).as(DEPTH.name()),
            col(Climb.IS_LOOP).as(IS_LOOP.name()),
            lit(false).as(Versions.IS_DELETED.name()));
  }
}
