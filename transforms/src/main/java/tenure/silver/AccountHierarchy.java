package tenure.silver;

import static tenure.contract.Layer.SILVER;

import tenure.contract.Field;
import tenure.contract.Table;

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

  private AccountHierarchy() {}
}
