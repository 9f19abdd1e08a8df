package tenure.bronze;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Reading;
import tenure.columns.Staging;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.silver.AccountLinks;
import tenure.silver.Invoices;

/** Invoices of Stripe, of its older and its newer interface: one row per invoice exported. */
public final class StripeInvoices {
  public static final Field ID = Field.text("id", "The object\u2019s id.");
  public static final Field CUSTOMER = Field.text("customer", "The customer.");
  public static final Field NUMBER = Field.text("number", "The number on the bill.");
  public static final Field STATUS =
      Field.text("status", "draft, open, paid, uncollectible or void.");
  public static final Field CURRENCY = Field.text("currency", "The currency.");
  public static final Field AMOUNT_DUE =
      Field.text("amount_due", "The amount billed in minor units.");
  public static final Field AMOUNT_PAID =
      Field.text("amount_paid", "The amount paid in minor units.");
  public static final Field AMOUNT_REMAINING =
      Field.text("amount_remaining", "The amount open in minor units.");
  public static final Field ATTEMPT_COUNT =
      Field.text("attempt_count", "How often payment was tried.");
  public static final Field COLLECTION_METHOD =
      Field.text("collection_method", "Whether it is charged by itself or sent.");
  public static final Field DUE_DATE =
      Field.text("due_date", "When it is due, epoch seconds; null where it is charged by itself.");
  public static final Field PERIOD_START =
      Field.text("period_start", "When the period billed starts.");
  public static final Field PERIOD_END = Field.text("period_end", "When the period billed ends.");
  public static final Field NEXT_PAYMENT_ATTEMPT =
      Field.text("next_payment_attempt", "When payment is tried next.");
  public static final Field STATUS_TRANSITIONS =
      Field.text("status_transitions", "When the status changed, as JSON.");
  public static final Field SUBSCRIPTION =
      Field.text("subscription", "The subscription, in the older interface.");
  public static final Field PARENT =
      Field.text("parent", "What the bill is for, in the newer interface, as JSON.");
  public static final Field METADATA = Field.text("metadata", "Values set by hand, as JSON.");
  public static final Field LIVEMODE = Field.text("livemode", "Whether it was made in live mode.");
  public static final Field DELETED =
      Field.text("deleted", "Whether the object was deleted; nothing else is said then.");
  public static final Field CREATED = Field.text("created", "When it was created, epoch seconds.");

  public static final Table TABLE =
      Delivered.table(
          Stripe.VENDOR,
          "invoices",
          "Invoices as Stripe exports them.",
          ID,
          CUSTOMER,
          NUMBER,
          STATUS,
          CURRENCY,
          AMOUNT_DUE,
          AMOUNT_PAID,
          AMOUNT_REMAINING,
          ATTEMPT_COUNT,
          COLLECTION_METHOD,
          DUE_DATE,
          PERIOD_START,
          PERIOD_END,
          NEXT_PAYMENT_ATTEMPT,
          STATUS_TRANSITIONS,
          SUBSCRIPTION,
          PARENT,
          METADATA,
          LIVEMODE,
          DELETED,
          CREATED);

  private static final Map<String, String> STATUSES =
      Map.of(
          "draft", "draft",
          "open", "open",
          "paid", "paid",
          "uncollectible", "uncollectible",
          "void", "void");

  public static final Extract EXTRACT =
      new Extract(
          Stripe.VENDOR,
          "invoices",
          TABLE,
          List.of(ID.name()),
          List.of(new Staged(Invoices.TABLE, StripeInvoices::invoices)));

  private StripeInvoices() {}

  /** Bills; one that is charged by itself is due on the day of issue. */
  static Dataset<Row> invoices(Dataset<Row> raw) {
    Column subscription =
        coalesce(
            Stripe.idOf(SUBSCRIPTION.col()),
            Stripe.idOf(Json.inside("parent", "subscription_details.subscription")));
    Reading status = Reading.choice(STATUS.name(), STATUS.col(), STATUSES);
    Reading attempts = Reading.whole(ATTEMPT_COUNT.name());
    Reading issued = moment("finalized_at").or(Reading.moment(CREATED.name())).asDay();
    Column chargedByItself =
        when(COLLECTION_METHOD.col().equalTo("charge_automatically"), issued.value());
    return Staging.of(Stripe.live(raw), Invoices.TABLE, Stripe.VENDOR, AccountLinks.ACCOUNT_ID)
        .set(Invoices.INVOICE_ID, Reading.text(ID.name()))
        .set(Invoices.SOURCE_ACCOUNT_KEY, Stripe.idOf(CUSTOMER.col()))
        .set(Invoices.SUBSCRIPTION_ID, subscription)
        .set(Invoices.AMOUNT_DUE, Stripe.money(AMOUNT_DUE.name()))
        .set(Invoices.AMOUNT_PAID, Stripe.money(AMOUNT_PAID.name()))
        .set(Invoices.CURRENCY, Stripe.currency())
        .set(Invoices.ISSUED_DATE, issued)
        .set(
            Invoices.DUE_DATE,
            Reading.moment(DUE_DATE.name()).asDay().or(Reading.sure(chargedByItself)))
        .set(Invoices.PAID_DATE, moment("paid_at").asDay())
        .set(Invoices.STATUS, status)
        .set(Invoices.ATTEMPTS, attempts)
        .set(Invoices.HAS_FAILED, hasFailed(status.value(), attempts.value()))
        .deletedWhen(Stripe.isDeleted())
        .rows();
  }

  private static Column hasFailed(Column status, Column attempts) {
    Column isUnpaid = status.isin("open", "uncollectible");
    return coalesce(isUnpaid.and(attempts.gt(0)), lit(false));
  }

  private static Reading moment(String transition) {
    return Reading.moment(
        "status_transitions." + transition, Json.inside("status_transitions", transition));
  }
}
