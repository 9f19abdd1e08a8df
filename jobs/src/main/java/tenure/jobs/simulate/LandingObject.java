package tenure.jobs.simulate;

import java.time.LocalDate;

/** Every extract that lands: its folder, its format, and the header of a CSV. */
enum LandingObject {
  ACCOUNTS(
      "salesforce/accounts",
      "Id,Name,ParentId,MasterRecordId,OwnerId,Type,Industry,Website,BillingCountry,BillingStreet,"
          + "Region__c,NumberOfEmployees,Segment_Override__c,IsDeleted,CreatedDate,"
          + "LastModifiedDate,SystemModstamp"),
  CONTACTS(
      "salesforce/contacts",
      "Id,AccountId,Name,Email,Title,Role__c,Left_Company_Date__c,LastActivityDate,IsDeleted,"
          + "CreatedDate,SystemModstamp"),
  USERS(
      "salesforce/users",
      "Id,Name,Email,Team__c,Capacity__c,Annual_Cost__c,IsActive,CreatedDate,SystemModstamp"),
  OPPORTUNITIES(
      "salesforce/opportunities",
      "Id,AccountId,OwnerId,Type,StageName,Amount,CurrencyIsoCode,CloseDate,IsClosed,IsWon,"
          + "IsDeleted,CreatedDate,SystemModstamp"),
  TASKS(
      "salesforce/tasks",
      "Id,AccountId,WhoId,Subject,Type,Status,ActivityDate,Scheduled_Date__c,Attended__c,"
          + "Answered__c,CreatedDate,SystemModstamp,IsDeleted"),
  CUSTOMERS("stripe/customers", false),
  PRODUCTS("stripe/products", false),
  PRICES("stripe/prices", false),
  SUBSCRIPTIONS("stripe/subscriptions", false),
  INVOICES("stripe/invoices", true),
  ORGANIZATIONS("zendesk/organizations", false),
  REQUESTERS("zendesk/users", false),
  TICKETS("zendesk/tickets", true),
  RATINGS("zendesk/satisfaction_ratings", false),
  EVENTS("segment/events", true),
  RESPONSES(
      "surveys/responses", "response_id,account_id,contact_id,kind,score,comment,responded_on"),
  GOALS(
      "success/goals",
      "goal_id,account_id,goal,metric,baseline,target,actual,due_date,reached_date,"
          + "value_realised,currency,updated_at"),
  MILESTONES("success/milestones", "account_id,milestone,due_date,done_date,updated_at"),
  FX_RATES("finance/fx_rates", "currency,month_end_date,rate");

  private final String folder;
  private final String header;
  private final boolean zipped;

  LandingObject(String folder, String header) {
    this.folder = folder;
    this.header = header;
    this.zipped = false;
  }

  LandingObject(String folder, boolean zipped) {
    this.folder = folder;
    this.header = null;
    this.zipped = zipped;
  }

  /** Source and object, e.g. {@code stripe/invoices}. */
  String folder() {
    return folder;
  }

  /** The first line of a CSV; null for JSON lines. */
  String header() {
    return header;
  }

  boolean isZipped() {
    return zipped;
  }

  /** Path under {@code landing/} of a night's file. */
  String file(LocalDate night) {
    return folder + "/" + night + extension();
  }

  /** Path under {@code landing/} of one of several files of a night. */
  String part(LocalDate night, int part) {
    return folder + "/" + night + Text.of(".part-%04d", part) + extension();
  }

  private String extension() {
    return (header == null ? ".jsonl" : ".csv") + (zipped ? ".gz" : "");
  }
}
