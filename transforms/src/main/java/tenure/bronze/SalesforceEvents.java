package tenure.bronze;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Reading;
import tenure.columns.SalesforceId;
import tenure.columns.Words;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.silver.Touchpoints;

/** Events of Salesforce\u2019s calendar: one row per event exported. */
public final class SalesforceEvents {
  public static final Field ID = Field.text("Id", "The record id.");
  public static final Field ACCOUNT_ID = Field.text("AccountId", "The account.");
  public static final Field WHO_ID = Field.text("WhoId", "The contact or lead.");
  public static final Field SUBJECT = Field.text("Subject", "The subject.").personal();
  public static final Field TYPE = Field.text("Type", "The kind of event.");
  public static final Field ACTIVITY_DATE = Field.text("ActivityDate", "The day of the event.");
  public static final Field START_DATE_TIME = Field.text("StartDateTime", "When it begins.");
  public static final Field ATTENDED =
      Field.text("Attended__c", "Whether the customer came; empty where that is not known.");
  public static final Field NO_SHOW =
      Field.text("No_Show__c", "Whether the customer did not come, a field of many teams.");
  public static final Field CREATED_DATE = Field.text("CreatedDate", "When it was created.");
  public static final Field SYSTEM_MODSTAMP =
      Field.text("SystemModstamp", "When anything last changed it.");
  public static final Field IS_DELETED = Field.text("IsDeleted", "Whether it was deleted.");

  public static final Table TABLE =
      Delivered.table(
          Salesforce.VENDOR,
          "events",
          "Events of the calendar as Salesforce exports them.",
          ID,
          ACCOUNT_ID,
          WHO_ID,
          SUBJECT,
          TYPE,
          ACTIVITY_DATE,
          START_DATE_TIME,
          ATTENDED,
          NO_SHOW,
          CREATED_DATE,
          SYSTEM_MODSTAMP,
          IS_DELETED);

  public static final Extract EXTRACT =
      new Extract(
          Salesforce.VENDOR,
          "events",
          TABLE,
          List.of(ID.name(), ACCOUNT_ID.name(), SYSTEM_MODSTAMP.name()),
          List.of(new Staged(Touchpoints.TABLE, SalesforceEvents::touchpoints)));

  private SalesforceEvents() {}

  /**
   * Meetings with customers, of the kind that their type says; what names no account is the
   * team\u2019s own and is left out. An event took place where the customer is known to have come.
   */
  static Dataset<Row> touchpoints(Dataset<Row> raw) {
    Reading isDeleted = Reading.flag(IS_DELETED.name());
    Column isOfCustomer = Reading.clean(ACCOUNT_ID.col()).isNotNull();
    Reading start = Reading.moment(START_DATE_TIME.name()).asDay();
    // A day may come as the first instant of it.
    Reading day = Reading.moment(ACTIVITY_DATE.name()).asDay().or(start);
    Reading noShow = Reading.flag(NO_SHOW.name());
    Reading attended =
        Reading.flag(ATTENDED.name())
            .or(new Reading(when(noShow.value(), false), noShow.problem()));
    return Salesforce.staging(
            raw.where(isOfCustomer.or(coalesce(isDeleted.value(), lit(false)))), Touchpoints.TABLE)
        .set(Touchpoints.TOUCHPOINT_ID, SalesforceId.reading(ID.name()))
        .set(Touchpoints.SOURCE_ACCOUNT_KEY, SalesforceId.reference(ACCOUNT_ID.name()))
        .set(Touchpoints.CONTACT_ID, SalesforceId.reference(WHO_ID.name()))
        .set(
            Touchpoints.KIND,
            coalesce(Words.known(TYPE.col(), SalesforceTasks.KINDS), lit("meeting")))
        .set(Touchpoints.SCHEDULED_DATE, day)
        .set(Touchpoints.HELD_DATE, when(attended.value(), day.value()))
        .set(Touchpoints.IS_ATTENDED, attended)
        .deletedWhen(isDeleted)
        .rows();
  }
}
