package tenure.ledger;

import java.time.LocalDate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Money;
import tenure.contract.Field;

/** Amounts beside the ledger in the currency that every figure is reported in (rule 1.9). */
public final class ReportingCurrency {
  private ReportingCurrency() {}

  /**
   * The rows with an amount at the latest rate up to a day, rounded half up to the cent; null where
   * the currency or its rate is not known.
   *
   * @param amount the amount, replaced in place
   * @param currency the column that says its ISO 4217 code
   * @param fxRates rates as known
   */
  public static Dataset<Row> converted(
      Dataset<Row> rows,
      Field amount,
      Field currency,
      Dataset<Row> fxRates,
      LedgerPolicy policy,
      LocalDate day) {
    Column rate = Rates.latest(currency.col(), policy);
    return Rates.onDay(rows, currency.col(), fxRates, day, policy)
        .withColumn(amount.name(), Money.converted(amount.col(), rate));
  }
}
