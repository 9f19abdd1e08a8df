package tenure.bronze;

import static org.apache.spark.sql.functions.upper;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Reading;
import tenure.columns.SalesforceId;
import tenure.columns.Words;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.silver.Opportunities;

/** Opportunities of Salesforce: one row per opportunity exported. */
public final class SalesforceOpportunities {
  public static final Field ID = Field.text("Id", "The record id.");
  public static final Field ACCOUNT_ID = Field.text("AccountId", "The account.");
  public static final Field OWNER_ID = Field.text("OwnerId", "The owner.");
  public static final Field TYPE = Field.text("Type", "What the deal is about.");
  public static final Field STAGE_NAME = Field.text("StageName", "The stage.");
  public static final Field AMOUNT = Field.text("Amount", "The amount, in CurrencyIsoCode.");
  public static final Field CURRENCY_ISO_CODE = Field.text("CurrencyIsoCode", "The currency.");
  public static final Field CLOSE_DATE =
      Field.text("CloseDate", "The day it closed or should close, a day without a zone.");
  public static final Field IS_CLOSED = Field.text("IsClosed", "Whether it is decided.");
  public static final Field IS_WON = Field.text("IsWon", "Whether it was won.");
  public static final Field IS_DELETED = Field.text("IsDeleted", "Whether it was deleted.");
  public static final Field CREATED_DATE = Field.text("CreatedDate", "When it was created.");
  public static final Field SYSTEM_MODSTAMP =
      Field.text("SystemModstamp", "When anything last changed it.");

  public static final Table TABLE =
      Delivered.table(
          Salesforce.VENDOR,
          "opportunities",
          "Opportunities as Salesforce exports them.",
          ID,
          ACCOUNT_ID,
          OWNER_ID,
          TYPE,
          STAGE_NAME,
          AMOUNT,
          CURRENCY_ISO_CODE,
          CLOSE_DATE,
          IS_CLOSED,
          IS_WON,
          IS_DELETED,
          CREATED_DATE,
          SYSTEM_MODSTAMP);

  private static final Map<String, String> KINDS =
      Map.of(
          "new business", "new",
          "new", "new",
          "new customer", "new",
          "renewal", "renewal",
          "upsell", "upsell",
          "expansion", "upsell",
          "cross-sell", "cross_sell",
          "cross sell", "cross_sell");

  public static final Extract EXTRACT =
      new Extract(
          Salesforce.VENDOR,
          "opportunities",
          TABLE,
          List.of(ID.name(), ACCOUNT_ID.name(), IS_DELETED.name(), SYSTEM_MODSTAMP.name()),
          List.of(new Staged(Opportunities.TABLE, SalesforceOpportunities::opportunities)));

  private SalesforceOpportunities() {}

  /** Deals; a type that administrators added is none of the known kinds. */
  static Dataset<Row> opportunities(Dataset<Row> raw) {
    return Salesforce.staging(raw, Opportunities.TABLE)
        .set(Opportunities.OPPORTUNITY_ID, SalesforceId.reading(ID.name()))
        .set(Opportunities.SOURCE_ACCOUNT_KEY, SalesforceId.reference(ACCOUNT_ID.name()))
        .set(Opportunities.KIND, Words.known(TYPE.col(), KINDS))
        .set(Opportunities.STAGE, Reading.text(STAGE_NAME.name()))
        .set(Opportunities.AMOUNT, Reading.money(AMOUNT.name()))
        .set(Opportunities.CURRENCY, upper(Reading.clean(CURRENCY_ISO_CODE.col())))
        .set(Opportunities.CLOSE_DATE, Reading.day(CLOSE_DATE.name()))
        .set(Opportunities.IS_CLOSED, Reading.flag(IS_CLOSED.name()))
        .set(Opportunities.IS_WON, Reading.flag(IS_WON.name()))
        .deletedWhen(Reading.flag(IS_DELETED.name()))
        .rows();
  }
}
