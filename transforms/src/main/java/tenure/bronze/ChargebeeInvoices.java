package tenure.bronze;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.exists;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;

import java.util.List;
import java.util.Map;
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

/** Invoices of Chargebee: one row per invoice exported. */
public final class ChargebeeInvoices {
  public static final Field ID = Field.text("id", "The invoice\u2019s number.");
  public static final Field CUSTOMER_ID = ChargebeeSubscriptions.CUSTOMER_ID;
  public static final Field SUBSCRIPTION_ID =
      Field.text("subscription_id", "The subscription billed.");
  public static final Field STATUS =
      Field.text("status", "paid, posted, payment_due, not_paid, voided or pending.");
  public static final Field DATE = Field.text("date", "When it was issued, epoch seconds.");
  public static final Field DUE_DATE = Field.text("due_date", "When it is due, epoch seconds.");
  public static final Field PAID_AT = Field.text("paid_at", "When it was paid, epoch seconds.");
  public static final Field TOTAL =
      Field.text("total", "The amount billed in minor units, net of the discounts of its lines.");
  public static final Field AMOUNT_PAID =
      Field.text("amount_paid", "The amount paid in minor units.");
  public static final Field DUNNING_STATUS =
      Field.text("dunning_status", "Whether payment is being tried again.");
  public static final Field LINKED_PAYMENTS =
      Field.text("linked_payments", "The payments tried, as JSON.");

  public static final Table TABLE =
      Delivered.table(
          Chargebee.VENDOR,
          "invoices",
          "Invoices as Chargebee exports them.",
          ID,
          CUSTOMER_ID,
          SUBSCRIPTION_ID,
          STATUS,
          Chargebee.CURRENCY_CODE,
          DATE,
          DUE_DATE,
          PAID_AT,
          TOTAL,
          AMOUNT_PAID,
          DUNNING_STATUS,
          LINKED_PAYMENTS,
          Chargebee.RESOURCE_VERSION,
          Chargebee.DELETED);

  public static final Extract EXTRACT =
      new Extract(
          Chargebee.VENDOR,
          "invoices",
          TABLE,
          List.of(ID.name(), CUSTOMER_ID.name()),
          List.of(new Staged(Invoices.TABLE, ChargebeeInvoices::invoices)));

  private static final Map<String, String> STATUSES =
      Map.of(
          "pending", "draft",
          "posted", "open",
          "payment_due", "open",
          "not_paid", "uncollectible",
          "paid", "paid",
          "voided", "void");
  private static final ArrayType PAYMENTS =
      DataTypes.createArrayType(Json.texts("txn_id", "txn_status"));

  private ChargebeeInvoices() {}

  /** Bills; a payment that failed counts while the bill is not paid. */
  static Dataset<Row> invoices(Dataset<Row> raw) {
    Reading status = Reading.choice(STATUS.name(), STATUS.col(), STATUSES);
    return Staging.of(raw, Invoices.TABLE, Chargebee.VENDOR, AccountLinks.ACCOUNT_ID)
        .set(Invoices.INVOICE_ID, Reading.text(ID.name()))
        .set(Invoices.SOURCE_ACCOUNT_KEY, Reading.text(CUSTOMER_ID.name()))
        .set(Invoices.SUBSCRIPTION_ID, Reading.text(SUBSCRIPTION_ID.name()))
        .set(Invoices.AMOUNT_DUE, Chargebee.money(TOTAL.name()))
        .set(Invoices.AMOUNT_PAID, Chargebee.money(AMOUNT_PAID.name()))
        .set(Invoices.CURRENCY, Chargebee.currency())
        .set(Invoices.ISSUED_DATE, day(DATE))
        .set(Invoices.DUE_DATE, day(DUE_DATE).or(day(DATE)))
        .set(Invoices.PAID_DATE, day(PAID_AT))
        .set(Invoices.STATUS, status)
        .set(Invoices.ATTEMPTS, coalesce(size(payments()), lit(0)).cast("bigint"))
        .set(Invoices.HAS_FAILED, hasFailed(status.value()))
        .deletedWhen(Chargebee.isDeleted())
        .orderedBy(Chargebee.version())
        .rows();
  }

  private static Column hasFailed(Column status) {
    Column isTriedAgain = DUNNING_STATUS.col().isin("in_progress", "exhausted", "stopped");
    Column failed =
        exists(
            payments(), p -> p.getField("txn_status").isin("failure", "timeout", "late_failure"));
    Column isUnpaid = status.isin("open", "uncollectible");
    return isUnpaid.and(coalesce(isTriedAgain, lit(false)).or(coalesce(failed, lit(false))));
  }

  private static Column payments() {
    return from_json(col(LINKED_PAYMENTS.name()), PAYMENTS);
  }

  private static Reading day(Field moment) {
    return Reading.moment(moment.name()).asDay();
  }
}
