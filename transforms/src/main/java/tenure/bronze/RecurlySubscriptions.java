package tenure.bronze;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.not;

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

/** Subscriptions of Recurly: one row per subscription exported, or per version of it. */
public final class RecurlySubscriptions {
  public static final Field PLAN = Field.text("plan", "The plan, as JSON.");
  public static final Field PLAN_ID = Field.text("plan_id", "The plan\u2019s id, from loaders.");
  public static final Field STATE = Field.text("state", "The state of the subscription.");
  public static final Field ACTIVATED_AT = Field.text("activated_at", "When service started.");
  public static final Field CANCELED_AT =
      Field.text("canceled_at", "When renewal was turned off; service goes on to its end.");
  public static final Field EXPIRES_AT = Field.text("expires_at", "When service ends, or ended.");
  public static final Field EXPIRATION_REASON =
      Field.text("expiration_reason", "Why service ended.");
  public static final Field TRIAL_ENDS_AT =
      Field.text("trial_ends_at", "When the trial ends; stays set after conversion.");
  public static final Field PERIOD_STARTED_AT =
      Field.text("current_period_started_at", "When the period billed starts.");
  public static final Field PERIOD_ENDS_AT =
      Field.text("current_period_ends_at", "When the period billed ends.");
  public static final Field TERM_STARTED_AT =
      Field.text("current_term_started_at", "When the term in force starts.");
  public static final Field TERM_ENDS_AT =
      Field.text("current_term_ends_at", "When the term in force ends.");
  public static final Field AUTO_RENEW = Field.text("auto_renew", "Whether the term renews.");
  public static final Field PAUSED_AT = Field.text("paused_at", "When the pause starts.");
  public static final Field UNIT_AMOUNT =
      Field.text("unit_amount", "The price of one unit of the plan in major units.");
  public static final Field QUANTITY = Field.text("quantity", "Units of the plan.");
  public static final Field ADD_ONS = Field.text("add_ons", "The add-ons, as JSON.");

  public static final Table TABLE =
      Delivered.table(
          Recurly.VENDOR,
          "subscriptions",
          "Subscriptions as Recurly exports them.",
          Recurly.ID,
          Recurly.ACCOUNT,
          Recurly.ACCOUNT_ID,
          PLAN,
          PLAN_ID,
          STATE,
          Recurly.CREATED_AT,
          Recurly.UPDATED_AT,
          ACTIVATED_AT,
          CANCELED_AT,
          EXPIRES_AT,
          EXPIRATION_REASON,
          TRIAL_ENDS_AT,
          PERIOD_STARTED_AT,
          PERIOD_ENDS_AT,
          TERM_STARTED_AT,
          TERM_ENDS_AT,
          AUTO_RENEW,
          PAUSED_AT,
          Recurly.CURRENCY,
          UNIT_AMOUNT,
          QUANTITY,
          ADD_ONS);

  public static final Extract EXTRACT =
      new Extract(
          Recurly.VENDOR,
          "subscriptions",
          TABLE,
          List.of(Recurly.ID.name(), STATE.name(), UNIT_AMOUNT.name()),
          List.of(new Staged(SubscriptionLines.TABLE, RecurlySubscriptions::lines)));

  private static final Map<String, String> STATES =
      Map.of(
          "future", "active",
          "active", "active",
          "canceled", "active",
          "paused", "paused",
          "failed", "incomplete",
          "expired", "expired");

  /** Whatever ends a subscription that is none of these was decided by the customer. */
  private static final Object[] INVOLUNTARY = {
    "nonpayment", "non_payment", "nonpayment_gift", "tax_location_invalid"
  };

  private RecurlySubscriptions() {}

  /** One line for the plan and one per add-on. */
  static Dataset<Row> lines(Dataset<Row> arrived, Function<Table, Dataset<Row>> delivered) {
    Dataset<Row> items =
        RecurlyItems.of(
            arrived,
            delivered.apply(RecurlyPlans.TABLE),
            delivered.apply(RecurlySubscriptionAddOns.TABLE));
    Staging staging =
        Staging.of(
            RecurlyDiscounts.counted(items, delivered),
            SubscriptionLines.TABLE,
            Recurly.VENDOR,
            AccountLinks.ACCOUNT_ID);
    staging
        .set(SubscriptionLines.SOURCE_ACCOUNT_KEY, Recurly.idOf("account"))
        .set(SubscriptionLines.SUBSCRIPTION_ID, Reading.text(Recurly.ID.name()))
        .set(SubscriptionLines.STATUS, Reading.choice(STATE.name(), STATE.col(), STATES));
    RecurlyItems.set(staging);
    RecurlyDiscounts.set(staging);
    setService(staging);
    setTerm(staging);
    setCancellation(staging);
    return staging.orderedBy(Recurly.version()).rows();
  }

  private static void setService(Staging staging) {
    Reading start =
        Recurly.day(ACTIVATED_AT)
            .or(Recurly.day(PERIOD_STARTED_AT))
            .or(Recurly.day(Recurly.CREATED_AT));
    Reading added = RecurlyItems.day("created_at");
    Reading removed = RecurlyItems.day("expired_at");
    Reading ended = when(Recurly.day(EXPIRES_AT), is("expired"));
    staging
        .refuse(added.problem())
        .refuse(removed.problem())
        .set(
            SubscriptionLines.SERVICE_START_DATE,
            new Reading(greatest(start.value(), added.value()), start.problem()))
        .set(
            SubscriptionLines.SERVICE_END_DATE,
            new Reading(least(ended.value(), removed.value()), ended.problem()))
        .set(SubscriptionLines.TRIAL_END_DATE, Recurly.day(TRIAL_ENDS_AT))
        .set(SubscriptionLines.PAUSED_DATE, when(Recurly.day(PAUSED_AT), is("paused")));
  }

  private static void setTerm(Staging staging) {
    Reading renews = Reading.flag(AUTO_RENEW.name());
    Column isEnding = is("canceled", "expired");
    staging
        .set(
            SubscriptionLines.TERM_START_DATE,
            Recurly.day(TERM_STARTED_AT).or(Recurly.day(PERIOD_STARTED_AT)))
        .set(
            SubscriptionLines.TERM_END_DATE,
            Recurly.day(TERM_ENDS_AT).or(Recurly.day(PERIOD_ENDS_AT)))
        .set(
            SubscriptionLines.IS_AUTO_RENEW,
            new Reading(not(isEnding).and(coalesce(renews.value(), lit(true))), renews.problem()));
  }

  /** Turning renewal off is asked for on one day and takes effect on another. */
  private static void setCancellation(Staging staging) {
    Column reason = lower(Reading.clean(EXPIRATION_REASON.col()));
    Column kind =
        org.apache
            .spark
            .sql
            .functions
            .when(reason.isin(INVOLUNTARY), "involuntary")
            .when(reason.isNotNull(), "voluntary");
    staging
        .set(SubscriptionLines.CANCEL_REQUESTED_DATE, Recurly.day(CANCELED_AT))
        .set(
            SubscriptionLines.CANCEL_EFFECTIVE_DATE,
            when(Recurly.day(EXPIRES_AT), not(is("expired"))))
        .set(
            SubscriptionLines.CANCEL_REASON,
            org.apache.spark.sql.functions.when(kind.isNotNull(), concat_ws("/", kind, reason)));
  }

  private static Reading when(Reading reading, Column isSo) {
    return new Reading(
        org.apache.spark.sql.functions.when(isSo, reading.value()), reading.problem());
  }

  private static Column is(String... states) {
    return coalesce(lower(Reading.clean(STATE.col())).isin((Object[]) states), lit(false));
  }
}
