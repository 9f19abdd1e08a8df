package tenure.bronze;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Reading;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.silver.Invoices;

/** Which payments of Zuora pay which bills: one row per bill and payment. */
public final class ZuoraInvoicePayments {
  public static final Field INVOICE_ID = Field.text("invoiceId", "The invoice.");
  public static final Field PAYMENT_ID = Field.text("paymentId", "The payment.");

  public static final Table TABLE =
      Delivered.table(
          Zuora.VENDOR,
          "invoice_payments",
          "Payments of bills as Zuora exports them.",
          Zuora.ID,
          INVOICE_ID,
          PAYMENT_ID,
          Zuora.CREATED_DATE,
          Zuora.UPDATED_DATE);

  public static final Extract EXTRACT =
      new Extract(
          Zuora.VENDOR,
          "invoice_payments",
          TABLE,
          List.of(Zuora.ID.name(), INVOICE_ID.name()),
          List.of(new Staged(Invoices.TABLE, ZuoraInvoicePayments::invoices)));

  static final String PAID = "_paid_on";
  static final String ATTEMPTS = "_attempts";
  static final String LAST_STATUS = "_last_status";

  private static final String OF = "_payments_of";

  private ZuoraInvoicePayments() {}

  /** The bills whose payments arrived. */
  static Dataset<Row> invoices(Dataset<Row> arrived, Function<Table, Dataset<Row>> delivered) {
    Dataset<Row> known = Zuora.latest(delivered.apply(ZuoraInvoices.TABLE));
    Dataset<Row> touched = Latest.touched(known, array(Zuora.ID.col()), arrived, INVOICE_ID.col());
    return ZuoraInvoices.invoices(touched, delivered);
  }

  /** The bills with what became of their payments. */
  static Dataset<Row> beside(Dataset<Row> bills, Function<Table, Dataset<Row>> delivered) {
    Dataset<Row> payments =
        Zuora.latest(delivered.apply(ZuoraPayments.TABLE))
            .select(
                Reading.clean(Zuora.ID.col()).as("_payment"),
                ZuoraPayments.STATUS.col().as("_status"),
                Zuora.day(ZuoraPayments.EFFECTIVE_DATE).value().as("_effective"));
    // An application without its payment still says when money came.
    Column day = coalesce(col("_effective"), Zuora.day(Zuora.CREATED_DATE).value());
    Column isPaid = coalesce(col("_status").equalTo("Processed"), lit(true));
    Dataset<Row> byBill =
        Zuora.latest(delivered.apply(TABLE))
            .join(payments, Reading.clean(PAYMENT_ID.col()).equalTo(col("_payment")), "left_outer")
            .groupBy(Reading.clean(INVOICE_ID.col()).as(OF))
            .agg(
                max(when(isPaid, day)).as(PAID),
                count(lit(1)).as(ATTEMPTS),
                max_by(col("_status"), day).as(LAST_STATUS));
    return bills.join(byBill, Reading.clean(Zuora.ID.col()).equalTo(col(OF)), "left_outer");
  }
}
