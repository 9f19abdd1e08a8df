package tenure.bronze;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Reading;
import tenure.columns.Staging;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.silver.AccountLinks;
import tenure.silver.SubscriptionLines;

/**
 * Subscriptions of Chargebee, of its older and its newer catalogue: one row per subscription
 * exported, with what is bought inside.
 */
public final class ChargebeeSubscriptions {
  public static final Field ID = Field.text("id", "The subscription\u2019s id, any text.");
  public static final Field CUSTOMER_ID = Field.text("customer_id", "The customer.").personal();
  public static final Field STATUS = Field.text("status", "The state of the subscription.");
  public static final Field BILLING_PERIOD =
      Field.text("billing_period", "How many units the interval of billing has.");
  public static final Field BILLING_PERIOD_UNIT =
      Field.text("billing_period_unit", "day, week, month or year.");
  public static final Field CREATED_AT =
      Field.text("created_at", "When it was made, epoch seconds.");
  public static final Field START_DATE =
      Field.text("start_date", "When it will start, before it has.");
  public static final Field STARTED_AT =
      Field.text("started_at", "When it started, trial included.");
  public static final Field TRIAL_END =
      Field.text("trial_end", "When the trial ends; stays set after conversion.");
  public static final Field CURRENT_TERM_START =
      Field.text("current_term_start", "When the period billed starts.");
  public static final Field CURRENT_TERM_END =
      Field.text("current_term_end", "When the period billed ends.");
  public static final Field CONTRACT_TERM =
      Field.text("contract_term", "The contract term in force, as JSON.");
  public static final Field CANCELLED_AT =
      Field.text("cancelled_at", "When it was, or is going to be, cancelled.");
  public static final Field CANCEL_SCHEDULE_CREATED_AT =
      Field.text("cancel_schedule_created_at", "When the cancellation was asked for.");
  public static final Field CANCEL_REASON = Field.text("cancel_reason", "Why it was cancelled.");
  public static final Field CANCEL_REASON_CODE =
      Field.text("cancel_reason_code", "Why it was cancelled, as the company codes it.");
  public static final Field PAUSE_DATE =
      Field.text("pause_date", "When it was, or is going to be, paused.");
  public static final Field SUBSCRIPTION_ITEMS =
      Field.text("subscription_items", "What is bought, in the newer catalogue, as JSON.");
  public static final Field PLAN_ID = Field.text("plan_id", "The plan, in the older catalogue.");
  public static final Field ADDONS =
      Field.text("addons", "The add-ons, in the older catalogue, as JSON.");
  public static final Field COUPONS = Field.text("coupons", "The coupons\u2019 ids, as JSON.");
  public static final Field DISCOUNTS =
      Field.text("discounts", "Discounts granted by hand, as JSON.");

  public static final Table TABLE =
      Delivered.table(
          Chargebee.VENDOR,
          "subscriptions",
          "Subscriptions as Chargebee exports them.",
          ID,
          CUSTOMER_ID,
          STATUS,
          Chargebee.CURRENCY_CODE,
          BILLING_PERIOD,
          BILLING_PERIOD_UNIT,
          CREATED_AT,
          START_DATE,
          STARTED_AT,
          TRIAL_END,
          CURRENT_TERM_START,
          CURRENT_TERM_END,
          CONTRACT_TERM,
          CANCELLED_AT,
          CANCEL_SCHEDULE_CREATED_AT,
          CANCEL_REASON,
          CANCEL_REASON_CODE,
          PAUSE_DATE,
          SUBSCRIPTION_ITEMS,
          PLAN_ID,
          ofPlan("quantity", "Units of the plan"),
          ofPlan("quantity_in_decimal", "Units of the plan, with decimals"),
          ofPlan("unit_price", "The plan\u2019s price of one unit in minor units"),
          ofPlan("unit_price_in_decimal", "The same in major units, with decimals"),
          ofPlan("amount", "The plan\u2019s amount in minor units"),
          ofPlan("amount_in_decimal", "The same in major units, with decimals"),
          ADDONS,
          COUPONS,
          DISCOUNTS,
          Chargebee.RESOURCE_VERSION,
          Chargebee.DELETED);

  public static final Extract EXTRACT =
      new Extract(
          Chargebee.VENDOR,
          "subscriptions",
          TABLE,
          List.of(ID.name(), CUSTOMER_ID.name(), STATUS.name()),
          List.of(new Staged(SubscriptionLines.TABLE, ChargebeeSubscriptions::lines)));

  private static final Map<String, String> STATUSES =
      Map.of(
          "future", "active",
          "in_trial", "trialing",
          "active", "active",
          "non_renewing", "active",
          "paused", "paused",
          "cancelled", "cancelled",
          "transferred", "cancelled");

  private ChargebeeSubscriptions() {}

  private static Field ofPlan(String figure, String doc) {
    return Field.text("plan_" + figure, doc + ", in the older catalogue.");
  }

  /**
   * One line per item, or per plan and add-on. Chargebee shows the present state alone, and not
   * when an item was added.
   */
  static Dataset<Row> lines(Dataset<Row> arrived, Function<Table, Dataset<Row>> delivered) {
    Dataset<Row> items = ChargebeeLines.of(arrived, delivered.apply(ChargebeeItemPrices.TABLE));
    Staging staging =
        Staging.of(
            ChargebeeDiscounts.counted(items, delivered.apply(ChargebeeCoupons.TABLE)),
            SubscriptionLines.TABLE,
            Chargebee.VENDOR,
            AccountLinks.ACCOUNT_ID);
    ChargebeeLines.set(staging);
    ChargebeeDiscounts.set(staging);
    setService(staging);
    setTerm(staging);
    setCancellation(staging);
    return staging.deletedWhen(Chargebee.isDeleted()).orderedBy(Chargebee.version()).rows();
  }

  private static void setService(Staging staging) {
    staging
        .set(SubscriptionLines.SOURCE_ACCOUNT_KEY, Reading.text(CUSTOMER_ID.name()))
        .set(SubscriptionLines.SUBSCRIPTION_ID, Reading.text(ID.name()))
        .set(
            SubscriptionLines.INTERVAL_UNIT,
            Reading.choice(BILLING_PERIOD_UNIT.name(), BILLING_PERIOD_UNIT.col(), Chargebee.UNITS))
        .set(SubscriptionLines.INTERVAL_COUNT, Reading.whole(BILLING_PERIOD.name()))
        .set(SubscriptionLines.STATUS, Reading.choice(STATUS.name(), STATUS.col(), STATUSES))
        .set(
            SubscriptionLines.SERVICE_START_DATE,
            day(STARTED_AT).or(day(START_DATE)).or(day(CREATED_AT)))
        .set(
            SubscriptionLines.SERVICE_END_DATE,
            when(day(CANCELLED_AT), is("cancelled", "transferred")))
        .set(SubscriptionLines.TRIAL_END_DATE, day(TRIAL_END))
        .set(SubscriptionLines.PAUSED_DATE, when(day(PAUSE_DATE), is("paused")));
  }

  private static void setTerm(Staging staging) {
    Column action = lower(Json.inside(CONTRACT_TERM.name(), "action_at_term_end"));
    Column isEnding =
        is("non_renewing", "cancelled", "transferred")
            .or(coalesce(action.equalTo("cancel"), lit(false)));
    staging
        .set(
            SubscriptionLines.TERM_START_DATE,
            contract("contract_start").or(day(CURRENT_TERM_START)))
        .set(SubscriptionLines.TERM_END_DATE, contract("contract_end").or(day(CURRENT_TERM_END)))
        .set(SubscriptionLines.IS_AUTO_RENEW, not(isEnding));
  }

  /** A subscription that does not renew is served and paid to the end of what was billed. */
  private static void setCancellation(Staging staging) {
    Reading scheduled = day(CANCELLED_AT).or(day(CURRENT_TERM_END));
    staging
        .set(SubscriptionLines.CANCEL_REQUESTED_DATE, day(CANCEL_SCHEDULE_CREATED_AT))
        .set(SubscriptionLines.CANCEL_EFFECTIVE_DATE, when(scheduled, is("non_renewing")))
        .set(
            SubscriptionLines.CANCEL_REASON,
            coalesce(Reading.clean(CANCEL_REASON_CODE.col()), Reading.clean(CANCEL_REASON.col())));
  }

  private static Reading when(Reading reading, Column isSo) {
    return new Reading(
        org.apache.spark.sql.functions.when(isSo, reading.value()), reading.problem());
  }

  private static Column is(String... statuses) {
    return coalesce(lower(Reading.clean(STATUS.col())).isin((Object[]) statuses), lit(false));
  }

  private static Reading contract(String moment) {
    return Reading.moment("contract_term." + moment, Json.inside(CONTRACT_TERM.name(), moment))
        .asDay();
  }

  private static Reading day(Field moment) {
    return Reading.moment(moment.name()).asDay();
  }
}
