package tenure.silver;

import static tenure.contract.Layer.SILVER;

import tenure.contract.Field;
import tenure.contract.Table;

/** Which account each source means by each of its keys: one row per source and key. */
public final class AccountLinks {
  public static final Field SOURCE =
      Field.id("source", "The source system, as named in config/sources.").key();
  public static final Field SOURCE_ACCOUNT_KEY =
      Field.id("source_account_key", "The account as the source names it.").key();
  public static final Field ACCOUNT_ID =
      Field.id("account_id", "The surviving CRM account; source:key where nothing resolved.")
          .required();
  public static final Field METHOD =
      Field.choice(
              "method",
              "How the key was resolved.",
              "self",
              "merge",
              "explicit_id",
              "crosswalk",
              "domain",
              "unresolved")
          .required();

  public static final Table TABLE =
      Table.in(
              SILVER,
              "account_links",
              "Which CRM account each source means by each of its account keys.")
          .withColumns(SOURCE, SOURCE_ACCOUNT_KEY, ACCOUNT_ID, METHOD)
          .versioned();

  private AccountLinks() {}
}
