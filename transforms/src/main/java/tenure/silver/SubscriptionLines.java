package tenure.silver;

import static tenure.contract.Layer.SILVER;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.contract.Versions;

/**
 * What customers pay for again and again: one row per version of a recurring line. Service periods
 * are half-open (rule 1.1).
 */
public final class SubscriptionLines {
  public static final Field SOURCE = AccountLinks.SOURCE;
  public static final Field SUBSCRIPTION_LINE_ID =
      Field.id("subscription_line_id", "The line in its source.").key();
  public static final Field SOURCE_ACCOUNT_KEY = AccountLinks.SOURCE_ACCOUNT_KEY.plain();
  public static final Field ACCOUNT_ID = AccountLinks.ACCOUNT_ID.plain();
  public static final Field SUBSCRIPTION_ID =
      Field.id("subscription_id", "The subscription the line belongs to.");
  public static final Field PRODUCT_ID = Field.id("product_id", "The product in its source.");
  public static final Field PRODUCT_FAMILY =
      Field.text("product_family", "The family or module of the product.");
  public static final Field PLAN = Field.text("plan", "The plan or tier.");
  public static final Field TIER_RANK =
      Field.whole("tier_rank", "The place of the plan among its siblings, 1 the lowest.");
  public static final Field CHARGE_KIND =
      Field.choice(
              "charge_kind",
              "What the line charges for; only licence, seats and committed_minimum recur (rule 1.4).",
              "licence",
              "seats",
              "committed_minimum",
              "usage",
              "one_off",
              "services")
          .required();
  public static final Field QUANTITY = Field.precise("quantity", "Units or seats.");
  public static final Field UNIT_PRICE =
      Field.precise("unit_price", "List price of one unit in currency, per interval.");
  public static final Field AMOUNT =
      Field.money(
          "amount",
          "The list amount of one interval in currency, before discounts; null where the price is not known.");
  public static final Field CURRENCY = Field.text("currency", "ISO 4217 code of the amounts.");
  public static final Field INTERVAL_UNIT =
      Field.choice(
              "interval_unit",
              "The unit of the interval that amount pays for; term means the whole service period.",
              "day",
              "week",
              "month",
              "year",
              "term")
          .required();
  public static final Field INTERVAL_COUNT =
      Field.count("interval_count", "How many units one interval has.");
  public static final Field DISCOUNT_SHARE =
      Field.precise("discount_share", "Recurring discount as a share of amount.");
  public static final Field DISCOUNT_AMOUNT =
      Field.money(
          "discount_amount", "Recurring discount per interval in currency, beside any share.");
  public static final Field DISCOUNT_START_DATE =
      Field.day("discount_start_date", "The first day of the discount; null means from the start.");
  public static final Field DISCOUNT_END_DATE =
      Field.day("discount_end_date", "The first day without the discount; null means it lasts.");
  public static final Field DISCOUNT_DURATION =
      Field.choice(
          "discount_duration",
          "How long the discount was granted for.",
          "forever",
          "once",
          "repeating");
  public static final Field SERVICE_START_DATE =
      Field.day("service_start_date", "The first day of service.");
  public static final Field SERVICE_END_DATE =
      Field.day("service_end_date", "The first day without service; null while it runs on.");
  public static final Field TERMS_SINCE_DATE =
      Field.day(
          "terms_since_date",
          "The first day of the present quantity, price and product, where the source says so.");
  public static final Field TERM_START_DATE =
      Field.day("term_start_date", "The first day of the contract term in force.");
  public static final Field TERM_END_DATE =
      Field.day("term_end_date", "The first day after the contract term in force.");
  public static final Field IS_AUTO_RENEW =
      Field.flag("is_auto_renew", "Whether the term renews by itself.");
  public static final Field STATUS =
      Field.choice(
              "status",
              "The state of the line (rule 1.6).",
              "active",
              "past_due",
              "trialing",
              "paused",
              "unpaid",
              "cancelled",
              "expired",
              "incomplete")
          .required();
  public static final Field TRIAL_END_DATE =
      Field.day("trial_end_date", "The first day after the trial; stays set after conversion.");
  public static final Field PAUSED_DATE =
      Field.day("paused_date", "The first day of the pause, while paused.");
  public static final Field CANCEL_REQUESTED_DATE =
      Field.day("cancel_requested_date", "The day the customer asked to cancel.");
  public static final Field CANCEL_EFFECTIVE_DATE =
      Field.day(
          "cancel_effective_date", "The day a scheduled cancellation takes effect (rule 1.12).");
  public static final Field CANCEL_REASON =
      Field.text("cancel_reason", "Why the customer cancelled, as the source codes it.");
  public static final Field REPLACES_SUBSCRIPTION_ID =
      Field.id(
          "replaces_subscription_id",
          "The subscription this one continues, where the source says so.");

  public static final Table TABLE =
      Table.in(
              SILVER,
              "subscription_lines",
              "Recurring lines of subscriptions, one row per version.")
          .withColumns(
              SOURCE,
              SUBSCRIPTION_LINE_ID,
              SOURCE_ACCOUNT_KEY,
              ACCOUNT_ID,
              SUBSCRIPTION_ID,
              PRODUCT_ID,
              PRODUCT_FAMILY,
              PLAN,
              TIER_RANK,
              CHARGE_KIND,
              QUANTITY,
              UNIT_PRICE,
              AMOUNT,
              CURRENCY,
              INTERVAL_UNIT,
              INTERVAL_COUNT,
              DISCOUNT_SHARE,
              DISCOUNT_AMOUNT,
              DISCOUNT_START_DATE,
              DISCOUNT_END_DATE,
              DISCOUNT_DURATION,
              SERVICE_START_DATE,
              SERVICE_END_DATE,
              TERMS_SINCE_DATE,
              TERM_START_DATE,
              TERM_END_DATE,
              IS_AUTO_RENEW,
              STATUS,
              TRIAL_END_DATE,
              PAUSED_DATE,
              CANCEL_REQUESTED_DATE,
              CANCEL_EFFECTIVE_DATE,
              CANCEL_REASON,
              REPLACES_SUBSCRIPTION_ID)
          .versioned();

  private SubscriptionLines() {}

  /** All that a line says, without the nights that learned of it. */
  static Column[] payload() {
    return TABLE.fields().stream()
        .filter(f -> f != Versions.KNOWN_ON && f != Versions.WRITTEN_ON)
        .map(Field::col)
        .toArray(Column[]::new);
  }

  /**
   * The lines with family, plan and tier of their products, where the line itself says nothing.
   *
   * @param lines the lines as known, or their versions
   * @param products the products as known
   */
  public static Dataset<Row> withProducts(Dataset<Row> lines, Dataset<Row> products) {
    return Products.fill(lines, products, PRODUCT_FAMILY, PLAN, TIER_RANK);
  }
}
