package tenure.bronze;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import java.util.List;
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
 * Subscriptions of Stripe, of its older and its newer interface: one row per subscription exported,
 * with its items inside.
 */
public final class StripeSubscriptions {
  public static final Field ID = Field.text("id", "The object\u2019s id.");
  public static final Field CUSTOMER = Field.text("customer", "The customer.");
  public static final Field STATUS = Field.text("status", "The state of the subscription.");
  public static final Field CURRENCY = Field.text("currency", "The currency.");
  public static final Field CREATED =
      Field.text("created", "When the object was made, epoch seconds.");
  public static final Field START_DATE =
      Field.text("start_date", "When service starts; may lie before created.");
  public static final Field CURRENT_PERIOD_START =
      Field.text("current_period_start", "When the billing period starts, in the older interface.");
  public static final Field CURRENT_PERIOD_END =
      Field.text("current_period_end", "When the billing period ends, in the older interface.");
  public static final Field TRIAL_START = Field.text("trial_start", "When the trial starts.");
  public static final Field TRIAL_END =
      Field.text("trial_end", "When the trial ends; stays set after conversion.");
  public static final Field CANCEL_AT =
      Field.text("cancel_at", "When a scheduled cancellation takes effect.");
  public static final Field CANCEL_AT_PERIOD_END =
      Field.text("cancel_at_period_end", "Whether it is cancelled at the end of the period.");
  public static final Field CANCELED_AT =
      Field.text("canceled_at", "When the cancellation was asked for.");
  public static final Field ENDED_AT = Field.text("ended_at", "When service ended.");
  public static final Field CANCELLATION_DETAILS =
      Field.text("cancellation_details", "Why it was cancelled, as JSON.");
  public static final Field PAUSE_COLLECTION =
      Field.text("pause_collection", "Whether collection is paused, as JSON.");
  public static final Field DISCOUNT =
      Field.text("discount", "The discount, in the older interface, as JSON.");
  public static final Field DISCOUNTS =
      Field.text("discounts", "The discounts, in the newer interface, as JSON.");
  public static final Field ITEMS = Field.text("items", "The items, as JSON.");
  public static final Field METADATA = Field.text("metadata", "Values set by hand, as JSON.");
  public static final Field LIVEMODE = Field.text("livemode", "Whether it was made in live mode.");
  public static final Field DELETED =
      Field.text("deleted", "Whether the object was deleted; nothing else is said then.");

  public static final Table TABLE =
      Delivered.table(
          Stripe.VENDOR,
          "subscriptions",
          "Subscriptions as Stripe exports them.",
          ID,
          CUSTOMER,
          STATUS,
          CURRENCY,
          CREATED,
          START_DATE,
          CURRENT_PERIOD_START,
          CURRENT_PERIOD_END,
          TRIAL_START,
          TRIAL_END,
          CANCEL_AT,
          CANCEL_AT_PERIOD_END,
          CANCELED_AT,
          ENDED_AT,
          CANCELLATION_DETAILS,
          PAUSE_COLLECTION,
          DISCOUNT,
          DISCOUNTS,
          ITEMS,
          METADATA,
          LIVEMODE,
          DELETED);

  public static final Extract EXTRACT =
      new Extract(
          Stripe.VENDOR,
          "subscriptions",
          TABLE,
          List.of(ID.name()),
          List.of(new Staged(SubscriptionLines.TABLE, StripeSubscriptions::lines)));

  private StripeSubscriptions() {}

  /**
   * One line per item. Stripe shows the present state alone: it says neither when a pause began
   * (metadata.paused_on may, and a subscription that replaces another is paused from its start) nor
   * which contract term is in force (metadata.term_start and term_end may) nor since when its items
   * are as they are (metadata.terms_since may).
   */
  static Dataset<Row> lines(Dataset<Row> raw) {
    Dataset<Row> living = Stripe.live(raw).where(not(Stripe.isDeleted()));
    Staging staging =
        Staging.of(
            StripeItems.of(living),
            SubscriptionLines.TABLE,
            Stripe.VENDOR,
            AccountLinks.ACCOUNT_ID);
    staging
        .set(SubscriptionLines.SOURCE_ACCOUNT_KEY, Stripe.idOf(CUSTOMER.col()))
        .set(SubscriptionLines.SUBSCRIPTION_ID, Reading.text(ID.name()));
    StripeItems.set(staging);
    StripeDiscounts.set(staging);
    setService(staging);
    setTerm(staging);
    StripeStatus.set(staging);
    setCancellation(staging);
    return staging.rows();
  }

  private static void setService(Staging staging) {
    Reading start = day(START_DATE);
    Reading created = day(CREATED);
    Reading itemCreated = StripeItems.moment("created").asDay();
    // An item made after its subscription was added later; one made before came along.
    Column isAdded = itemCreated.value().gt(created.value());
    Column from = coalesce(when(isAdded, itemCreated.value()), start.value(), created.value());
    // A first payment that never came: there was no service.
    Column never = lower(STATUS.col()).isin("incomplete", "incomplete_expired");
    Reading ended = day(ENDED_AT);
    staging
        .refuse(itemCreated.problem())
        .refuse(created.problem())
        .set(SubscriptionLines.SERVICE_START_DATE, new Reading(from, start.problem()))
        .set(
            SubscriptionLines.SERVICE_END_DATE,
            new Reading(when(never, from).otherwise(ended.value()), ended.problem()))
        .set(
            SubscriptionLines.TERMS_SINCE_DATE,
            Reading.day("metadata.terms_since", Stripe.metadata("terms_since")))
        .set(SubscriptionLines.TRIAL_END_DATE, day(TRIAL_END));
  }

  private static void setTerm(Staging staging) {
    Reading start = Reading.day("metadata.term_start", Stripe.metadata("term_start"));
    Reading end = Reading.day("metadata.term_end", Stripe.metadata("term_end"));
    Reading renews = Reading.flag("metadata.auto_renew", Stripe.metadata("auto_renew"));
    Reading stops = Reading.flag(CANCEL_AT_PERIOD_END.name());
    Column ofPeriod = when(end.value().isNull(), period("start").value());
    staging
        .set(SubscriptionLines.TERM_START_DATE, start.or(Reading.sure(ofPeriod)))
        .set(SubscriptionLines.TERM_END_DATE, end.or(period("end")))
        .set(
            SubscriptionLines.IS_AUTO_RENEW,
            renews.or(new Reading(not(stops.value()), stops.problem())));
  }

  private static void setCancellation(Staging staging) {
    Reading effective = day(CANCEL_AT);
    Column atPeriodEnd =
        when(Reading.flag(CANCEL_AT_PERIOD_END.name()).value(), period("end").value());
    staging
        .set(SubscriptionLines.CANCEL_REQUESTED_DATE, day(CANCELED_AT))
        .set(SubscriptionLines.CANCEL_EFFECTIVE_DATE, effective.or(Reading.sure(atPeriodEnd)))
        .set(
            SubscriptionLines.CANCEL_REASON,
            coalesce(
                Json.inside(CANCELLATION_DETAILS.name(), "feedback"),
                Json.inside(CANCELLATION_DETAILS.name(), "reason")));
  }

  private static Reading day(Field moment) {
    return Reading.moment(moment.name()).asDay();
  }

  /** The billing period, which stands on the item in the newer interface. */
  private static Reading period(String end) {
    return StripeItems.moment("current_period_" + end)
        .or(Reading.moment("current_period_" + end))
        .asDay();
  }
}
