package tenure.bronze;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Reading;
import tenure.columns.SalesforceId;
import tenure.columns.Words;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.silver.Contacts;

/** Contacts of Salesforce as its interfaces land them: one row per contact exported. */
public final class SalesforceContacts {
  public static final Field ID = Field.text("Id", "The record id.");
  public static final Field ACCOUNT_ID = Field.text("AccountId", "The account.");
  public static final Field NAME = Field.text("Name", "The person\u2019s name.").personal();
  public static final Field EMAIL = Field.text("Email", "The e-mail address.").personal();
  public static final Field TITLE = Field.text("Title", "The job title.");
  public static final Field ROLE =
      Field.text("Role__c", "The part the person plays in the renewal.");
  public static final Field LEFT_COMPANY_DATE =
      Field.text("Left_Company_Date__c", "The day the person left.");
  public static final Field LAST_ACTIVITY_DATE =
      Field.text("LastActivityDate", "The last day of contact.");
  public static final Field IS_DELETED = Field.text("IsDeleted", "Whether it was deleted.");
  public static final Field CREATED_DATE = Field.text("CreatedDate", "When it was created.");
  public static final Field SYSTEM_MODSTAMP =
      Field.text("SystemModstamp", "When anything last changed it.");

  public static final Table TABLE =
      Delivered.table(
          Salesforce.VENDOR,
          "contacts",
          "Contacts as Salesforce exports them.",
          ID,
          ACCOUNT_ID,
          NAME,
          EMAIL,
          TITLE,
          ROLE,
          LEFT_COMPANY_DATE,
          LAST_ACTIVITY_DATE,
          IS_DELETED,
          CREATED_DATE,
          SYSTEM_MODSTAMP);

  private static final Map<String, String> ROLES =
      Map.of(
          "executive sponsor", "executive_sponsor",
          "champion", "champion",
          "economic buyer", "economic_buyer",
          "admin", "admin",
          "user", "user");

  public static final Extract EXTRACT =
      new Extract(
          Salesforce.VENDOR,
          "contacts",
          TABLE,
          List.of(ID.name(), ACCOUNT_ID.name(), IS_DELETED.name(), SYSTEM_MODSTAMP.name()),
          List.of(new Staged(Contacts.TABLE, SalesforceContacts::contacts)));

  private SalesforceContacts() {}

  /** Contacts; a role that the renewal does not know, since administrators add some, is none. */
  static Dataset<Row> contacts(Dataset<Row> raw) {
    Reading left = Reading.day(LEFT_COMPANY_DATE.name());
    Column role = Words.known(ROLE.col(), ROLES);
    return Salesforce.staging(raw, Contacts.TABLE)
        .set(Contacts.CONTACT_ID, SalesforceId.reading(ID.name()))
        .set(Contacts.SOURCE_ACCOUNT_KEY, SalesforceId.reference(ACCOUNT_ID.name()))
        .set(Contacts.CONTACT_NAME, Reading.text(NAME.name()))
        .set(Contacts.EMAIL, Reading.text(EMAIL.name()))
        .set(Contacts.ROLE, role)
        .set(Contacts.IS_ACTIVE, left.value().isNull())
        .set(Contacts.LEFT_DATE, left)
        .set(Contacts.LAST_TOUCHED_DATE, Reading.day(LAST_ACTIVITY_DATE.name()))
        .deletedWhen(Reading.flag(IS_DELETED.name()))
        .rows();
  }
}
