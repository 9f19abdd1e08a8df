package tenure.bronze;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Reading;
import tenure.columns.SalesforceId;
import tenure.columns.Staging;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.silver.AccountLinks;

/** Accounts of Zuora: one row per account exported. */
public final class ZuoraAccounts {
  public static final Field ACCOUNT_NUMBER =
      Field.text("accountNumber", "The account\u2019s number.");
  public static final Field NAME = Field.text("name", "The account\u2019s name.");
  public static final Field CRM_ID = Field.text("crmId", "The account in Salesforce.");
  public static final Field STATUS = Field.text("status", "Draft, Active or Canceled.");

  public static final Table TABLE =
      Delivered.table(
          Zuora.VENDOR,
          "accounts",
          "Accounts as Zuora exports them.",
          Zuora.ID,
          ACCOUNT_NUMBER,
          NAME,
          CRM_ID,
          STATUS,
          Zuora.CURRENCY,
          Zuora.CREATED_DATE,
          Zuora.UPDATED_DATE);

  public static final Extract EXTRACT =
      new Extract(
          Zuora.VENDOR,
          "accounts",
          TABLE,
          List.of(Zuora.ID.name()),
          List.of(new Staged(AccountLinks.TABLE, ZuoraAccounts::links)));

  private ZuoraAccounts() {}

  /** How accounts name those of the CRM: by the CRM's own id, of 15 or 18 characters. */
  static Dataset<Row> links(Dataset<Row> raw) {
    return Staging.of(raw, AccountLinks.TABLE, Zuora.VENDOR, AccountLinks.RESOLVED)
        .set(AccountLinks.SOURCE_ACCOUNT_KEY, Reading.text(Zuora.ID.name()))
        .set(AccountLinks.EXPLICIT_ACCOUNT_ID, SalesforceId.orText(CRM_ID.col()))
        .orderedBy(Zuora.version())
        .rows();
  }
}
