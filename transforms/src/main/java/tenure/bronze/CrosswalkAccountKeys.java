package tenure.bronze;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Reading;
import tenure.columns.SalesforceId;
import tenure.columns.Staging;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.silver.AccountCrosswalk;

/** The recorded crosswalk: one row per source and key that somebody looked up. */
public final class CrosswalkAccountKeys {
  public static final Field SOURCE =
      Field.text("source", "The source whose key it is, as its rows in silver say it.");
  public static final Field SOURCE_ACCOUNT_KEY =
      Field.text("source_account_key", "The account as that source names it.").personal();
  public static final Field ACCOUNT_ID =
      Field.text(
          "account_id", "The CRM account that is meant; 15 or 18 characters for Salesforce.");
  public static final Field IS_DELETED =
      Field.text("is_deleted", "Whether the record no longer holds; empty means that it does.");
  public static final Field UPDATED_AT =
      Field.text("updated_at", "When it was recorded, where that is known.");

  public static final Table TABLE =
      Delivered.table(
          "crosswalk",
          "account_keys",
          "Accounts behind the keys of sources, as recorded by hand.",
          SOURCE,
          SOURCE_ACCOUNT_KEY,
          ACCOUNT_ID,
          IS_DELETED,
          UPDATED_AT);

  public static final Extract EXTRACT =
      new Extract(
          "crosswalk",
          "account_keys",
          TABLE,
          List.of(SOURCE.name(), SOURCE_ACCOUNT_KEY.name(), ACCOUNT_ID.name()),
          List.of(new Staged(AccountCrosswalk.TABLE, CrosswalkAccountKeys::crosswalk)));

  private CrosswalkAccountKeys() {}

  /** The crosswalk; the source is the one each row names, not the file it came in. */
  static Dataset<Row> crosswalk(Dataset<Row> raw) {
    return Staging.of(raw, AccountCrosswalk.TABLE, "crosswalk")
        .set(AccountCrosswalk.SOURCE, Reading.text(SOURCE.name()))
        .set(AccountCrosswalk.SOURCE_ACCOUNT_KEY, Reading.text(SOURCE_ACCOUNT_KEY.name()))
        .set(AccountCrosswalk.ACCOUNT_ID, SalesforceId.orText(ACCOUNT_ID.col()))
        .deletedWhen(Reading.flag(IS_DELETED.name()))
        .orderedBy(Reading.moment(UPDATED_AT.name()))
        .rows();
  }
}
