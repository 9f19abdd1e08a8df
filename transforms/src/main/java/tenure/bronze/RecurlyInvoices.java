package tenure.bronze;

import static org.apache.spark.sql.functions.array_max;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.get_json_object;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.Map;
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
import tenure.silver.AccountLinks;
import tenure.silver.Invoices;

/** Invoices of Recurly: one row per invoice exported. */
public final class RecurlyInvoices {
  public static final Field TYPE = Field.text("type", "charge, credit or legacy.");
  public static final Field STATE = Field.text("state", "The state of the invoice.");
  public static final Field SUBSCRIPTION_IDS =
      Field.text("subscription_ids", "The subscriptions billed, as JSON.");
  public static final Field TOTAL = Field.text("total", "The amount billed in major units.");
  public static final Field PAID = Field.text("paid", "The amount paid in major units.");
  public static final Field DUE_AT = Field.text("due_at", "When it is due.");
  public static final Field CLOSED_AT = Field.text("closed_at", "When it was paid or given up.");
  public static final Field TRANSACTIONS =
      Field.text("transactions", "The payments tried, as JSON.");

  public static final Table TABLE =
      Delivered.table(
          Recurly.VENDOR,
          "invoices",
          "Invoices as Recurly exports them.",
          Recurly.ID,
          Recurly.ACCOUNT,
          Recurly.ACCOUNT_ID,
          SUBSCRIPTION_IDS,
          TYPE,
          STATE,
          Recurly.CURRENCY,
          TOTAL,
          PAID,
          Recurly.CREATED_AT,
          Recurly.UPDATED_AT,
          DUE_AT,
          CLOSED_AT,
          TRANSACTIONS);

  public static final Extract EXTRACT =
      new Extract(
          Recurly.VENDOR,
          "invoices",
          TABLE,
          List.of(Recurly.ID.name(), STATE.name(), TOTAL.name()),
          List.of(new Staged(Invoices.TABLE, RecurlyInvoices::invoices)));

  private static final Map<String, String> STATES =
      Map.of(
          "pending", "draft",
          "open", "open",
          "processing", "open",
          "past_due", "open",
          "paid", "paid",
          "closed", "paid",
          "failed", "uncollectible",
          "voided", "void");
  private static final ArrayType PAYMENTS =
      DataTypes.createArrayType(Json.texts("type", "status", "collected_at", "created_at"));
  private static final String LANDED = "_landed_transactions";
  private static final String TRIED = "_tried";

  private RecurlyInvoices() {}

  /** Bills; credit invoices are left out, since they bill nothing. */
  static Dataset<Row> invoices(Dataset<Row> arrived, Function<Table, Dataset<Row>> delivered) {
    Dataset<Row> bills = arrived.where(coalesce(TYPE.col(), lit("charge")).notEqual("credit"));
    Dataset<Row> tried = withPayments(bills, delivered.apply(RecurlyTransactions.TABLE));
    Reading state = Reading.choice(STATE.name(), STATE.col(), STATES);
    Reading issued = Recurly.day(Recurly.CREATED_AT);
    return Staging.of(tried, Invoices.TABLE, Recurly.VENDOR, AccountLinks.ACCOUNT_ID)
        .set(Invoices.INVOICE_ID, Reading.text(Recurly.ID.name()))
        .set(Invoices.SOURCE_ACCOUNT_KEY, Recurly.idOf("account"))
        .set(
            Invoices.SUBSCRIPTION_ID,
            Reading.clean(get_json_object(SUBSCRIPTION_IDS.col(), "$[0]")))
        .set(Invoices.AMOUNT_DUE, Reading.money(TOTAL.name()))
        .set(Invoices.AMOUNT_PAID, Reading.money(PAID.name()))
        .set(Invoices.CURRENCY, Recurly.currency())
        .set(Invoices.ISSUED_DATE, issued)
        .set(Invoices.DUE_DATE, Recurly.day(DUE_AT).or(issued))
        .set(Invoices.PAID_DATE, paid(state.value()))
        .set(Invoices.STATUS, state)
        .set(Invoices.ATTEMPTS, coalesce(size(col(TRIED)), lit(0)).cast("bigint"))
        .set(Invoices.HAS_FAILED, hasFailed(state.value()))
        .orderedBy(Recurly.version())
        .rows();
  }

  /** A payment tried; verifications and refunds are none. */
  static Column payment(Column type, Column status, Column collectedAt, Column createdAt) {
    return struct(
        type.as("type"),
        status.as("status"),
        collectedAt.as("collected_at"),
        createdAt.as("created_at"));
  }

  private static Dataset<Row> withPayments(Dataset<Row> bills, Dataset<Row> transactions) {
    Column inside = from_json(TRANSACTIONS.col(), PAYMENTS);
    Column all = when(size(inside).gt(0), inside).otherwise(col(LANDED));
    Column purchases = filter(all, p -> p.getField("type").isin("purchase", "capture"));
    return RecurlyTransactions.beside(bills, LANDED, transactions).withColumn(TRIED, purchases);
  }

  private static Reading paid(Column state) {
    Reading closed = Recurly.day(CLOSED_AT);
    return new Reading(when(state.equalTo("paid"), closed.value()), closed.problem());
  }

  private static Column hasFailed(Column state) {
    Column last =
        array_max(
            transform(
                col(TRIED),
                p ->
                    struct(
                        coalesce(p.getField("collected_at"), p.getField("created_at")).as("at"),
                        p.getField("status").as("status"))));
    Column isDeclined = last.getField("status").isin("declined", "error");
    Column isUnpaid = state.isin("open", "uncollectible");
    return coalesce(isUnpaid.and(state.equalTo("uncollectible").or(isDeclined)), lit(false));
  }
}
