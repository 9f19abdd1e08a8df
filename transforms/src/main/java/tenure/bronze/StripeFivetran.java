package tenure.bronze;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import org.apache.spark.sql.Column;
import tenure.columns.Reading;
import tenure.silver.Plans;

/**
 * Stripe as Fivetran lands it: items and discounts stand in tables of their own, nested values are
 * flattened, references end in {@code _id}, deleted objects stay with {@code is_deleted}.
 */
final class StripeFivetran {
  private static final String IS_DELETED = "is_deleted";

  /** What was priced before prices were; an item still refers to either. */
  static final Extract PLANS =
      new Extract(
          Stripe.VENDOR,
          "plans",
          Delivered.table(
              Stripe.VENDOR,
              "plans",
              "Plans, the prices of old.",
              StripePrices.ID,
              StripePrices.PRODUCT,
              StripePrices.CURRENCY,
              StripePrices.NICKNAME,
              StripePrices.UNIT_AMOUNT,
              StripePrices.UNIT_AMOUNT_DECIMAL,
              StripePrices.RECURRING,
              StripePrices.METADATA,
              StripePrices.LIVEMODE,
              StripePrices.DELETED),
          List.of(StripePrices.ID.name()),
          List.of(new Staged(Plans.TABLE, StripePrices::plans)));

  static final Extract ITEMS =
      Landed.part(
          Stripe.VENDOR,
          "subscription_items",
          "Items of subscriptions.",
          "id",
          "subscription_id",
          "plan_id",
          "price_id",
          "quantity",
          "created",
          "current_period_start",
          "current_period_end");

  static final Extract DISCOUNTS =
      Landed.part(
          Stripe.VENDOR,
          "subscription_discounts",
          "Discounts of subscriptions.",
          "id",
          "subscription_id",
          "coupon_id",
          "start",
          "end");

  static final Extract COUPONS =
      Landed.part(
          Stripe.VENDOR,
          "coupons",
          "What discounts are granted by.",
          "id",
          "percent_off",
          "amount_off",
          "currency",
          "duration",
          "duration_in_months");

  static final List<Landed> TABLES =
      List.of(
          Landed.of(StripeCustomers.EXTRACT).named(StripeCustomers.DELETED, IS_DELETED),
          Landed.of(StripeProducts.EXTRACT).named(StripeProducts.DELETED, IS_DELETED),
          prices(StripePrices.EXTRACT, "unit_amount", "transform_quantity_divide_by", "recurring_")
              .made(
                  StripePrices.UNIT_AMOUNT_DECIMAL,
                  ofOne("unit_amount_decimal", "transform_quantity_divide_by"),
                  "unit_amount_decimal"),
          prices(PLANS, "amount", "transform_usage_divide_by", ""),
          subscriptions(),
          invoices());

  private StripeFivetran() {}

  /** The interval stands in columns of its own; a price of packs says nothing of one unit. */
  private static Landed prices(Extract api, String amount, String packs, String prefix) {
    Column interval =
        to_json(
            struct(
                raw(prefix + "interval").as("interval"),
                raw(prefix + "interval_count").as("interval_count"),
                raw(prefix + "usage_type").as("usage_type")));
    return Landed.of(api)
        .named(StripePrices.PRODUCT, "product_id")
        .named(StripePrices.DELETED, IS_DELETED)
        .made(StripePrices.UNIT_AMOUNT, ofOne(amount, packs), amount, packs)
        .made(
            StripePrices.RECURRING,
            interval,
            prefix + "interval",
            prefix + "interval_count",
            prefix + "usage_type");
  }

  private static Column ofOne(String amount, String packs) {
    return when(Reading.clean(raw(packs)).isNull(), raw(amount));
  }

  private static Landed subscriptions() {
    Column why =
        to_json(
            struct(
                raw("cancellation_details_feedback").as("feedback"),
                raw("cancellation_details_reason").as("reason")));
    return Landed.of(StripeSubscriptions.EXTRACT)
        .parts(StripeParts::whole, ITEMS, StripePrices.EXTRACT, PLANS, DISCOUNTS, COUPONS)
        .named(StripeSubscriptions.CUSTOMER, "customer_id")
        .named(StripeSubscriptions.PAUSE_COLLECTION, "pause_collection_behavior")
        .made(
            StripeSubscriptions.CANCELLATION_DETAILS,
            why,
            "cancellation_details_feedback",
            "cancellation_details_reason")
        .made(StripeSubscriptions.ITEMS, col("_items"))
        .made(StripeSubscriptions.DISCOUNTS, col("_discounts"));
  }

  private static Landed invoices() {
    Column when =
        to_json(
            struct(
                raw("status_transitions_finalized_at").as("finalized_at"),
                raw("status_transitions_paid_at").as("paid_at")));
    return Landed.of(StripeInvoices.EXTRACT)
        .named(StripeInvoices.CUSTOMER, "customer_id")
        .named(StripeInvoices.SUBSCRIPTION, "subscription_id")
        .named(StripeInvoices.DELETED, IS_DELETED)
        .made(
            StripeInvoices.STATUS_TRANSITIONS,
            when,
            "status_transitions_finalized_at",
            "status_transitions_paid_at");
  }

  private static Column raw(String column) {
    return Reading.raw(column);
  }
}
