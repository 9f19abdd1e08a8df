package tenure.bronze;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.MinorUnits;
import tenure.columns.Reading;
import tenure.columns.Staging;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.silver.Plans;

/** Prices of Stripe: one row per price exported. */
public final class StripePrices {
  public static final Field ID = Field.text("id", "The object\u2019s id.");
  public static final Field PRODUCT = Field.text("product", "The product.");
  public static final Field CURRENCY = Field.text("currency", "The currency.");
  public static final Field NICKNAME = Field.text("nickname", "The price\u2019s name.");
  public static final Field UNIT_AMOUNT =
      Field.text(
          "unit_amount",
          "The price of one unit in minor units; null where it has decimals, tiers or a meter.");
  public static final Field UNIT_AMOUNT_DECIMAL =
      Field.text("unit_amount_decimal", "The same with decimals, as text.");
  public static final Field BILLING_SCHEME = Field.text("billing_scheme", "per_unit or tiered.");
  public static final Field RECURRING = Field.text("recurring", "The interval, as JSON.");
  public static final Field TYPE = Field.text("type", "recurring or one_time.");
  public static final Field ACTIVE = Field.text("active", "Whether it is offered.");
  public static final Field METADATA = Field.text("metadata", "Values set by hand, as JSON.");
  public static final Field LIVEMODE = Field.text("livemode", "Whether it was made in live mode.");
  public static final Field DELETED =
      Field.text("deleted", "Whether the object was deleted; nothing else is said then.");
  public static final Field CREATED = Field.text("created", "When it was created, epoch seconds.");

  public static final Table TABLE =
      Delivered.table(
          Stripe.VENDOR,
          "prices",
          "Prices as Stripe exports them.",
          ID,
          PRODUCT,
          CURRENCY,
          NICKNAME,
          UNIT_AMOUNT,
          UNIT_AMOUNT_DECIMAL,
          BILLING_SCHEME,
          RECURRING,
          TYPE,
          ACTIVE,
          METADATA,
          LIVEMODE,
          DELETED,
          CREATED);

  public static final Extract EXTRACT =
      new Extract(
          Stripe.VENDOR,
          "prices",
          TABLE,
          List.of(ID.name()),
          List.of(new Staged(Plans.TABLE, StripePrices::plans)));

  private StripePrices() {}

  /** Prices as plans; a price in tiers or by meter has no list price, which is not 0. */
  static Dataset<Row> plans(Dataset<Row> raw) {
    Reading minor =
        Reading.decimal(UNIT_AMOUNT_DECIMAL.name()).or(Reading.decimal(UNIT_AMOUNT.name()));
    Reading price =
        new Reading(MinorUnits.stripe(minor.value(), Stripe.currency()), minor.problem());
    return Staging.of(Stripe.live(raw), Plans.TABLE, Stripe.VENDOR)
        .set(Plans.PLAN_ID, Reading.text(ID.name()))
        .set(Plans.PRODUCT_ID, Stripe.idOf(PRODUCT.col()))
        .set(Plans.PLAN, Reading.text(NICKNAME.name()))
        .set(Plans.LIST_PRICE, price)
        .set(Plans.CURRENCY, Stripe.currency())
        .set(
            Plans.INTERVAL_UNIT,
            Reading.choice(
                "recurring.interval", Json.inside("recurring", "interval"), Stripe.INTERVALS))
        .set(
            Plans.INTERVAL_COUNT,
            Reading.whole("recurring.interval_count", Json.inside("recurring", "interval_count")))
        .deletedWhen(Stripe.isDeleted())
        .rows();
  }
}
