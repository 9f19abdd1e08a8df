package tenure.silver;

import static tenure.contract.Layer.SILVER;

import tenure.contract.Field;
import tenure.contract.Table;

/** Exchange rates: one row per currency, month end and version. */
public final class FxRates {
  public static final Field CURRENCY =
      Field.id("currency", "ISO 4217 code of the foreign currency.").key();
  public static final Field MONTH_END_DATE =
      Field.day("month_end_date", "The last day of the month the rate is for.").key();
  public static final Field SOURCE = AccountLinks.SOURCE.plain();
  public static final Field RATE =
      Field.precise("rate", "Units of the reporting currency for one unit of currency.");

  public static final Table TABLE =
      Table.in(SILVER, "fx_rates", "Exchange rates to the reporting currency, one row per version.")
          .withColumns(CURRENCY, MONTH_END_DATE, SOURCE, RATE)
          .versioned();

  private FxRates() {}
}
