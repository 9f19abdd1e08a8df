package tenure.bronze;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
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
import tenure.silver.Invoices;

/** Invoices of Zuora: one row per invoice exported. */
public final class ZuoraInvoices {
  public static final Field STATUS = Field.text("status", "Draft, Posted, Canceled or Error.");
  public static final Field AMOUNT =
      Field.text("amount", "The amount billed, in the currency of the transaction.");
  public static final Field BALANCE =
      Field.text("balance", "What is open, payments and credit memos taken off.");
  public static final Field PAYMENT_AMOUNT = Field.text("paymentAmount", "The amount paid.");
  public static final Field CREDIT_MEMO_AMOUNT =
      Field.text("creditMemoAmount", "The amount credited.");
  public static final Field INVOICE_DATE = Field.text("invoiceDate", "The day of issue.");
  public static final Field DUE_DATE = Field.text("dueDate", "The day it is due.");
  public static final Field REVERSED = Field.text("reversed", "Whether it was taken back.");

  public static final Table TABLE =
      Delivered.table(
          Zuora.VENDOR,
          "invoices",
          "Invoices as Zuora exports them.",
          Zuora.ID,
          Zuora.ACCOUNT_ID,
          STATUS,
          AMOUNT,
          BALANCE,
          PAYMENT_AMOUNT,
          CREDIT_MEMO_AMOUNT,
          Zuora.TRANSACTION_CURRENCY,
          Zuora.CURRENCY,
          INVOICE_DATE,
          DUE_DATE,
          REVERSED,
          Zuora.UPDATED_DATE);

  public static final Extract EXTRACT =
      new Extract(
          Zuora.VENDOR,
          "invoices",
          TABLE,
          List.of(Zuora.ID.name(), STATUS.name()),
          List.of(new Staged(Invoices.TABLE, ZuoraInvoices::invoices)));

  private static final Map<String, String> STATUSES =
      Map.of(
          "draft",
          "draft",
          "posted",
          "open",
          "canceled",
          "void",
          "error",
          "draft",
          "reversed",
          "void");

  private ZuoraInvoices() {}

  /** Bills; what credit memos settle is settled, though nobody paid it. */
  static Dataset<Row> invoices(Dataset<Row> arrived, Function<Table, Dataset<Row>> delivered) {
    Reading said = Reading.choice(STATUS.name(), STATUS.col(), STATUSES);
    Reading balance = Reading.money(BALANCE.name());
    Reading reversed = Reading.flag(REVERSED.name());
    Column isSettled = said.value().equalTo("open").and(balance.value().leq(0));
    Column status =
        when(coalesce(reversed.value(), lit(false)), "void")
            .when(isSettled, "paid")
            .otherwise(said.value());
    Column isFailed = col(ZuoraInvoicePayments.LAST_STATUS).isin("Error", "Canceled", "Voided");
    return Staging.of(
            ZuoraInvoicePayments.beside(arrived, delivered),
            Invoices.TABLE,
            Zuora.VENDOR,
            AccountLinks.ACCOUNT_ID)
        .refuse(balance.problem())
        .refuse(reversed.problem())
        .set(Invoices.INVOICE_ID, Reading.text(Zuora.ID.name()))
        .set(Invoices.SOURCE_ACCOUNT_KEY, Reading.text(Zuora.ACCOUNT_ID.name()))
        .set(Invoices.AMOUNT_DUE, Reading.money(AMOUNT.name()))
        .set(Invoices.AMOUNT_PAID, Reading.money(PAYMENT_AMOUNT.name()))
        .set(Invoices.CURRENCY, Zuora.currency())
        .set(Invoices.ISSUED_DATE, Zuora.day(INVOICE_DATE))
        .set(Invoices.DUE_DATE, Zuora.day(DUE_DATE))
        .set(Invoices.PAID_DATE, when(isSettled, col(ZuoraInvoicePayments.PAID)))
        .set(Invoices.STATUS, new Reading(status, said.problem()))
        .set(Invoices.ATTEMPTS, coalesce(col(ZuoraInvoicePayments.ATTEMPTS), lit(0L)))
        .set(Invoices.HAS_FAILED, coalesce(isFailed.and(status.equalTo("open")), lit(false)))
        .orderedBy(Zuora.version())
        .rows();
  }
}
