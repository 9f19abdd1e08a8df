package tenure.bronze;

import static org.apache.spark.sql.functions.last_day;
import static org.apache.spark.sql.functions.upper;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Reading;
import tenure.columns.Staging;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.silver.FxRates;

/** Exchange rates as finance publishes them: one row per currency and month end. */
public final class FinanceFxRates {
  private static final String VENDOR = "finance";

  public static final Field CURRENCY =
      Field.text("currency", "ISO 4217 code of the foreign currency.");
  public static final Field MONTH_END_DATE =
      Field.text("month_end_date", "The last day of the month the rate is for.");
  public static final Field RATE =
      Field.text("rate", "Units of the reporting currency for one unit of currency.");

  public static final Table TABLE =
      Delivered.table(
          VENDOR, "fx_rates", "Exchange rates as published.", CURRENCY, MONTH_END_DATE, RATE);

  public static final Extract EXTRACT =
      new Extract(
          VENDOR,
          "fx_rates",
          TABLE,
          List.of(CURRENCY.name(), MONTH_END_DATE.name(), RATE.name()),
          List.of(new Staged(FxRates.TABLE, FinanceFxRates::rates)));

  private FinanceFxRates() {}

  /** Exchange rates; a rate that is not above 0 or not of a month end is a problem. */
  static Dataset<Row> rates(Dataset<Row> raw) {
    Reading day = Reading.day(MONTH_END_DATE.name());
    Reading rate = Reading.decimal(RATE.name());
    return Staging.of(raw, FxRates.TABLE, VENDOR)
        .set(FxRates.CURRENCY, upper(Reading.clean(CURRENCY.col())))
        .set(
            FxRates.MONTH_END_DATE,
            day.refuse(
                MONTH_END_DATE.name(),
                day.value().notEqual(last_day(day.value())),
                "is not the last day of its month"))
        .set(FxRates.RATE, rate.refuse(RATE.name(), rate.value().leq(0), "is not above 0"))
        .rows();
  }
}
