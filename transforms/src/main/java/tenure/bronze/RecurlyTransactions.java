package tenure.bronze;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;

import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.silver.Invoices;

/** Transactions of Recurly: one row per payment tried. */
public final class RecurlyTransactions {
  public static final Field INVOICE = Field.text("invoice", "The invoice, as JSON.");
  public static final Field INVOICE_ID =
      Field.text("invoice_id", "The invoice\u2019s id, from loaders.");
  public static final Field TYPE = Field.text("type", "purchase, refund, verify \u2026.");
  public static final Field STATUS = Field.text("status", "success, declined, void \u2026.");
  public static final Field COLLECTED_AT = Field.text("collected_at", "When it was tried.");

  public static final Table TABLE =
      Delivered.table(
          Recurly.VENDOR,
          "transactions",
          "Transactions as Recurly exports them.",
          Recurly.ID,
          INVOICE,
          INVOICE_ID,
          TYPE,
          STATUS,
          COLLECTED_AT,
          Recurly.CREATED_AT,
          Recurly.UPDATED_AT);

  public static final Extract EXTRACT =
      new Extract(
          Recurly.VENDOR,
          "transactions",
          TABLE,
          List.of(Recurly.ID.name(), TYPE.name(), STATUS.name()),
          List.of(new Staged(Invoices.TABLE, RecurlyTransactions::invoices)));

  private static final String OF = "_transactions_of";

  private RecurlyTransactions() {}

  /** The bills whose transactions arrived. */
  static Dataset<Row> invoices(Dataset<Row> arrived, Function<Table, Dataset<Row>> delivered) {
    Dataset<Row> known = Recurly.latest(delivered.apply(RecurlyInvoices.TABLE));
    Dataset<Row> touched =
        Latest.touched(known, array(Recurly.ID.col()), arrived, Recurly.idOf("invoice"));
    return RecurlyInvoices.invoices(touched, delivered);
  }

  /** The bills with the transactions that landed apart from them. */
  static Dataset<Row> beside(Dataset<Row> bills, String name, Dataset<Row> transactions) {
    Dataset<Row> byBill =
        Recurly.latest(transactions)
            .groupBy(Recurly.idOf("invoice").as(OF))
            .agg(
                collect_list(
                        RecurlyInvoices.payment(
                            TYPE.col(), STATUS.col(), COLLECTED_AT.col(), Recurly.CREATED_AT.col()))
                    .as(name));
    return bills.join(byBill, Recurly.ID.col().equalTo(col(OF)), "left_outer");
  }
}
