package tenure.bronze;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Reading;
import tenure.columns.SalesforceId;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.silver.Csms;

/** Users of Salesforce who look after customers: one row per user exported. */
public final class SalesforceUsers {
  public static final Field ID = Field.text("Id", "The record id.");
  public static final Field NAME = Field.text("Name", "The name.");
  public static final Field EMAIL = Field.text("Email", "The e-mail address.").personal();
  public static final Field TEAM = Field.text("Team__c", "The team.");
  public static final Field CAPACITY =
      Field.text("Capacity__c", "How many accounts the person can look after.");
  public static final Field ANNUAL_COST =
      Field.text("Annual_Cost__c", "The cost of the person in a year.");
  public static final Field IS_ACTIVE =
      Field.text("IsActive", "Whether the person still works here.");
  public static final Field CREATED_DATE = Field.text("CreatedDate", "When it was created.");
  public static final Field SYSTEM_MODSTAMP =
      Field.text("SystemModstamp", "When anything last changed it.");

  public static final Table TABLE =
      Delivered.table(
          Salesforce.VENDOR,
          "users",
          "Users as Salesforce exports them.",
          ID,
          NAME,
          EMAIL,
          TEAM,
          CAPACITY,
          ANNUAL_COST,
          IS_ACTIVE,
          CREATED_DATE,
          SYSTEM_MODSTAMP);

  public static final Extract EXTRACT =
      new Extract(
          Salesforce.VENDOR,
          "users",
          TABLE,
          List.of(ID.name(), NAME.name(), SYSTEM_MODSTAMP.name()),
          List.of(new Staged(Csms.TABLE, SalesforceUsers::csms)));

  private SalesforceUsers() {}

  /** Customer success managers; a user is never deleted, only made inactive. */
  static Dataset<Row> csms(Dataset<Row> raw) {
    return Salesforce.staging(raw, Csms.TABLE)
        .set(Csms.CSM_ID, SalesforceId.reading(ID.name()))
        .set(Csms.CSM_NAME, Reading.text(NAME.name()))
        .set(Csms.TEAM, Reading.text(TEAM.name()))
        .set(Csms.CAPACITY, Reading.whole(CAPACITY.name()))
        .set(Csms.ANNUAL_COST, Reading.money(ANNUAL_COST.name()))
        .set(Csms.IS_ACTIVE, Reading.flag(IS_ACTIVE.name()))
        .rows();
  }
}
