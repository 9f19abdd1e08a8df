package tenure.bronze;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.not;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Domains;
import tenure.columns.Reading;
import tenure.columns.SalesforceId;
import tenure.columns.Staging;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.silver.AccountLinks;

/** Customers of Chargebee: one row per customer exported. */
public final class ChargebeeCustomers {
  public static final Field ID =
      Field.text("id", "The customer\u2019s id, which may be any text.").personal();
  public static final Field COMPANY = Field.text("company", "The company.");
  public static final Field EMAIL =
      Field.text("email", "The e-mail address of billing.").personal();
  public static final Field SALESFORCE_ACCOUNT_ID =
      Field.text("cf_salesforce_account_id", "The account in the CRM, as a custom field.");
  public static final Field ACCOUNT_ID =
      Field.text("cf_account_id", "The account\u2019s own id, as a custom field.");
  public static final Field META_DATA = Field.text("meta_data", "Values set by hand, as JSON.");
  public static final Field CREATED_AT =
      Field.text("created_at", "When it was created, epoch seconds.");
  public static final Field UPDATED_AT =
      Field.text("updated_at", "When anything last changed it, epoch seconds.");

  public static final Table TABLE =
      Delivered.table(
          Chargebee.VENDOR,
          "customers",
          "Customers as Chargebee exports them.",
          ID,
          COMPANY,
          EMAIL,
          SALESFORCE_ACCOUNT_ID,
          ACCOUNT_ID,
          META_DATA,
          CREATED_AT,
          UPDATED_AT,
          Chargebee.RESOURCE_VERSION,
          Chargebee.DELETED);

  public static final Extract EXTRACT =
      new Extract(
          Chargebee.VENDOR,
          "customers",
          TABLE,
          List.of(ID.name()),
          List.of(new Staged(AccountLinks.TABLE, ChargebeeCustomers::links)));

  private ChargebeeCustomers() {}

  /**
   * How customers name their accounts: by the CRM id set by hand, by their own id, which may be the
   * account's, or by the domain of their e-mail. A deleted customer is left out, since its bills
   * still belong to the account.
   */
  static Dataset<Row> links(Dataset<Row> raw) {
    Reading gone = Chargebee.isDeleted();
    Dataset<Row> living =
        raw.where(not(coalesce(gone.value(), org.apache.spark.sql.functions.lit(false))));
    return Staging.of(living, AccountLinks.TABLE, Chargebee.VENDOR, AccountLinks.RESOLVED)
        .set(AccountLinks.SOURCE_ACCOUNT_KEY, Reading.text(ID.name()))
        .set(
            AccountLinks.EXPLICIT_ACCOUNT_ID,
            SalesforceId.orText(
                coalesce(
                    Chargebee.custom("salesforce_account_id"),
                    Chargebee.custom("account_id"),
                    Reading.clean(ID.col()))))
        .set(AccountLinks.DOMAINS, Domains.ofEmail(EMAIL.col()))
        .refuse(gone.problem())
        .orderedBy(Chargebee.version())
        .rows();
  }
}
