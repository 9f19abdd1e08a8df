package tenure.bronze;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.try_divide;
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
 * Charges of Zuora's subscriptions: one row per charge, segment and version of its subscription. An
 * amendment closes the segment in force, opens the next one, and delivers both in a new version.
 */
public final class ZuoraRatePlanCharges {
  public static final Field RATE_PLAN_ID = Field.text("ratePlanId", "The rate plan.");
  public static final Field PRODUCT_ID = Field.text("productId", "The product.");
  public static final Field CHARGE_NUMBER =
      Field.text("chargeNumber", "The charge, through all versions.");
  public static final Field SEGMENT = Field.text("segment", "Which period of the charge it is.");
  public static final Field IS_LAST_SEGMENT =
      Field.text("isLastSegment", "Whether no later period follows.");
  public static final Field VERSION = Field.text("version", "How often the charge was amended.");
  public static final Field CHARGE_TYPE = Field.text("chargeType", "Recurring, OneTime or Usage.");
  public static final Field CHARGE_MODEL = Field.text("chargeModel", "How it is priced.");
  public static final Field MRR =
      Field.text("mrr", "Monthly recurring revenue in the currency of the transaction.");
  public static final Field QUANTITY = Field.text("quantity", "Units of it.");
  public static final Field UOM = Field.text("uom", "The unit of measure.");
  public static final Field EFFECTIVE_START_DATE =
      Field.text("effectiveStartDate", "The first day of the segment.");
  public static final Field EFFECTIVE_END_DATE =
      Field.text("effectiveEndDate", "The first day after the segment.");
  public static final Field END_DATE_CONDITION =
      Field.text("endDateCondition", "Whether it ends with its subscription.");

  public static final Table TABLE =
      Delivered.table(
          Zuora.VENDOR,
          "rate_plan_charges",
          "Charges of subscriptions as Zuora exports them.",
          Zuora.ID,
          Zuora.ACCOUNT_ID,
          Zuora.SUBSCRIPTION_ID,
          RATE_PLAN_ID,
          PRODUCT_ID,
          CHARGE_NUMBER,
          SEGMENT,
          IS_LAST_SEGMENT,
          VERSION,
          CHARGE_TYPE,
          CHARGE_MODEL,
          MRR,
          QUANTITY,
          UOM,
          Zuora.TRANSACTION_CURRENCY,
          Zuora.CURRENCY,
          EFFECTIVE_START_DATE,
          EFFECTIVE_END_DATE,
          END_DATE_CONDITION,
          Zuora.CREATED_DATE,
          Zuora.UPDATED_DATE);

  public static final Extract EXTRACT =
      new Extract(
          Zuora.VENDOR,
          "rate_plan_charges",
          TABLE,
          List.of(Zuora.ID.name(), EFFECTIVE_START_DATE.name()),
          List.of(new Staged(SubscriptionLines.TABLE, ZuoraRatePlanCharges::lines)));

  private static final Map<String, String> TYPES =
      Map.of("recurring", "licence", "onetime", "one_off", "usage", "usage");
  private static final Map<String, String> STATUSES =
      Map.of(
          "draft", "incomplete",
          "pendingactivation", "incomplete",
          "pendingacceptance", "incomplete",
          "active", "active",
          "suspended", "paused",
          "cancelled", "cancelled",
          "expired", "expired");

  private ZuoraRatePlanCharges() {}

  /** One line per charge and segment, as its latest version says. */
  static Dataset<Row> lines(Dataset<Row> arrived, Function<Table, Dataset<Row>> delivered) {
    return staged(
        Latest.touched(segments(delivered), array(lineId()), arrived, lineId()), delivered);
  }

  /** Every segment delivered so far in its latest version. */
  static Dataset<Row> segments(Function<Table, Dataset<Row>> delivered) {
    Column order =
        struct(
            Reading.whole(VERSION.name()).value().as("version"),
            Zuora.day(Zuora.CREATED_DATE).value().as("created"),
            Zuora.version().value().as("at"));
    return Latest.of(delivered.apply(TABLE), lineId(), order);
  }

  private static Column lineId() {
    Column charge = coalesce(Reading.clean(CHARGE_NUMBER.col()), Reading.clean(Zuora.ID.col()));
    return concat_ws("/", charge, Reading.clean(SEGMENT.col()));
  }

  /** The staged lines of these segments. */
  static Dataset<Row> staged(Dataset<Row> charges, Function<Table, Dataset<Row>> delivered) {
    Dataset<Row> planned = ZuoraRatePlans.beside(charges, delivered.apply(ZuoraRatePlans.TABLE));
    Column subscription =
        coalesce(Reading.clean(Zuora.SUBSCRIPTION_ID.col()), ZuoraRatePlans.plan("subscription"));
    Staging staging =
        Staging.of(
            ZuoraSubscriptions.beside(planned, subscription, delivered),
            SubscriptionLines.TABLE,
            Zuora.VENDOR,
            AccountLinks.ACCOUNT_ID);
    Column name = ZuoraSubscriptions.current(ZuoraSubscriptions.NAME);
    staging
        .set(SubscriptionLines.SUBSCRIPTION_LINE_ID, Reading.clean(lineId()))
        .set(SubscriptionLines.SOURCE_ACCOUNT_KEY, Reading.text(Zuora.ACCOUNT_ID.name()))
        .set(SubscriptionLines.SUBSCRIPTION_ID, coalesce(name, subscription))
        .set(
            SubscriptionLines.PRODUCT_ID,
            coalesce(ZuoraRatePlans.plan("product"), Reading.clean(PRODUCT_ID.col())))
        .set(SubscriptionLines.PLAN, ZuoraRatePlans.plan("name"));
    setPrice(staging);
    setService(staging);
    return staging.orderedBy(Zuora.version()).rows();
  }

  /** Zuora says what a month is worth; it does not for use without a commitment. */
  private static void setPrice(Staging staging) {
    Reading type = Reading.choice(CHARGE_TYPE.name(), CHARGE_TYPE.col(), TYPES);
    Reading mrr = Reading.decimal(MRR.name());
    Reading quantity = Reading.decimal(QUANTITY.name());
    Column hasUnits = type.value().equalTo("licence").and(Reading.clean(UOM.col()).isNotNull());
    Column recurs = type.value().equalTo("licence");
    Column unit =
        try_divide(mrr.value().cast("decimal(28,8)"), quantity.value().cast("decimal(18,6)"));
    staging
        .set(
            SubscriptionLines.CHARGE_KIND,
            new Reading(when(hasUnits, "seats").otherwise(type.value()), type.problem()))
        .set(
            SubscriptionLines.QUANTITY,
            new Reading(when(hasUnits, quantity.value()), quantity.problem()))
        .set(SubscriptionLines.UNIT_PRICE, when(hasUnits, unit.try_cast("decimal(28,8)")))
        .set(
            SubscriptionLines.AMOUNT,
            new Reading(
                when(recurs, round(mrr.value(), 2).try_cast("decimal(18,2)")), mrr.problem()))
        .set(SubscriptionLines.CURRENCY, Zuora.currency())
        .set(SubscriptionLines.INTERVAL_UNIT, lit("month"))
        .set(SubscriptionLines.INTERVAL_COUNT, lit(1L));
  }

  private static void setService(Staging staging) {
    Reading status =
        Reading.choice("subscription.status", current(ZuoraSubscriptions.STATUS), STATUSES);
    Column state = coalesce(status.value(), lit("active"));
    Reading end = Zuora.day(EFFECTIVE_END_DATE);
    Reading termEnd = day(ZuoraSubscriptions.TERM_END_DATE);
    Reading renews = Reading.flag("subscription.autoRenew", current(ZuoraSubscriptions.AUTO_RENEW));
    Column isLast = coalesce(Reading.flag(IS_LAST_SEGMENT.name()).value(), lit(true));
    // A term that renews by itself goes on until a later version says that it has ended.
    Column goesOn =
        state
            .equalTo("active")
            .and(renews.value())
            .and(end.value().geq(termEnd.value()))
            .or(state.equalTo("paused"))
            .and(isLast);
    Reading cancelled = day(ZuoraSubscriptions.CANCELLED_DATE);
    staging
        .set(SubscriptionLines.STATUS, new Reading(state, status.problem()))
        .set(SubscriptionLines.SERVICE_START_DATE, Zuora.day(EFFECTIVE_START_DATE))
        .set(
            SubscriptionLines.SERVICE_END_DATE,
            new Reading(
                when(coalesce(goesOn, lit(false)), lit(null)).otherwise(end.value()),
                end.problem()))
        .set(SubscriptionLines.TERM_START_DATE, day(ZuoraSubscriptions.TERM_START_DATE))
        .set(SubscriptionLines.TERM_END_DATE, termEnd)
        .set(SubscriptionLines.IS_AUTO_RENEW, renews)
        .set(
            SubscriptionLines.PAUSED_DATE,
            when(state.equalTo("paused"), col(ZuoraAmendments.SUSPENDED)))
        .set(SubscriptionLines.CANCEL_REQUESTED_DATE, col(ZuoraAmendments.REQUESTED))
        .set(SubscriptionLines.CANCEL_EFFECTIVE_DATE, cancelled)
        .set(
            SubscriptionLines.CANCEL_REASON,
            Reading.clean(current(ZuoraSubscriptions.CANCEL_REASON)));
  }

  private static Column current(Field field) {
    return ZuoraSubscriptions.current(field);
  }

  private static Reading day(Field field) {
    return Reading.moment("subscription." + field.name(), current(field)).asDay();
  }
}
