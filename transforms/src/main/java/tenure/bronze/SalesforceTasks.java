package tenure.bronze;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.when;

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
import tenure.silver.Touchpoints;

/** Tasks of Salesforce, among them all meetings, calls and mails: one row per task exported. */
public final class SalesforceTasks {
  public static final Field ID = Field.text("Id", "The record id.");
  public static final Field ACCOUNT_ID = Field.text("AccountId", "The account.");
  public static final Field WHO_ID = Field.text("WhoId", "The contact or lead.");
  public static final Field SUBJECT = Field.text("Subject", "The subject.").personal();
  public static final Field TYPE = Field.text("Type", "The kind of activity.");
  public static final Field STATUS = Field.text("Status", "Whether it is completed.");
  public static final Field ACTIVITY_DATE =
      Field.text("ActivityDate", "The day it is due or took place.");
  public static final Field SCHEDULED_DATE =
      Field.text("Scheduled_Date__c", "The day it was planned for.");
  public static final Field ATTENDED =
      Field.text("Attended__c", "Whether the customer came; empty where that is not known.");
  public static final Field ANSWERED =
      Field.text("Answered__c", "Whether the customer answered; empty where that is not known.");
  public static final Field CREATED_DATE = Field.text("CreatedDate", "When it was created.");
  public static final Field SYSTEM_MODSTAMP =
      Field.text("SystemModstamp", "When anything last changed it.");
  public static final Field IS_DELETED = Field.text("IsDeleted", "Whether it was deleted.");

  public static final Table TABLE =
      Delivered.table(
          Salesforce.VENDOR,
          "tasks",
          "Tasks as Salesforce exports them.",
          ID,
          ACCOUNT_ID,
          WHO_ID,
          SUBJECT,
          TYPE,
          STATUS,
          ACTIVITY_DATE,
          SCHEDULED_DATE,
          ATTENDED,
          ANSWERED,
          CREATED_DATE,
          SYSTEM_MODSTAMP,
          IS_DELETED);

  static final Map<String, String> KINDS =
      Map.of(
          "qbr", "qbr",
          "call", "call",
          "email", "email",
          "training", "training",
          "webinar", "webinar",
          "meeting", "meeting");

  public static final Extract EXTRACT =
      new Extract(
          Salesforce.VENDOR,
          "tasks",
          TABLE,
          List.of(ID.name(), ACCOUNT_ID.name(), TYPE.name(), SYSTEM_MODSTAMP.name()),
          List.of(new Staged(Touchpoints.TABLE, SalesforceTasks::touchpoints)));

  private SalesforceTasks() {}

  /** Touchpoints with customers; tasks of other types are the team\u2019s own and are left out. */
  static Dataset<Row> touchpoints(Dataset<Row> raw) {
    Reading isDeleted = Reading.flag(IS_DELETED.name());
    Column kind = Words.known(TYPE.col(), KINDS);
    Reading due = Reading.day(ACTIVITY_DATE.name());
    Reading planned = Reading.day(SCHEDULED_DATE.name());
    Column isDone = lower(Reading.clean(STATUS.col())).equalTo("completed");
    return Salesforce.staging(
            raw.where(kind.isNotNull().or(coalesce(isDeleted.value(), lit(false)))),
            Touchpoints.TABLE)
        .set(Touchpoints.TOUCHPOINT_ID, SalesforceId.reading(ID.name()))
        .set(Touchpoints.SOURCE_ACCOUNT_KEY, SalesforceId.reference(ACCOUNT_ID.name()))
        .set(Touchpoints.CONTACT_ID, SalesforceId.reference(WHO_ID.name()))
        .set(Touchpoints.KIND, kind)
        .set(Touchpoints.SCHEDULED_DATE, planned.or(due))
        .set(Touchpoints.HELD_DATE, when(isDone, due.value()))
        .set(Touchpoints.IS_ATTENDED, Reading.flag(ATTENDED.name()))
        .set(Touchpoints.IS_ANSWERED, Reading.flag(ANSWERED.name()))
        .deletedWhen(isDeleted)
        .rows();
  }
}
