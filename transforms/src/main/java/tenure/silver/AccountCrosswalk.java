package tenure.silver;

import static tenure.contract.Layer.SILVER;

import tenure.contract.Field;
import tenure.contract.Table;

/**
 * Which account a source means by a key, as somebody recorded it: one row per source and key. It
 * holds where the source itself names no account.
 */
public final class AccountCrosswalk {
  public static final Field SOURCE = AccountLinks.SOURCE;
  public static final Field SOURCE_ACCOUNT_KEY = AccountLinks.SOURCE_ACCOUNT_KEY;
  public static final Field ACCOUNT_ID =
      Field.id("account_id", "The CRM account that is meant.").required();

  public static final Table TABLE =
      Table.in(
              SILVER,
              "account_crosswalk",
              "Which CRM account a source means by a key, as it was recorded by hand.")
          .withColumns(SOURCE, SOURCE_ACCOUNT_KEY, ACCOUNT_ID)
          .versioned();

  private AccountCrosswalk() {}
}
