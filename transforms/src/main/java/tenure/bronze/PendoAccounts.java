package tenure.bronze;

import static org.apache.spark.sql.functions.coalesce;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Reading;
import tenure.columns.SalesforceId;
import tenure.columns.Staging;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.silver.AccountLinks;

/** Accounts of Pendo: one row per account exported, or per version where a loader keeps them. */
public final class PendoAccounts {
  public static final Field ACCOUNT_ID = Pendo.ACCOUNT_ID;
  public static final Field METADATA =
      Field.text("metadata", "What the product and Pendo note of it, as JSON.");
  public static final Field SALESFORCE_ACCOUNT_ID =
      Field.text("salesforceAccountId", "The account in the CRM, where it stands beside metadata.");
  public static final Field LAST_UPDATED_AT =
      Field.text("lastUpdatedAt", "When it was last changed, where it stands beside metadata.");

  public static final Table TABLE =
      Delivered.table(
          Pendo.VENDOR,
          "accounts",
          "Accounts as Pendo exports them.",
          ACCOUNT_ID,
          METADATA,
          SALESFORCE_ACCOUNT_ID,
          LAST_UPDATED_AT);

  public static final Extract EXTRACT =
      new Extract(
          Pendo.VENDOR,
          "accounts",
          TABLE,
          List.of(ACCOUNT_ID.name()),
          List.of(new Staged(AccountLinks.TABLE, PendoAccounts::links)));

  private PendoAccounts() {}

  /** How Pendo's accounts name those of the CRM: by the id that the product passes on. */
  static Dataset<Row> links(Dataset<Row> raw) {
    Column named =
        coalesce(
            Json.inside(METADATA.name(), "agent.salesforceaccountid"),
            Json.inside(METADATA.name(), "salesforce.id"),
            SALESFORCE_ACCOUNT_ID.col());
    Column changed =
        coalesce(Json.inside(METADATA.name(), "auto.lastupdated"), LAST_UPDATED_AT.col());
    return Staging.of(raw, AccountLinks.TABLE, Pendo.VENDOR, AccountLinks.RESOLVED)
        .set(AccountLinks.SOURCE_ACCOUNT_KEY, SalesforceId.orText(ACCOUNT_ID.col()))
        .set(
            AccountLinks.EXPLICIT_ACCOUNT_ID,
            coalesce(SalesforceId.orText(named), SalesforceId.of(ACCOUNT_ID.col())))
        .orderedBy(Pendo.moment("metadata.auto.lastupdated", Reading.clean(changed)))
        .rows();
  }
}
