package tenure.bronze;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Domains;
import tenure.columns.Reading;
import tenure.columns.SalesforceId;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.silver.Accounts;

/**
 * Accounts of Salesforce as its bulk or REST interface lands them: one row per account exported.
 */
public final class SalesforceAccounts {
  public static final Field ID = Field.text("Id", "The record id, 15 or 18 characters.");
  public static final Field NAME = Field.text("Name", "The company name.");
  public static final Field PARENT_ID = Field.text("ParentId", "The parent account.");
  public static final Field MASTER_RECORD_ID =
      Field.text("MasterRecordId", "The surviving account, where this one was merged away.");
  public static final Field OWNER_ID =
      Field.text("OwnerId", "The owner, a customer success manager.");
  public static final Field TYPE = Field.text("Type", "The kind of account; Test marks a test.");
  public static final Field INDUSTRY = Field.text("Industry", "The industry.");
  public static final Field WEBSITE = Field.text("Website", "The web site, free text.");
  public static final Field BILLING_COUNTRY = Field.text("BillingCountry", "The billing country.");
  public static final Field BILLING_STREET =
      Field.text("BillingStreet", "The billing street, of several lines.");
  public static final Field REGION = Field.text("Region__c", "The sales region.");
  public static final Field EMPLOYEES =
      Field.text("NumberOfEmployees", "The number of employees, possibly 120.0.");
  public static final Field SEGMENT_OVERRIDE =
      Field.text("Segment_Override__c", "The coverage segment set by hand.");
  public static final Field IS_DELETED =
      Field.text("IsDeleted", "Whether it was deleted or merged away.");
  public static final Field CREATED_DATE = Field.text("CreatedDate", "When it was created.");
  public static final Field LAST_MODIFIED_DATE =
      Field.text("LastModifiedDate", "When a person last changed it.");
  public static final Field SYSTEM_MODSTAMP =
      Field.text("SystemModstamp", "When anything last changed it.");

  public static final Table TABLE =
      Delivered.table(
          Salesforce.VENDOR,
          "accounts",
          "Accounts as Salesforce exports them.",
          ID,
          NAME,
          PARENT_ID,
          MASTER_RECORD_ID,
          OWNER_ID,
          TYPE,
          INDUSTRY,
          WEBSITE,
          BILLING_COUNTRY,
          BILLING_STREET,
          REGION,
          EMPLOYEES,
          SEGMENT_OVERRIDE,
          IS_DELETED,
          CREATED_DATE,
          LAST_MODIFIED_DATE,
          SYSTEM_MODSTAMP);

  public static final Extract EXTRACT =
      new Extract(
          Salesforce.VENDOR,
          "accounts",
          TABLE,
          List.of(ID.name(), NAME.name(), IS_DELETED.name(), SYSTEM_MODSTAMP.name()),
          List.of(new Staged(Accounts.TABLE, SalesforceAccounts::accounts)));

  private SalesforceAccounts() {}

  /**
   * Accounts under their ids of 18 characters. A merged account is a deletion that names its
   * survivor.
   */
  static Dataset<Row> accounts(Dataset<Row> raw) {
    Column isTest = lower(Reading.clean(TYPE.col())).equalTo("test");
    return Salesforce.staging(raw, Accounts.TABLE)
        .set(Accounts.ACCOUNT_ID, SalesforceId.reading(ID.name()))
        .set(Accounts.ACCOUNT_NAME, Reading.text(NAME.name()))
        .set(Accounts.DOMAIN, Domains.ofWebsite(WEBSITE.col()))
        .set(Accounts.PARENT_ACCOUNT_ID, SalesforceId.reference(PARENT_ID.name()))
        .set(Accounts.MERGED_INTO_ACCOUNT_ID, SalesforceId.reference(MASTER_RECORD_ID.name()))
        .set(Accounts.INDUSTRY, Reading.text(INDUSTRY.name()))
        .set(Accounts.REGION, Reading.text(REGION.name()))
        .set(Accounts.COUNTRY, Reading.text(BILLING_COUNTRY.name()))
        .set(Accounts.EMPLOYEES, Reading.whole(EMPLOYEES.name()))
        .set(Accounts.CSM_ID, SalesforceId.reference(OWNER_ID.name()))
        .set(Accounts.SEGMENT_OVERRIDE, Reading.text(SEGMENT_OVERRIDE.name()))
        .set(Accounts.CREATED_DATE, Reading.moment(CREATED_DATE.name()).asDay())
        .set(Accounts.IS_TEST, coalesce(isTest, lit(false)))
        .deletedWhen(Reading.flag(IS_DELETED.name()))
        .rows();
  }
}
