package tenure.bronze;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.explode_outer;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.upper;

import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import tenure.columns.Reading;
import tenure.columns.Staging;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.silver.Plans;
import tenure.silver.Products;
import tenure.silver.SubscriptionLines;

/** Plans of Recurly: one row per plan exported, with its price in each currency inside. */
public final class RecurlyPlans {
  public static final Field CODE = Field.text("code", "The plan\u2019s code.");
  public static final Field NAME = Field.text("name", "The plan\u2019s name.");
  public static final Field INTERVAL_UNIT = Field.text("interval_unit", "days or months.");
  public static final Field INTERVAL_LENGTH =
      Field.text("interval_length", "How many units the interval of billing has.");
  public static final Field CURRENCIES =
      Field.text("currencies", "The price of one unit in each currency, as JSON.");
  public static final Field DELETED_AT = Field.text("deleted_at", "When it was deleted.");

  public static final Table TABLE =
      Delivered.table(
          Recurly.VENDOR,
          "plans",
          "Plans as Recurly exports them.",
          Recurly.ID,
          CODE,
          NAME,
          INTERVAL_UNIT,
          INTERVAL_LENGTH,
          CURRENCIES,
          Recurly.CREATED_AT,
          Recurly.UPDATED_AT,
          DELETED_AT);

  public static final Extract EXTRACT =
      new Extract(
          Recurly.VENDOR,
          "plans",
          TABLE,
          List.of(Recurly.ID.name(), INTERVAL_UNIT.name(), INTERVAL_LENGTH.name()),
          List.of(
              new Staged(Products.TABLE, RecurlyPlans::products),
              new Staged(Plans.TABLE, RecurlyPlans::plans),
              new Staged(SubscriptionLines.TABLE, RecurlyPlans::lines)));

  private static final ArrayType PRICES =
      DataTypes.createArrayType(Json.texts("currency", "unit_amount"));
  private static final String PRICE = "_price";

  private RecurlyPlans() {}

  /** Each plan is a product of its own: Recurly has nothing above it. */
  static Dataset<Row> products(Dataset<Row> raw) {
    return Staging.of(raw, Products.TABLE, Recurly.VENDOR)
        .set(Products.PRODUCT_ID, Reading.text(Recurly.ID.name()))
        .set(Products.PRODUCT_NAME, Reading.text(NAME.name()))
        .deletedWhen(DELETED_AT.col().isNotNull())
        .orderedBy(Recurly.version())
        .rows();
  }

  /** One plan per currency it is sold in; one without a price where it says none. */
  static Dataset<Row> plans(Dataset<Row> raw) {
    Column prices = from_json(CURRENCIES.col(), PRICES);
    return priced(
        raw.withColumn(PRICE, explode_outer(prices)),
        col(PRICE).getField("currency"),
        Reading.decimal("currencies.unit_amount", col(PRICE).getField("unit_amount")));
  }

  /** Rows of plans, each with its price in one currency. */
  static Dataset<Row> priced(Dataset<Row> plans, Column currency, Reading price) {
    Column code = upper(Reading.clean(currency));
    return Staging.of(plans, Plans.TABLE, Recurly.VENDOR)
        .set(Plans.PLAN_ID, concat_ws("/", Reading.clean(Recurly.ID.col()), code))
        .set(Plans.PRODUCT_ID, Reading.text(Recurly.ID.name()))
        .set(Plans.PLAN, Reading.text(NAME.name()))
        .set(Plans.LIST_PRICE, price)
        .set(Plans.CURRENCY, code)
        .set(Plans.INTERVAL_UNIT, intervalUnit(INTERVAL_UNIT.col()))
        .set(Plans.INTERVAL_COUNT, Reading.whole(INTERVAL_LENGTH.name()))
        .deletedWhen(DELETED_AT.col().isNotNull())
        .orderedBy(Recurly.version())
        .rows();
  }

  /** The lines of the subscriptions of a plan that arrived. */
  static Dataset<Row> lines(Dataset<Row> arrived, Function<Table, Dataset<Row>> delivered) {
    Dataset<Row> known = Recurly.latest(delivered.apply(RecurlySubscriptions.TABLE));
    Dataset<Row> touched =
        Latest.touched(known, array(Recurly.idOf("plan")), arrived, Recurly.ID.col());
    return RecurlySubscriptions.lines(touched, delivered);
  }

  /** The rows with every plan delivered so far, for {@link Latest#find}. */
  static Dataset<Row> beside(Dataset<Row> rows, String name, Dataset<Row> plans) {
    Column value = struct(NAME.col(), INTERVAL_UNIT.col(), INTERVAL_LENGTH.col());
    return Latest.beside(rows, name, Recurly.latest(plans), Recurly.ID.col(), value);
  }

  /** The unit of an interval of billing. */
  static Reading intervalUnit(Column text) {
    return Reading.choice("plan." + INTERVAL_UNIT.name(), text, Recurly.UNITS);
  }
}
